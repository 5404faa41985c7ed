/** How a stretch of even noise meets what is beside it: a muscle's pattern breaks off at one moment, or wanes as efforts do. */
import { at } from '../../../base/typedArrays';
import { chosen, count, fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import type { HopRange } from './hops';
import { meanOver, type NoiseCourse, type NoiseRun, noiseRunNumbers, unevenness } from './noiseRuns';

export const noiseEdgeNumbers = fixedNumbers('noiseEdges', {
  besideFrom: count(15, [5, 50], 'Hops from the noise to where the pattern beside it is measured', chosen),
  besideHops: count(100, [20, 200], 'Hops over which it is measured', 'own: a second'),
  edgeReach: count(25, [10, 50], 'Hops either side in which the edge is sought', chosen),
  toneChange: ratio(
    0.15,
    [0.05, 1],
    'A pattern has less of its power in the band of potentials than noise: ln of the RMS differs by this at least',
    'own: noise fills the band; a needle’s pattern differs by 0.3, a surface pattern by 1',
  ),
  settlingHops: count(
    15,
    [0, 50],
    'Hops in which hum that changes with the noise is not known yet',
    'own: blocks of hum reach over 0.2 s',
  ),
  firstHops: count(
    20,
    [5, 50],
    'Hops of a pattern that tell how whole it is where it meets noise',
    'own: 0.2 s; the last units of an effort take as long to cease',
  ),
});
const { besideFrom, besideHops, edgeReach, toneChange, settlingHops, firstHops } = noiseEdgeNumbers.values;

/** What is beside one end of a stretch of noise: nothing that is known or no pattern, or a pattern to or from a hop. */
export type NoiseEdge =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'pattern';
      readonly hop: number;
      /** ln of its size where it meets the noise over that half a second on: 0 where it breaks off, less where it wanes. */
      readonly wholeness: number;
      /** The same a moment further on, where hum that changed there is known. */
      readonly settledWholeness: number;
    };

/** What is before (-1) or after (1) a stretch of noise. */
export function noiseEdge(course: NoiseCourse, run: NoiseRun, side: -1 | 1): NoiseEdge {
  const beside = beyond(run, side, besideFrom, besideFrom + besideHops);
  if (beside.from < 0 || beside.to > course.level.length) return { kind: 'none' };
  const pattern = {
    level: meanOver(course.level, beside),
    tone: meanOver(course.tone, beside),
  };
  const isPattern =
    pattern.tone <= run.tone - toneChange &&
    unevenness(course, beside) > noiseRunNumbers.values.mostUneven &&
    Number.isFinite(pattern.level);
  if (!isPattern) return { kind: 'none' };
  const first = firstOfPattern(course, run, { ...pattern, beside }, side);
  const wholenessFrom = (hop: number): number =>
    meanOver(course.level, beyond(run, side, hop, hop + firstHops)) - pattern.level;
  return {
    kind: 'pattern',
    hop: side > 0 ? run.to + first : run.from - first,
    // The very first may be shared by both.
    wholeness: wholenessFrom(first + 1),
    settledWholeness: wholenessFrom(first + 1 + settlingHops),
  };
}

/** The hops [from, to) as counted from a run's end outwards. */
function beyond(run: HopRange, side: -1 | 1, from: number, to: number): HopRange {
  return side > 0 ? { from: run.to + from, to: run.to + to } : { from: run.from - to, to: run.from - from };
}

/** A pattern that is measured over some hops. */
interface Pattern {
  readonly level: number;
  readonly tone: number;
  readonly beside: HopRange;
}

/** Counted from the run's end outwards, the first hop that is rather the pattern's: all before it are rather the noise's. */
function firstOfPattern(course: NoiseCourse, run: NoiseRun, pattern: Pattern, side: -1 | 1): number {
  const { level, tone } = course;
  const levels = [noiseOdds(level, run, run.level), noiseOdds(level, pattern.beside, pattern.level)] as const;
  const tones = [noiseOdds(tone, run, run.tone), noiseOdds(tone, pattern.beside, pattern.tone)] as const;
  let best = { first: 0, odds: -Infinity };
  let odds = 0;
  for (let k = -edgeReach; k <= edgeReach; k++) {
    if (odds > best.odds) best = { first: k, odds };
    const hop = side > 0 ? run.to + k : run.from - 1 - k;
    const [x, y] = [at(level, hop), at(tone, hop)];
    odds += levels[0](x) - levels[1](x) + tones[0](y) - tones[1](y);
  }
  return best.first;
}

/** ln of how likely a value is among some that are spread as a Gaussian's are. */
function noiseOdds(values: Float64Array, { from, to }: HopRange, mean: number): (value: number) => number {
  let squares = 0;
  for (let hop = from; hop < to; hop++) squares += (at(values, hop) - mean) ** 2;
  const variance = squares / (to - from);
  return (value) => -((value - mean) ** 2) / (2 * variance) - Math.log(variance) / 2;
}
