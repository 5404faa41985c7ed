/**
 * Time cut into columns on a grid that starts at 0 s (one column is usually one device pixel). One function
 * decides which column a sample is in, so that every request, whatever its range, agrees with every other.
 */

/** ColumnRate [firstColumn, firstColumn + columnCount) of a channel; column k is [k, k + 1) · secondsPerColumn. */
export interface Columns {
  /** Samples per second (Hz). */
  readonly samplingRate: number;
  readonly secondsPerColumn: number;
  readonly firstColumn: number;
  readonly columnCount: number;
}

/** A half-open range of samples, [from, to). */
export interface SampleRange {
  readonly from: number;
  readonly to: number;
}

type ColumnRate = Pick<Columns, 'samplingRate' | 'secondsPerColumn'>;

/** @throws RangeError for a grid that is not one: rates that are not positive, counts that are not whole. */
export function checkGrid(grid: Columns): void {
  for (const name of ['samplingRate', 'secondsPerColumn'] as const) {
    if (!(grid[name] > 0 && Number.isFinite(grid[name]))) {
      throw new RangeError(`A column grid needs a positive, finite ${name}, not ${grid[name]}.`);
    }
  }
  for (const name of ['firstColumn', 'columnCount'] as const) {
    if (!(Number.isSafeInteger(grid[name]) && grid[name] >= 0)) {
      throw new RangeError(`A column grid needs a whole, non-negative ${name}, not ${grid[name]}.`);
    }
  }
}

/**
 * The column that holds a sample. Each rounding step is monotone, so columns never run backwards and a sample
 * is in exactly one; on a boundary the rounding of this very expression decides.
 */
export function columnOfSample(columns: ColumnRate, sample: number): number {
  return Math.floor(sample / columns.samplingRate / columns.secondsPerColumn);
}

/** The first sample whose column is `column` or later: `columnOfSample` inverted, exactly. */
export function firstSampleOfColumn(columns: ColumnRate, column: number): number {
  const estimate = Math.ceil(column * columns.secondsPerColumn * columns.samplingRate);
  // Beyond 2^53 there are no neighbouring samples to choose between, and no file has so many.
  if (!(estimate < Number.MAX_SAFE_INTEGER)) return Number.MAX_SAFE_INTEGER;
  let sample = Math.max(0, estimate);
  // The estimate is off by a few roundings at most.
  while (sample > 0 && columnOfSample(columns, sample - 1) >= column) sample--;
  while (columnOfSample(columns, sample) < column) sample++;
  return sample;
}

/** The samples of all of a grid's columns, within a channel of `samples` samples. */
export function samplesOfGrid(grid: Columns, samples: number): SampleRange {
  const from = Math.min(samples, firstSampleOfColumn(grid, grid.firstColumn));
  const to = Math.min(samples, firstSampleOfColumn(grid, grid.firstColumn + grid.columnCount));
  return { from, to };
}
