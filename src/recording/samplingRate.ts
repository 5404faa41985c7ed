/** Which sampling rates and lengths a recording can have: one rule for every format, declaration and person. */

/** A sample in eleven days. */
const lowestRate = 1e-6;
/**
 * Oscilloscopes are faster; nothing that is kept as a recording of a body is. At 1 GHz a filter of a few milliseconds
 * has millions of taps, and a file of forty samples would keep the detection busy for minutes.
 */
const highestRate = 1e8;
/** Ten years in seconds. */
export const longestSeconds = 10 * 366 * 86_400;

/** True for samples per second (Hz) that a recording can have: finite, above zero, neither absurdly low nor high. */
export function isSamplingRate(rate: number): boolean {
  return rate >= lowestRate && rate <= highestRate;
}
