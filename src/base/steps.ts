/**
 * Long computations, written once, that can be run through at once or in slices between which the event loop has its
 * turn: a generator that yields wherever it may pause.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** A computation that may pause at each `yield`. */
export type Steps<Result> = Generator<void, Result, void>;

/** The event loop waits no longer than this, and one step, for its turn. */
const sliceMilliseconds = 10;

/** Runs a computation to its end. */
export function runThrough<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * Runs a computation in slices of some milliseconds.
 * @throws the signal's reason when it is aborted, and whatever the computation throws
 */
export async function runInSlices<Result>(steps: Steps<Result>, signal?: AbortSignal): Promise<Result> {
  for (;;) {
    signal?.throwIfAborted();
    const end = performance.now() + sliceMilliseconds;
    do {
      const { done, value } = steps.next();
      if (done) return value;
    } while (performance.now() < end);
    await nextTurn();
  }
}
