/** The background of a stretch: noise and all that is too small to be separated, as its robust RMS. */
import { medianReordering, quantileOfSorted } from '../../../signal/statistics';
import { chosen, fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import type { Stage } from './stage';

/** Structural: every n-th sample is looked at. */
const stride = 13;
/** Structural: median of |x| of a Gaussian, in standard deviations (DETECTION.md §C.1). */
const normalMedian = 0.6745;
export const backgroundNumbers = fixedNumbers('background', {
  firstPeakPart: ratio(
    0.35,
    [0.05, 1],
    'At first a potential has at least this part of the height of the largest ones',
    chosen,
  ),
  largestQuantile: ratio(0.997, [0.9, 1], 'Which is this quantile of the magnitudes', chosen),
});
const { firstPeakPart, largestQuantile } = backgroundNumbers.values;

/** RMS of the Gaussian with the median magnitude of the first `length` values. */
export function backgroundOf(values: Float64Array, length: number): number {
  return (medianReordering(magnitudes(values, length)) ?? 0) / normalMedian;
}

/**
 * Before anything is explained, the units themselves are in the median: the largest peaks bound the background, so
 * that the threshold (`factor` times it) is below them.
 */
export function firstBackground({ signal, length }: Stage, factor: number): number {
  const largest = quantileOfSorted(magnitudes(signal, length).sort(), largestQuantile) ?? 0;
  return Math.min(backgroundOf(signal, length), (firstPeakPart * largest) / factor);
}

function magnitudes(values: Float64Array, length: number): Float64Array {
  const found = new Float64Array(Math.ceil(length / stride));
  for (let i = 0; i < found.length; i++) found[i] = Math.abs(values[i * stride] as number);
  return found;
}
