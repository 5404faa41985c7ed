/**
 * Follows a column that counts samples or packets: where it jumps, rows were lost on the way (a wireless sensor out of
 * reach), and what comes after them is later than its row says.
 */
import type { Timeline } from './timeline';

/** Rows from `row` on come `lost` rows later than those before. */
interface Jump {
  readonly row: number;
  readonly delta: number;
  /** The count of the row before. */
  readonly before: number;
}

/** A counter that jumps more often is none (or one of packets that have several rows each). */
const rowsPerJump = 20;
const fewJumps = 50;
const mostJumps = 100_000;
/** As much as this share of the first rows has to count by one step. */
const leastShareOfSteps = 0.9;
const fewestRows = 8;
/** Losses that stretch a recording to more than so many times its rows are no losses. */
const longestStretch = 10;

/** The step by which a column counts, as its first rows have it; undefined where they do not. */
export function countingStep(values: readonly number[]): number | undefined {
  const deltas = values.slice(1).map((value, index) => value - (values[index] ?? NaN));
  if (values.length < fewestRows || !values.every(Number.isInteger)) return undefined;
  const counts = new Map<number, number>();
  for (const delta of deltas) counts.set(delta, (counts.get(delta) ?? 0) + 1);
  const [step, times] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0]);
  return step > 0 && times >= leastShareOfSteps * deltas.length ? step : undefined;
}

export class CounterFollower {
  readonly column: number;
  private readonly step: number;
  private readonly jumps: Jump[] = [];
  private last: number | undefined;
  private before = 0;
  private highest = 0;
  private rows = 0;

  constructor(column: number, step: number) {
    this.column = column;
    this.step = step;
  }

  /** Takes the count of a row; NaN where it has none. */
  add(row: number, value: number): void {
    this.rows = row + 1;
    // A damaged count is passed over: the next one tells how many rows there should have been.
    if (!Number.isInteger(value) || value < 0) return;
    const { last } = this;
    this.highest = Math.max(this.highest, value);
    const { before } = this;
    this.last = value - row * this.step;
    this.before = value;
    if (last === undefined || this.last === last || this.jumps.length > mostJumps) return;
    const delta = this.last - last;
    const previous = this.jumps.at(-1);
    // One wrong count, and the next one is right again.
    if (previous?.row === row - 1 && previous.delta === -delta) this.jumps.pop();
    else this.jumps.push({ row, delta, before });
  }

  /** The timeline of rows at a rate, with what was lost as gaps; undefined where nothing was, or nothing can be told. */
  timeline(samplingRate: number): Timeline | undefined {
    const { step, highest, rows } = this;
    const cycle = highest + step;
    // A counter of one byte begins again every 256 rows.
    const wraps = this.jumps.filter(({ delta }) => delta === -cycle).length;
    if (this.jumps.length - wraps > fewJumps + rows / rowsPerJump) return undefined;
    const segments = [{ row: 0, sample: 0 }];
    let missing = 0;
    for (const { row, delta, before } of this.jumps) {
      // One that begins again far from its end was started anew, with its recorder: what that took, it does not tell.
      const isAnew = delta < 0 && wraps < 2 && before < highest / 2;
      const lost = isAnew ? 0 : (delta < 0 ? delta + cycle : delta) / step;
      if (!Number.isInteger(lost) || lost <= 0) continue;
      missing += lost;
      segments.push({ row, sample: row + missing });
    }
    if (missing === 0 || missing > longestStretch * rows) return undefined;
    return { samplingRate, segments, gaps: segments.length - 1, missingSamples: missing };
  }
}
