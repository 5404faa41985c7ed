/** Welch's averaged power spectrum of a short slow series (Welch 1967, IEEE Trans. Audio Electroacoust. 15:70). */
import { at } from '../../base/typedArrays';
import { count, fixedNumbers, ratio } from '../numbers/fixedNumbers';

/** Power by frequency; bin k is at k · hertzPerBin. */
export interface PowerSpectrum {
  readonly powers: Float64Array;
  readonly hertzPerBin: number;
  readonly segments: number;
  /** Values in a segment. */
  readonly length: number;
}

export const spectrumNumbers = fixedNumbers('spectrum', {
  padding: ratio(
    2,
    [1, 8],
    "A bin is this part of a segment's own resolution",
    'own: a peak between bins loses little',
  ),
  lobeBins: count(
    3,
    [1, 20],
    'This many bins from a peak the spectrum is free of it',
    'own: a Hann window lets through a thirtieth of its power there',
  ),
});
export const { lobeBins } = spectrumNumbers.values;
const { padding } = spectrumNumbers.values;

/**
 * Mean over half-overlapping Hann segments of about `segmentSeconds`, a straight line taken out of each.
 *
 * Bins reach to `highestHz` or the Nyquist rate.
 *
 * @param values finite, at `rateHz` samples a second, at least one segment
 */
export function powerSpectrum(
  values: Float64Array,
  rateHz: number,
  segmentSeconds: number,
  highestHz: number,
): PowerSpectrum {
  const length = Math.max(2, Math.min(values.length, Math.round(segmentSeconds * rateHz)));
  const segments = Math.max(1, Math.floor((2 * (values.length - length)) / length) + 1);
  const powers = new Float64Array(Math.floor(padding * length * Math.min(0.5, highestHz / rateHz)) + 1);
  // Segments are spread evenly, so that the end of the series counts as much as its beginning.
  const step = segments > 1 ? (values.length - length) / (segments - 1) : 0;
  for (let s = 0; s < segments; s++) {
    const from = Math.floor(s * step);
    addPowers(windowed(values.subarray(from, from + length)), powers);
  }
  return {
    powers: powers.map((power) => power / segments),
    hertzPerBin: rateHz / (padding * length),
    segments,
    length,
  };
}

/** Amplitude of an oscillation whose peak is at a bin, its frequency steady or not: from the power of the peak's lobe. */
export function amplitudeAt({ powers, length }: PowerSpectrum, peak: number): number {
  let power = 0;
  for (let bin = Math.max(1, peak - lobeBins); bin <= Math.min(powers.length - 1, peak + lobeBins); bin++) {
    power += at(powers, bin);
  }
  // Parseval: a sinusoid of amplitude A has A²/2 · padding · length/2 · Σ w² on one side, and a Hann window Σ w² = 3/8 · length.
  return Math.sqrt((32 * power) / (3 * padding * length ** 2));
}

/** The segment without its regression line, under a Hann window. */
function windowed(values: Float64Array): Float64Array {
  const n = values.length;
  const middle = (n - 1) / 2;
  let sum = 0;
  let moment = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    sum += at(values, i);
    moment += at(values, i) * (i - middle);
    squares += (i - middle) ** 2;
  }
  const slope = squares > 0 ? moment / squares : 0;
  return values.map(
    (value, i) =>
      (value - sum / n - slope * (i - middle)) * (0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / n)),
  );
}

/** Adds the squared magnitude of each bin's Fourier coefficient (Goertzel 1958): the series are too short for more. */
function addPowers(values: Float64Array, powers: Float64Array): void {
  for (let bin = 0; bin < powers.length; bin++) {
    const factor = 2 * Math.cos((2 * Math.PI * bin) / (padding * values.length));
    let last = 0;
    let beforeLast = 0;
    for (let i = 0; i < values.length; i++) {
      const next = (values[i] as number) + factor * last - beforeLast; // in bounds
      beforeLast = last;
      last = next;
    }
    const power = last * last + beforeLast * beforeLast - factor * last * beforeLast;
    powers[bin] = at(powers, bin) + Math.max(0, power);
  }
}
