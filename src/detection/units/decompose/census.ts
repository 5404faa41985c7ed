/** Which units of an explanation stay: twins become one, pieces of others and trains of nobody go, and discharges that explain
 * what another unit's waveform lacks. */
import { robustVariation } from '../../../signal/statistics';
import { isMixture, qualityNumbers } from '../sorter/quality';
import { decomposeNumbers } from './decomposeNumbers';
import type { Discharge, Explanation } from './explanation';
import { IntervalModel } from './intervals';
import type { UnitShape } from './unitShape';

const {
  leastDischarges,
  leastInEnd,
  leastSignalToNoise,
  leastUsual,
  mixtureSignalToNoise,
  companionPart,
  tiedPart,
  beyondDeviations,
  twinLeft,
  shortInterval,
  mostShort,
  moreVariation,
} = decomposeNumbers.values;
const { pauseSeconds } = qualityNumbers.values;
/** Structural: lags at which a train may be tied to another's are counted in such steps, up to so many of them. */
const lagStepSeconds = 0.0005;
/** Structural: 10 ms. */
const lagSteps = 20;

/**
 * Takes discharges away that come with a larger unit's at one lag, more often than chance has it: they explain what that one's
 * waveform lacks. Units of which little is left then, twins and pieces go.
 * @param noise RMS at rest
 * @returns for each unit whether it stays
 */
export function census(explanation: Explanation, noise: number, isLast: boolean): readonly boolean[] {
  const { shapes } = explanation;
  const stays = shapes.map(() => true);
  const order = [...shapes.keys()].sort((a, b) => energyOf(shapes, b) - energyOf(shapes, a));
  order.forEach((larger, place) => {
    for (const smaller of order.slice(place + 1)) {
      if (stays[larger] && stays[smaller]) stays[smaller] = isUntied(explanation, smaller, larger);
    }
  });
  const least = isLast ? leastInEnd : leastDischarges;
  shapes.forEach(({ peak }, unit) => {
    const train = explanation.times(unit);
    const isSeen = train.length >= least && peak >= leastSignalToNoise * noise;
    if (!isSeen || (isLast && isNobodys(train, peak / noise))) stays[unit] = false;
  });
  order.forEach((larger, place) => {
    for (const smaller of order.slice(place + 1)) {
      if (!stays[larger] || !stays[smaller] || !areAlike(explanation, larger, smaller)) continue;
      const [a, b] = [explanation.times(larger), explanation.times(smaller)];
      if (areRegularTogether(a, b)) stays[a.length >= b.length ? smaller : larger] = false;
    }
  });
  return stays;
}

/**
 * Whether a train (seconds) fires at random, and is as small or as fast as only a crowd is. One that is regular may be fast:
 * myotonic and neuromyotonic discharges are. Larger ones at random are several units that look alike: that is for doubts to say.
 */
export function isNobodys(train: Float64Array, signalToNoise: number): boolean {
  if (!isMixture(train, 1)) return false;
  return signalToNoise < mixtureSignalToNoise || new IntervalModel(train).typical < leastUsual;
}

function energyOf(shapes: readonly UnitShape[], unit: number): number {
  return shapes[unit]?.energy ?? 0;
}

/** Unties the smaller unit's train from the larger one's; false where it is a piece of it. */
function isUntied(explanation: Explanation, smaller: number, larger: number): boolean {
  const train = explanation.times(smaller);
  const other = explanation.times(larger);
  const { tied, isBeyondChance } = ties(train, other);
  if (tied.length > companionPart * train.length) return false;
  if (isBeyondChance) {
    const discharges = [...explanation.train(smaller)];
    for (const i of tied) explanation.remove(discharges[i] as Discharge); // of the train
  }
  return true;
}

/** Discharges of a train (seconds), by their places in it, that come before or after another's by one lag. */
export function ties(
  train: Float64Array,
  other: Float64Array,
): { readonly tied: readonly number[]; readonly isBeyondChance: boolean } {
  const bins = Array.from({ length: 2 * lagSteps + 1 }, (): number[] => []);
  const reach = lagSteps * lagStepSeconds;
  let first = 0;
  train.forEach((t, place) => {
    while (first < other.length && (other[first] as number) < t - reach) first++; // in bounds, as all here
    for (let i = first; i < other.length && (other[i] as number) <= t + reach; i++) {
      bins[Math.round(((other[i] as number) - t) / lagStepSeconds) + lagSteps]?.push(place);
    }
  });
  let tied: readonly number[] = [];
  bins.forEach((bin, i) => {
    const next = bins[i + 1] ?? [];
    if (bin.length + next.length <= tied.length) return;
    const pair = [...new Set([...bin, ...next])];
    if (pair.length > tied.length) tied = pair;
  });
  const all = bins.reduce((sum, bin) => sum + bin.length, 0);
  const chance = (2 * (all - tied.length)) / bins.length;
  const isBeyondChance =
    tied.length > tiedPart * train.length && tied.length > chance + beyondDeviations * Math.sqrt(chance + 1);
  return { tied, isBeyondChance };
}

/** Whether two waveforms differ by little of their energy. */
function areAlike(explanation: Explanation, a: number, b: number): boolean {
  const { energy: ofA } = explanation.shapes[a] as UnitShape; // callers go through the units
  const { energy: ofB } = explanation.shapes[b] as UnitShape;
  return ofA + ofB - 2 * explanation.shared(a, b).most < twinLeft * Math.max(ofA, ofB);
}

/** Whether two trains fire like one unit. */
export function areRegularTogether(a: Float64Array, b: Float64Array): boolean {
  const union = Float64Array.from([...a, ...b]).sort();
  const intervals = intervalsOf(union);
  const short = shortInterval * new IntervalModel(union).typical;
  const shortOnes = intervals.filter((interval) => interval < short).length;
  const own = Math.max(variationOf(a), variationOf(b));
  return shortOnes <= Math.max(1, mostShort * intervals.length) && variationOf(union) <= own + moreVariation;
}

function intervalsOf(times: Float64Array): Float64Array {
  return times.subarray(1).map((t, i) => t - (times[i] as number)); // in bounds
}

function variationOf(times: Float64Array): number {
  return robustVariation(intervalsOf(times).filter((interval) => interval < pauseSeconds)) ?? 1;
}
