/**
 * Where a heart may beat in a channel: slow deflections of one shape that keep the pace of a heart (DETECTION.md §B.5,
 * "ECG"), found in the course by the hop. Whether they are QRS complexes their samples must show (`heartbeat.ts`).
 */
import { at } from '../../../base/typedArrays';
import { gaussianMedianMagnitude, median, thinned } from '../../../signal/statistics';
import { chosen, count, fixedNumbers, ratio, seconds } from '../../numbers/fixedNumbers';
import { fromBaseline } from './baseline';
import { BeatShapes } from './beatShapes';
import type { ValidityParameters } from './parameters';

export const beatRhythmNumbers = fixedNumbers('beatRhythm', {
  leastBeats: count(5, [3, 50], 'Fewer beats keep time by chance', chosen),
  apartSeconds: seconds(
    0.3,
    [0.1, 0.6],
    'A deflection is the greatest for this long either side',
    'own: no heart beats twice in it',
  ),
  shapeSeconds: seconds(
    0.1,
    [0.02, 0.5],
    'A QRS complex, and the calm either side of it, reach this far from its peak',
    chosen,
  ),
  outstanding: ratio(
    6,
    [2, 50],
    'Deflections stand out of the course by this many times its spread where it is calm',
    chosen,
  ),
  blockSeconds: seconds(2, [0.5, 10], 'Where it is calm is told from blocks of this', chosen),
  hopLikeness: ratio(
    0.85,
    [0.5, 1],
    'Likeness that is asked for hop by hop',
    'own: hops are too coarse for what is asked for in the end',
  ),
  knownLikeness: ratio(
    0.6,
    [0.2, 1],
    'Where a heart is known to beat, what comes at its time and is as alike as this is a beat',
    chosen,
  ),
  mostModels: count(
    60,
    [5, 1000],
    'So many deflections are tried as what the others should look like',
    'own: bounds the work',
  ),
  steadiness: ratio(
    0.12,
    [0.02, 0.5],
    'Intervals change by this from beat to beat at most',
    'own: a resting heart’s by 5 % with the breath; an extra beat is an exception',
  ),
  sway: ratio(0.35, [0.05, 1], 'And by this within a minute, as a difference of logarithms', chosen),
});
const {
  leastBeats,
  apartSeconds,
  shapeSeconds,
  outstanding,
  blockSeconds,
  hopLikeness,
  knownLikeness,
  mostModels,
  steadiness,
  sway,
} = beatRhythmNumbers.values;

export type BeatParameters = Pick<ValidityParameters, 'heartPeriodLow' | 'heartPeriodHigh'>;

/** The hops of what may be beats, in order; undefined where nothing keeps a heart's pace. */
export function beatCandidates(
  slow: Float32Array,
  hopSeconds: number,
  parameters: BeatParameters,
): readonly number[] | undefined {
  const course = fromBaseline(slow, hopSeconds);
  // A high-pass makes two phases of a QRS complex, of nearly the same height: one of them is followed at a time.
  const upwards = rowOfBeats(course, hopSeconds, parameters);
  const downwards = rowOfBeats(
    course.map((value) => -value),
    hopSeconds,
    parameters,
  );
  const longest = downwards.length > upwards.length ? downwards : upwards;
  return longest.length < leastBeats ? undefined : longest;
}

/** The longest row of upward deflections of one shape at a heart's pace. */
function rowOfBeats(
  course: Float32Array,
  hopSeconds: number,
  { heartPeriodLow, heartPeriodHigh }: BeatParameters,
): readonly number[] {
  const reach = Math.round(shapeSeconds / hopSeconds);
  // A hop more than the shape: hops cut a peak wherever they fall, so it is compared at three places.
  const peaks = outstandingPeaks(course, hopSeconds).filter(
    (hop) => hop > reach && hop + reach + 1 < course.length,
  );
  const shapes = new BeatShapes(course, peaks, reach);
  const period = { least: heartPeriodLow / hopSeconds, most: heartPeriodHigh / hopSeconds };
  let best: readonly number[] = [];
  let bestModel = 0;
  for (const model of thinned(Float64Array.from(peaks.keys()), mostModels)) {
    const paced = pacedAmong(shapes.alikeTo(model, hopLikeness), period);
    if (paced.length > best.length) [best, bestModel] = [paced, model];
  }
  return best.length < leastBeats ? [] : pacedAmong(shapes.alikeTo(bestModel, knownLikeness), period);
}

/**
 * Those of some moments that come at a heart's pace: each of three in a row with two intervals that are a heart's and
 * nearly the same; and those that are one such interval from one of them.
 */
export function pacedAmong(
  moments: readonly number[],
  period: { readonly least: number; readonly most: number },
): readonly number[] {
  const isPaced = new Set<number>();
  const intervals: number[] = [];
  for (let i = 1; i + 1 < moments.length; i++) {
    const [before, own, after] = [moments[i - 1] ?? 0, moments[i] ?? 0, moments[i + 1] ?? 0]; // in bounds
    const [first, second] = [own - before, after - own];
    const isHeart = Math.min(first, second) >= period.least && Math.max(first, second) <= period.most;
    if (!isHeart || Math.abs(Math.log(second / first)) > steadiness) continue;
    for (const moment of [before, own, after]) isPaced.add(moment);
    intervals.push(first, second);
  }
  // Chance has now and then two like intervals, but not the same ones each time.
  const usual = median(Float64Array.from(intervals));
  if (usual === undefined) return [];
  const isUsual = (interval: number): boolean => Math.abs(Math.log(interval / usual)) <= sway;
  return moments.filter((moment, i) => {
    const before = moment - (moments[i - 1] ?? -Infinity);
    const after = (moments[i + 1] ?? Infinity) - moment;
    return (isPaced.has(moment) || isUsual(before) !== isUsual(after)) && (isUsual(before) || isUsual(after));
  });
}

/** Hops of the upward deflections that stand out and are the greatest around: a T wave is in its beat's shadow. */
function outstandingPeaks(course: Float32Array, hopSeconds: number): readonly number[] {
  const least = outstanding * calmSpread(course, Math.round(blockSeconds / hopSeconds));
  const apart = Math.round(apartSeconds / hopSeconds);
  const peaks: number[] = [];
  for (let hop = 0; hop < course.length; hop++) {
    const height = course[hop] as number; // in bounds
    if (!(height > least)) continue;
    let isGreatest = true;
    for (let k = Math.max(0, hop - apart); isGreatest && k <= Math.min(course.length - 1, hop + apart); k++) {
      const other = at(course, k);
      isGreatest = !(other > height || (other === height && k < hop));
    }
    if (isGreatest) peaks.push(hop);
  }
  return peaks;
}

/** Robust standard deviation of the course in the calmer blocks: their lower quartile. */
function calmSpread(course: Float32Array, block: number): number {
  const spreads: number[] = [];
  for (let from = 0; from + block <= course.length; from += block) {
    const sizes = course.subarray(from, from + block).map(Math.abs);
    const spread = median(sizes);
    if (spread !== undefined && !Number.isNaN(spread)) spreads.push(spread / gaussianMedianMagnitude);
  }
  spreads.sort((a, b) => a - b);
  return spreads[spreads.length >> 2] ?? Infinity;
}
