/**
 * Extremes, sums and sums of squares of samples, bin by bin. Of `count` samples the first `first` are a bin (as many as
 * there are), then every `size` (up to 2^14) are one, and what is left is the last. For each bin, five numbers: minimum,
 * maximum, sum, sum of squares, and of how many samples they are; Infinity and −Infinity where of none. All arguments but
 * counts, strides and stored numbers are addresses in bytes.
 */

/** Bytes of a bin's numbers. */
export const resultBytes: usize = 40;

/** Writes a bin's numbers. */
export function put(result: usize, low: f64, high: f64, sum: f64, squares: f64, known: i32): void {
  store<f64>(result, known > 0 ? low : Infinity);
  store<f64>(result, known > 0 ? high : -Infinity, 8);
  store<f64>(result, sum, 16);
  store<f64>(result, squares, 24);
  store<f64>(result, <f64>known, 32);
}

/** The smaller of two counts. */
export function smaller(a: i32, b: i32): i32 {
  return a < b ? a : b;
}
