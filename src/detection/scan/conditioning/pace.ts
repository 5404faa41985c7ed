/** Keeps a long job polite: it stops when asked to, says how far it is, and lets others run in between. */
import type { JobControl } from '../../../recording/recording';

/** Structural: longest stretch of work without letting the event loop run (milliseconds). */
const longestTurn = 30;

/** One run's pace over a known amount of work. */
export class Pace {
  readonly #control: JobControl;
  readonly #total: number;
  #done = 0;
  #turnBegan = performance.now();

  /** @param total the work in any unit; `advance` counts in the same one. */
  constructor(control: JobControl, total: number) {
    this.#control = control;
    this.#total = total;
  }

  /** To be called after each piece of work. @throws the abort signal's reason once it is aborted. */
  async advance(work: number): Promise<void> {
    this.#done += work;
    this.#control.signal?.throwIfAborted();
    if (performance.now() - this.#turnBegan < longestTurn) return;
    this.#control.report?.(this.#total > 0 ? Math.min(1, this.#done / this.#total) : 1);
    await new Promise((resolve) => setImmediate(resolve));
    this.#control.signal?.throwIfAborted();
    this.#turnBegan = performance.now();
  }

  /** Says that everything is done. */
  finish(): void {
    this.#control.report?.(1);
  }
}
