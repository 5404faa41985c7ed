/**
 * Where a channel holds even noise and nothing else: its level keeps still from hop to hop and over a second, as only Gaussian
 * noise that fills the watched band does. Potentials are neither so even nor so broad.
 */
import { at } from '../../../base/typedArrays';
import { chosen, count, fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import type { HopRange } from './hops';

export const noiseRunNumbers = fixedNumbers('noiseRuns', {
  evenHops: count(100, [50, 500], 'Hops in which noise shows that it is even', 'own: one second'),
  evenStep: count(10, [1, 50], 'Hops from one look to the next', chosen),
  mostUneven: ratio(
    1.6,
    [1.1, 3],
    'Its level fluctuates by this many times what Gaussian noise does, at most',
    'own: amplifiers 0.6 to 1.3, what is left of hum in them to 1.5; the densest surface pattern at 2 kHz 1.8',
  ),
});
const { evenHops, evenStep, mostUneven } = noiseRunNumbers.values;

/** A channel hop by hop as its noise is looked for. NaN where nothing is known. */
export interface NoiseCourse {
  /** ln of the RMS in the watched band. */
  readonly level: Float64Array;
  /** ln of the RMS in the band of potentials over that in the watched band: what the spectrum leans to. */
  readonly tone: Float64Array;
  /** Standard deviation of `level` in Gaussian noise that fills the watched band. */
  readonly levelSpread: number;
}

/** A stretch of even noise; its level and tone are means. */
export interface NoiseRun extends HopRange {
  readonly level: number;
  readonly tone: number;
}

/** The longest stretches of even noise, in order. */
export function noiseRuns(course: NoiseCourse): readonly NoiseRun[] {
  const runs: HopRange[] = [];
  for (let from = 0; from + evenHops <= course.level.length; from += evenStep) {
    if (unevenness(course, { from, to: from + evenHops }) > mostUneven) continue;
    const last = runs.at(-1);
    if (last && from <= last.to) runs[runs.length - 1] = { from: last.from, to: from + evenHops };
    else runs.push({ from, to: from + evenHops });
  }
  return runs.map((run) => ({
    ...run,
    level: meanOver(course.level, run),
    tone: meanOver(course.tone, run),
  }));
}

/**
 * How much the level fluctuates in times of what Gaussian noise does: from each hop to the next or about its mean, the
 * greater of both. Infinite where hops are not known.
 */
export function unevenness({ level, levelSpread }: NoiseCourse, { from, to }: HopRange): number {
  const mean = meanOver(level, { from, to });
  let [about, steps] = [0, 0];
  for (let hop = from; hop < to; hop++) {
    about += (at(level, hop) - mean) ** 2;
    if (hop > from) steps += (at(level, hop) - at(level, hop - 1)) ** 2 / 2;
  }
  const greatest = Math.sqrt(Math.max(about, steps) / (to - from - 1)) / levelSpread;
  return Number.isFinite(greatest) ? greatest : Infinity;
}

export function meanOver(values: Float64Array, { from, to }: HopRange): number {
  let sum = 0;
  for (let hop = from; hop < to; hop++) sum += at(values, hop);
  return sum / (to - from);
}
