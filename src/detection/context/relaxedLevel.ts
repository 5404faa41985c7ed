/** The level of a mechanical channel when the muscle is relaxed: sought among its steady stretches, and followed as it drifts. */
import { at } from '../../base/typedArrays';
import { quantileOfSorted, sorted } from '../../signal/statistics';
import { chosen, fixedNumbers, ratio } from '../numbers/fixedNumbers';

/** A short stretch of hops: its mean and its standard deviation. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly mean: number;
  readonly deviation: number;
}

/** The relaxed level at every hop, and which hops are relaxed. */
export interface RelaxedLevel {
  /** In the channel's unit, one value per hop. */
  readonly level: Float64Array;
  /** 1 where the channel is steady at that level. */
  readonly relaxed: Uint8Array;
}

export const relaxedLevelNumbers = fixedNumbers('relaxedLevel', {
  steadyPart: ratio(
    0.005,
    [0.0005, 0.05],
    'A stretch is steady where it deviates by no more than this part of the range',
    'own: of no great weight',
  ),
  levelPart: ratio(
    0.025,
    [0.001, 0.2],
    'It is at a level to this part of the range',
    'own: of no great weight',
  ),
  extremePart: ratio(
    0.1,
    [0.01, 0.5],
    'The relaxed level is this near to an end of the range',
    'own: of no great weight',
  ),
  usualQuantile: ratio(
    0.1,
    [0.01, 0.5],
    'The steadiest tenth of the stretches tells what is steady',
    'own: any recording is at rest for so long',
  ),
  steadyFactor: ratio(3, [1, 10], 'And a stretch is steady up to this many times its deviation', chosen),
  seedFactor: ratio(
    4,
    [1, 10],
    'A stretch is at a level to this many deviations of the one that is followed',
    chosen,
  ),
  comesBackPart: ratio(
    0.5,
    [0.05, 1],
    'What comes back to the level at more than this part of the greatest drift is not relaxed yet',
    'own: drift knows of no level; a contracture that decays does',
  ),
  comesBackStretches: ratio(3, [1, 20], 'It is looked at over so many stretches', chosen),
  slopingPart: ratio(
    0.5,
    [0.2, 1.5],
    'A stretch slopes where its halves lie apart by more than drift and this part of its deviation',
    'own: those of a line lie 1.7 of its deviations apart, those of noise in 100 hops 0.5 once in a hundred times',
  ),
  driftFactor: ratio(2, [1, 10], 'Drift adds to that at most this many times levelPart', chosen),
});
const {
  steadyPart,
  levelPart,
  extremePart,
  usualQuantile,
  steadyFactor,
  seedFactor,
  driftFactor,
  slopingPart,
  comesBackPart,
  comesBackStretches,
} = relaxedLevelNumbers.values;

/**
 * Follows the relaxed level through a channel's hop means (NaN where missing). `stretchHops` is the length of the
 * stretches looked at; `driftPerHop` the part of the range by which the level may move from hop to hop.
 * Undefined where there is no valid hop.
 *
 * A contraction that decays is smooth too, but never stays at one level, and a relaxed muscle's force is an end of
 * the range: that is how the stretches to begin with are chosen (own reasoning, for §A.5 S5).
 */
export function relaxedLevel(
  means: Float64Array,
  stretchHops: number,
  driftPerHop: number,
): RelaxedLevel | undefined {
  const valid = means.filter((mean) => !Number.isNaN(mean));
  if (valid.length === 0) return undefined;
  const ascending = sorted(valid);
  const [least, most] = [at(ascending, 0), at(ascending, ascending.length - 1)];
  const range = most - least;
  const steady = steadyStretches(means, stretchHops, range);
  // The end of a contraction that decays may be longer than all rest. A slow swing stays at both of its ends for a while.
  const staying = steady.filter((stretch) => !isSloping(means, stretch, driftPerHop * range));
  const isLow = staying.some(({ mean }) => mean - least <= extremePart * range);
  const isHigh = staying.some(({ mean }) => most - mean <= extremePart * range);
  const seed = seedStretch(isLow === isHigh ? steady : staying, least, most);
  if (seed === undefined) {
    // Too short, or never steady: the median is the best there is, and nothing counts as relaxed.
    const middle = quantileOfSorted(ascending, 0.5) ?? least;
    return { level: new Float64Array(means.length).fill(middle), relaxed: new Uint8Array(means.length) };
  }
  return followed(means, steady, seed, { range, driftPerHop });
}

/** Whole stretches, each half over the last, that are about as steady as the steadiest tenth. */
function steadyStretches(means: Float64Array, stretchHops: number, range: number): readonly Stretch[] {
  const length = Math.max(1, Math.min(means.length, stretchHops));
  const stretches: Stretch[] = [];
  for (let from = 0; from + length <= means.length; from += Math.max(1, length >> 1)) {
    const stretch = stretchOf(means, from, from + length);
    if (stretch) stretches.push(stretch);
  }
  const deviations = Float64Array.from(stretches, ({ deviation }) => deviation);
  const usual = quantileOfSorted(sorted(deviations), usualQuantile) ?? 0;
  return stretches.filter(({ deviation }) => deviation <= Math.max(steadyFactor * usual, steadyPart * range));
}

/** Whether a stretch rises or falls faster than anything drifts: half of it lies apart from the other. */
function isSloping(means: Float64Array, { from, to, deviation }: Stretch, drift: number): boolean {
  const middle = (from + to) >> 1;
  const [first, second] = [stretchOf(means, from, middle), stretchOf(means, middle, to)];
  if (!first || !second) return false;
  return Math.abs(second.mean - first.mean) > drift * (middle - from) + slopingPart * deviation;
}

/** Undefined where a hop is missing. */
function stretchOf(means: Float64Array, from: number, to: number): Stretch | undefined {
  const origin = at(means, from);
  let sum = 0;
  let squares = 0;
  for (let i = from; i < to; i++) {
    const value = at(means, i) - origin;
    sum += value;
    squares += value * value;
  }
  if (Number.isNaN(sum)) return undefined;
  const mean = sum / (to - from);
  return {
    from,
    to,
    mean: origin + mean,
    deviation: Math.sqrt(Math.max(0, squares / (to - from) - mean * mean)),
  };
}

/**
 * The steadiest stretch of the level that is most likely the relaxed one: near 0 where the channel has been tared, else
 * an end of the range, else the level kept longest.
 */
function seedStretch(steady: readonly Stretch[], least: number, most: number): Stretch | undefined {
  const range = most - least;
  const near = (level: number) => steady.filter(({ mean }) => Math.abs(mean - level) <= levelPart * range);
  const greatest = Math.max(Math.abs(least), Math.abs(most));
  const tared = steady.filter(({ mean }) => Math.abs(mean) <= levelPart * greatest);
  const extreme = steady.filter(({ mean }) => Math.min(mean - least, most - mean) <= extremePart * range);
  const candidates = [tared, extreme, steady].find((list) => list.length > 0) ?? [];
  let best: readonly Stretch[] = [];
  for (const { mean } of candidates) {
    const kept = near(mean);
    if (kept.length > best.length) best = kept;
  }
  return best.reduce<Stretch | undefined>(
    (one, next) => (one && one.deviation <= next.deviation ? one : next),
    undefined,
  );
}

/** Follows the level from the seed both ways, no faster than it may drift; between relaxed stretches it is a line. */
function followed(
  means: Float64Array,
  steady: readonly Stretch[],
  seed: Stretch,
  { range, driftPerHop }: { readonly range: number; readonly driftPerHop: number },
): RelaxedLevel {
  const begin = steady.indexOf(seed);
  const hops = means.length;
  const slow = { least: levelPart * comesBackPart * range, perHop: comesBackPart * driftPerHop * range };
  const points = new Map<number, number>();
  const relaxed = new Uint8Array(hops);
  const follow = (stretches: readonly Stretch[]): void => {
    let level = seed.mean;
    let last = middleOf(seed);
    for (const stretch of stretches) {
      const drift = driftPerHop * range * Math.abs(middleOf(stretch) - last);
      const tolerance =
        seedFactor * seed.deviation + levelPart * range + Math.min(drift, driftFactor * levelPart * range);
      const difference = stretch.mean - level;
      if (Math.abs(difference) > tolerance || comesBack(means, stretch, level, slow)) continue;
      level += Math.max(-drift, Math.min(drift, difference));
      last = middleOf(stretch);
      points.set(last, level);
      relaxed.fill(1, stretch.from, stretch.to);
    }
  };
  follow(steady.slice(0, begin).reverse());
  follow(steady.slice(begin));
  return { level: lineThrough(points, hops), relaxed };
}

/**
 * Whether the channel is off its level and on its way back to it, faster than anything drifts: the end of a contraction
 * that decays, which looks steady over a stretch. Where the recording ends too soon to see it go on, it shows in what was
 * before.
 */
function comesBack(
  means: Float64Array,
  { from, to, mean }: Stretch,
  level: number,
  { least, perHop }: { readonly least: number; readonly perHop: number },
): boolean {
  const off = Math.abs(mean - level);
  const reach = comesBackStretches * (to - from);
  if (off < least) return false;
  const isLast = to + reach > means.length;
  if (isLast && from < reach) return false;
  const other = isLast
    ? stretchOf(means, from - reach, to - reach)
    : stretchOf(means, from + reach, to + reach);
  if (!other) return false;
  const lost = off - Math.abs(other.mean - level);
  return (isLast ? -lost : lost) > perHop * reach;
}

function middleOf({ from, to }: Stretch): number {
  return (from + to) >> 1;
}

/** A value per hop on the lines from point to point, level before the first and after the last. */
function lineThrough(points: ReadonlyMap<number, number>, hops: number): Float64Array {
  const ordered = [...points].sort(([a], [b]) => a - b);
  const line = new Float64Array(hops);
  let next = 0;
  for (let hop = 0; hop < hops; hop++) {
    while (next < ordered.length && (ordered[next]?.[0] ?? Infinity) <= hop) next++;
    const before = ordered[next - 1] ?? ordered[next];
    const after = ordered[next] ?? before;
    if (!before || !after) continue;
    const width = after[0] - before[0];
    line[hop] = width > 0 ? before[1] + ((after[1] - before[1]) * (hop - before[0])) / width : before[1];
  }
  return line;
}
