/** The times that samples of a stream state, thinned: enough of them to draw its clock, and those around each jump. */

/** A frame and its time on the sender's clock. */
export interface TimeMark {
  readonly frame: number;
  readonly time: number;
}

/** One mark in so many seconds is kept where times are even. */
const marksEverySeconds = 0.25;
/** A time that is off by more is kept, and the one before it: a gap may lie between them. */
export const jumpSeconds = 0.05;
const mostMarks = 2_000_000;

export class TimeMarks {
  readonly marks: TimeMark[] = [];
  private readonly step: number;
  private seen: TimeMark | undefined;

  /** @param nominalRate samples per second, above 0 */
  constructor(nominalRate: number) {
    this.step = 1 / nominalRate;
  }

  /** Takes the time that a frame states; frames come in order. */
  add(frame: number, time: number): void {
    if (!Number.isFinite(time) || this.marks.length >= mostMarks) return;
    const { seen } = this;
    const kept = this.marks.at(-1);
    const mark = { frame, time };
    this.seen = mark;
    if (!seen || !kept) {
      this.marks.push(mark);
      return;
    }
    const off = time - seen.time - (frame - seen.frame) * this.step;
    if (Math.abs(off) > Math.max(jumpSeconds, this.step)) {
      if (kept !== seen) this.marks.push(seen);
      this.marks.push(mark);
    } else if ((frame - kept.frame) * this.step >= marksEverySeconds) this.marks.push(mark);
  }

  /** All marks, the last one that was seen among them. */
  all(): readonly TimeMark[] {
    const { seen } = this;
    return seen && this.marks.at(-1) !== seen ? [...this.marks, seen] : this.marks;
  }
}
