/**
 * The envelope of a trace: the smallest and largest sample of each column, built up from blocks in any order,
 * so that a spike of a single sample stays visible however far the view is zoomed out.
 */
import { checkGrid, type Columns, columnOfSample, firstSampleOfColumn, samplesOfGrid } from './columnGrid';
import { emptyExtremes, type Extremes, widen } from './extremes';

export type { Columns } from './columnGrid';

/** Gathers one request's columns from streamed blocks. */
export class EnvelopeAccumulator implements Extremes {
  /** Per column, in the samples' unit; NaN where no valid sample has come in. */
  readonly minimum: Float32Array;
  readonly maximum: Float32Array;
  readonly #grid: Columns;

  /** @throws RangeError for a grid with a rate that is not positive or a count that is not whole. */
  constructor(columns: Columns) {
    checkGrid(columns);
    this.#grid = columns;
    ({ minimum: this.minimum, maximum: this.maximum } = emptyExtremes(columns.columnCount));
  }

  /** Takes in samples [firstSample, firstSample + values.length); those outside the columns are passed over. */
  add(values: Float32Array, firstSample: number): void {
    const grid = this.#grid;
    const end = firstSample + values.length;
    const samples: Extremes = { minimum: values, maximum: values };
    const inside = samplesOfGrid(grid, end);
    let from = Math.max(inside.from, firstSample);
    while (from < inside.to) {
      const column = columnOfSample(grid, from);
      const next = Math.min(inside.to, firstSampleOfColumn(grid, column + 1));
      widen(this, column - grid.firstColumn, samples, from - firstSample, next - firstSample);
      from = next;
    }
  }
}
