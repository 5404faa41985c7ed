/** What the overview's strip is painted from. Pure. */
import type { LabelSet } from '../labels/labelSet';
import type { Model } from '../state';
import type { Layout } from '../view/layout';

/** Columns of the whole recording: extremes, NaN where nothing is known yet. */
export interface OverviewColumns {
  readonly minimum: Float32Array;
  readonly maximum: Float32Array;
  /** Columns known so far. */
  known: number;
}

/** The least and the greatest value of the columns known so far; undefined where they hold no number. */
export function extent(
  columns: OverviewColumns,
): { readonly low: number; readonly high: number } | undefined {
  let low = Infinity;
  let high = -Infinity;
  for (let k = 0; k < columns.known; k++) {
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

/** What is painted once for all of the recording: its envelope and its labels. */
export interface StripInputs {
  readonly width: number;
  readonly density: number;
  readonly columns: OverviewColumns | undefined;
  /** Columns that have come so far: the arrays themselves are filled in place. */
  readonly known: number;
  readonly labels: LabelSet;
  readonly durationSeconds: number;
}

/** What the strip shows of a model; neither cursor nor selection, nor the part that is shown below, are in it. */
export function stripInputs(
  model: Model,
  { plotWidth, density }: Layout,
  columns: OverviewColumns | undefined,
): StripInputs {
  return {
    width: plotWidth,
    density,
    columns,
    known: columns?.known ?? 0,
    labels: model.labels,
    durationSeconds: model.recording.durationSeconds,
  };
}
