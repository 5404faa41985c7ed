/** Keeps a long job polite: it stops when asked to, says how far it is, and lets others run in between. */
import type { JobControl } from '../recording/recording';

/** Structural: longest stretch of work without letting the event loop run (milliseconds). */
const longestTurn = 30;

/** When a thread last let others run; shared by all jobs that work in it by turns. */
export class ThreadTurn {
  #began = performance.now();

  /** Whether it is time to let others run. */
  get isOver(): boolean {
    return performance.now() - this.#began >= longestTurn;
  }

  /** Lets messages (a cancellation, another request) in. */
  async next(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#began = performance.now();
  }
}

/** One job's pace over a known amount of work. */
export class Pace {
  readonly #control: JobControl;
  readonly #total: number;
  readonly #turn: ThreadTurn;
  #done = 0;

  /** @param total the work in any unit; `advance` counts in the same one. */
  constructor(control: JobControl, total: number, turn = new ThreadTurn()) {
    this.#control = control;
    this.#total = total;
    this.#turn = turn;
  }

  /** To be called after each piece of work. @throws the abort signal's reason once it is aborted. */
  async advance(work: number): Promise<void> {
    this.#done += work;
    this.#control.signal?.throwIfAborted();
    if (!this.#turn.isOver) return;
    this.#control.report?.(this.#total > 0 ? Math.min(1, this.#done / this.#total) : 1);
    await this.#turn.next();
    this.#control.signal?.throwIfAborted();
  }

  /** Says that everything is done. */
  finish(): void {
    this.#control.report?.(1);
  }
}
