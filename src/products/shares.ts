/** How far a job of several parts is, each part counting for its share of the work. */
import type { JobControl } from '../recording/recording';

/** Gives the parts of one job their controls. */
export class Shares {
  readonly #control: JobControl;
  readonly #total: number;
  #done = 0;

  /** @param total the work of all parts, in the unit in which `part` counts */
  constructor(control: JobControl, total: number) {
    this.#control = control;
    this.#total = total;
  }

  /** The control of a part with so much of the work. A part that reports 1, or `finish`, has done all of its share. */
  part(work: number): JobControl {
    let doneHere = 0;
    const report = (fraction: number): void => {
      const now = work * Math.min(1, Math.max(0, fraction));
      if (!(now > doneHere)) return;
      this.#done += now - doneHere;
      doneHere = now;
      this.#control.report?.(this.#total > 0 ? Math.min(1, this.#done / this.#total) : 1);
    };
    const { signal } = this.#control;
    return signal ? { signal, report } : { report };
  }
}
