/**
 * How many turns a unit's mean potential has: what is locked to the unit's discharges stays in the mean, and what is not
 * is gone from it. The spike of a fibre has two or three; a circuit of fibres, each of which adds its own, has more.
 */
import { at } from '../../base/typedArrays';
import { gaussianMedianMagnitude, median } from '../../signal/statistics';
import { chosen, fixedNumbers, ratio } from '../numbers/fixedNumbers';

export const turnNumbers = fixedNumbers('turns', {
  leastPart: ratio(
    0.15,
    [0.02, 0.5],
    'A turn is this part of the amplitude away from those before and after it',
    'own: the small last phase of a fibre’s spike is below it where it is doubtful',
  ),
  overNoise: ratio(
    8,
    [2, 20],
    'And so many times what is left of the noise',
    'own: noise by itself ranges over six to seven deviations in a mean of 36 ms',
  ),
  cyclePart: ratio(
    0.45,
    [0.1, 0.5],
    'To either side this part of an interval belongs to a discharge',
    chosen,
  ),
});
const { leastPart, overNoise, cyclePart } = turnNumbers.values;

/** Where a mean has its alignment point, and how often it comes. */
export interface MeanPlace {
  readonly rate: number;
  readonly beforeSeconds: number;
  /** Median interval of the discharges. */
  readonly intervalSeconds: number;
}

/** Turns of a mean potential, nothing of the next discharge's counted. */
export function turnsOf(averaged: Float32Array, { rate, beforeSeconds, intervalSeconds }: MeanPlace): number {
  const centre = Math.round(beforeSeconds * rate);
  const reach = Math.round(cyclePart * intervalSeconds * rate);
  const values = averaged.subarray(Math.max(0, centre - reach), centre + reach + 1);
  const amplitude = values.reduce((a, b) => Math.max(a, b), 0) - values.reduce((a, b) => Math.min(a, b), 0);
  const least = Math.max(leastPart * amplitude, overNoise * noiseOf(averaged));
  let [turns, direction] = [0, 0];
  let [lowest, highest] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const value = at(values, i);
    [lowest, highest] = [Math.min(lowest, value), Math.max(highest, value)];
    if (direction <= 0 && value - lowest >= least) {
      if (direction < 0) turns++;
      [direction, highest] = [1, value];
    } else if (direction >= 0 && highest - value >= least) {
      if (direction > 0) turns++;
      [direction, lowest] = [-1, value];
    }
  }
  return turns;
}

/** Standard deviation from one sample to the next where no potential is: most of a mean is none. */
function noiseOf(values: Float32Array): number {
  const steps = Float64Array.from({ length: Math.max(0, values.length - 1) }, (_, i) =>
    Math.abs(at(values, i + 1) - at(values, i)),
  );
  return (median(steps) ?? 0) / gaussianMedianMagnitude / Math.SQRT2;
}
