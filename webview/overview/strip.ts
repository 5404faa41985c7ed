/** What the overview's strip is painted from. Pure. */
import { isFinding } from '../labels/groups';
import type { LabelLook, LabelView } from '../../src/protocol/page';
import { spanValues, type Spans } from '../drawing/spans';
import { FreeColumns } from '../drawing/freeColumns';

/** Columns of the whole recording: extremes, NaN where nothing is known yet. */
export interface OverviewColumns {
  readonly minimum: Float32Array;
  readonly maximum: Float32Array;
}

/** The columns of a picture's spans. */
export function columnsOf({ low, high, state }: Spans): OverviewColumns {
  const known = (values: Float32Array): Float32Array =>
    values.map((value, x) => (state[x] === spanValues ? value : NaN));
  return { minimum: known(low), maximum: known(high) };
}

/** The least and the greatest value of the columns known so far; undefined where they hold no number. */
export function extent(
  columns: OverviewColumns,
): { readonly low: number; readonly high: number } | undefined {
  let low = Infinity;
  let high = -Infinity;
  for (let k = 0; k < columns.minimum.length; k++) {
    const minimum = columns.minimum[k] ?? NaN;
    const maximum = columns.maximum[k] ?? NaN;
    // NaN compares as neither, and is passed over; 0 is a value like any other.
    if (minimum < low) low = minimum;
    if (maximum > high) high = maximum;
  }
  return low <= high ? { low, high } : undefined;
}

/** How far a column reaches, in pixels from the strip's top: [top, bottom), at least one high. */
export interface ColumnBar {
  readonly top: number;
  readonly bottom: number;
}

/** Where a column lies between `top` and `top + height`; undefined where it holds no number. */
export function columnBar(
  columns: OverviewColumns,
  k: number,
  { low, high }: { readonly low: number; readonly high: number },
  top: number,
  height: number,
): ColumnBar | undefined {
  const minimum = columns.minimum[k] ?? NaN;
  const maximum = columns.maximum[k] ?? NaN;
  if (!(minimum <= maximum)) return undefined;
  // A signal that never changes lies in the middle.
  const y = (value: number): number =>
    high > low ? top + ((high - value) / (high - low)) * height : top + height / 2;
  const upper = Math.floor(y(maximum));
  return { top: upper, bottom: Math.max(upper + 1, Math.ceil(y(minimum))) };
}

/** What is seen of the labels in some columns of the strip: those of the label on top. */
export interface LabelMark {
  readonly from: number;
  readonly end: number;
  readonly look: LabelLook;
  readonly rejected: boolean;
}

/**
 * Marks for the labels in `width` columns, never more than columns: of labels that share one the last is seen, and a
 * rejected one only where no other lies.
 * @param leastWidth columns that even the shortest label takes
 */
export function labelMarks(
  labels: readonly LabelView[],
  durationSeconds: number,
  width: number,
  leastWidth: number,
): readonly LabelMark[] {
  const free = new FreeColumns(width);
  const marks: LabelMark[] = [];
  const column = (seconds: number): number => Math.round((seconds / durationSeconds) * width);
  for (const rejected of [false, true]) {
    for (let index = labels.length - 1; index >= 0; index--) {
      const label = labels[index];
      if (!label || isFinding(label) || (label.status === 'rejected') !== rejected) continue;
      const left = column(label.startSeconds);
      const right = Math.max(left + leastWidth, column(label.endSeconds));
      free.take(left, right, (from, end) => marks.push({ from, end, look: label, rejected }));
    }
  }
  return marks;
}
