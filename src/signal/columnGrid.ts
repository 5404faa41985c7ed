/** Time cut into columns on a grid that starts at 0 s. One function decides which column a sample is in. */

/** A half-open range of samples, [from, to). */
export interface SampleRange {
  readonly from: number;
  readonly to: number;
}

interface ColumnRate {
  /** Samples per second (Hz). */
  readonly samplingRate: number;
  readonly secondsPerColumn: number;
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
