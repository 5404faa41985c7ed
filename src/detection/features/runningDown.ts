/**
 * Whether a burst stands at its full height at once and runs down from there, as fibres do that a needle has torn at
 * (DETECTION.md §A.4, insertion activity). An effort builds up: its units are recruited one after the other.
 */
import { at } from '../../base/typedArrays';
import type { HopRange } from '../scan/activity/hops';
import { count, fixedNumbers, ratio } from '../numbers/fixedNumbers';

export const runningDownNumbers = fixedNumbers('runningDown', {
  parts: count(
    8,
    [4, 32],
    'The burst is looked at in so many equal parts',
    'own: of a burst of 1 to 3 s each holds some thirty potentials or more, and is as long as a quick effort builds up',
  ),
  lateParts: count(
    2,
    [1, 8],
    'The last so many are its end',
    'own: a quarter, so that single potentials weigh little',
  ),
  buildUpWeight: ratio(
    2,
    [1, 5],
    'What it gains after its first part counts so much against what it loses',
    'own: a burst whose first part is half as high as its greatest has built up, however far it falls later',
  ),
});
const { parts, lateParts, buildUpWeight } = runningDownNumbers.values;

/**
 * How far it runs down, in natural logarithms of its RMS: from its first part to its last ones, less what it gained after
 * the first. Undefined where it is too short for its parts.
 * @param power mean square by the hop; @param noisePower of rest, same unit
 */
export function runningDown(
  power: Float32Array,
  { from, to }: HopRange,
  noisePower: number,
): number | undefined {
  const each = (to - from) / parts;
  if (each < 1) return undefined;
  const levelIn = (first: number, last: number): number => {
    const [start, end] = [Math.round(from + first * each), Math.round(from + last * each)];
    let sum = 0;
    let known = 0;
    for (let hop = start; hop < end; hop++) {
      const value = at(power, hop);
      if (Number.isNaN(value)) continue;
      sum += value;
      known++;
    }
    return Math.log(Math.max(noisePower, known > 0 ? sum / known - noisePower : 0)) / 2;
  };
  const first = levelIn(0, 1);
  let gained = 0;
  for (let k = 1; k < parts; k++) gained = Math.max(gained, levelIn(k, k + 1) - first);
  return first - levelIn(parts - lateParts, parts) - buildUpWeight * gained;
}
