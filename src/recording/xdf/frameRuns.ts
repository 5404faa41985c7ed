/** Where the frames (one value of each channel) of a stream stand in the file: in runs of even distance. */
import { indexBehind } from '../../base/ascending';

/** Frames [first, first + count), the first one's values at `offset`. */
export interface FrameRun {
  readonly offset: number;
  readonly first: number;
  readonly count: number;
  readonly strideBytes: number;
}

/** Of a run of one frame, which has none. */
const smallestStride = 1;

/** Columns, not objects: a stream that pushes single samples has a run for each. */
export class FrameRuns {
  private readonly offsets: number[] = [];
  private readonly firsts: number[] = [];
  private readonly counts: number[] = [];
  private readonly strides: number[] = [];
  private next = 0;
  private passedOver = 0;

  get length(): number {
    return this.offsets.length;
  }

  /** Frames up to the last one that is there. */
  get frames(): number {
    return this.next;
  }

  /** How many of them are not there. */
  get lost(): number {
    return this.passedOver;
  }

  /** The frame whose values stand at `offset`; it comes later in the file than all before it. */
  add(frame: number, offset: number): void {
    const last = this.offsets.length - 1;
    const count = this.counts[last] ?? 0;
    const distance = offset - this.lastOffset(last);
    const follows = last >= 0 && frame === this.next;
    this.passedOver += frame - this.next;
    this.next = frame + 1;
    if (follows && (count === 1 || distance === this.strides[last])) {
      this.counts[last] = count + 1;
      this.strides[last] = distance;
      return;
    }
    this.offsets.push(offset);
    this.firsts.push(frame);
    this.counts.push(1);
    this.strides.push(0);
  }

  private lastOffset(run: number): number {
    return (this.offsets[run] ?? 0) + ((this.counts[run] ?? 1) - 1) * (this.strides[run] ?? 0);
  }

  at(index: number): FrameRun {
    return {
      offset: this.offsets[index] ?? 0,
      first: this.firsts[index] ?? 0,
      count: this.counts[index] ?? 0,
      strideBytes: this.strides[index] || smallestStride,
    };
  }

  /** The first run that has a frame at or behind `frame`. */
  indexOf(frame: number): number {
    return indexBehind(this.length, (run) => (this.firsts[run] ?? 0) + (this.counts[run] ?? 0) <= frame);
  }
}
