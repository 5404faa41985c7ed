/** Which units of an explanation stay: twins become one, pieces of others and trains of nobody go. */
import { robustVariation } from '../../../signal/statistics';
import { isMixture, qualityNumbers } from '../sorter/quality';
import { decomposeNumbers } from './decomposeNumbers';
import type { Explanation } from './explanation';
import { IntervalModel } from './intervals';
import type { UnitShape } from './unitShape';

const {
  leastDischarges,
  leastInEnd,
  leastSignalToNoise,
  leastUsual,
  companionPart,
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

/** For each unit whether it stays. @param noise RMS at rest; @param isLast whether nothing comes after it */
export function staying(explanation: Explanation, noise: number, isLast: boolean): readonly boolean[] {
  const trains = explanation.shapes.map((_, unit) => explanation.times(unit));
  const stays = explanation.shapes.map(({ peak }, unit) => {
    const times = trains[unit] ?? new Float64Array(0);
    if (times.length < (isLast ? leastInEnd : leastDischarges) || peak < leastSignalToNoise * noise) {
      return false;
    }
    return !isLast || (new IntervalModel(times).typical >= leastUsual && !isMixture(times, 1));
  });
  const size = (unit: number): number => explanation.shapes[unit]?.energy ?? 0;
  const order = stays.map((_, unit) => unit).sort((a, b) => size(b) - size(a));
  order.forEach((larger, place) => {
    for (const smaller of order.slice(place + 1)) {
      const [a, b] = [trains[larger], trains[smaller]];
      if (!stays[larger] || !stays[smaller] || !a || !b) continue;
      if (tiedPart(b, a) > companionPart) stays[smaller] = false;
      else if (areAlike(explanation, larger, smaller) && areRegularTogether(a, b)) {
        stays[a.length >= b.length ? smaller : larger] = false;
      }
    }
  });
  return stays;
}

/** Greatest part of a train (seconds) that comes before or after another's discharges by one lag. */
export function tiedPart(train: Float64Array, other: Float64Array): number {
  const counts = new Float64Array(2 * lagSteps + 1);
  const reach = lagSteps * lagStepSeconds;
  let first = 0;
  for (const t of train) {
    while (first < other.length && (other[first] as number) < t - reach) first++; // in bounds, as all here
    for (let i = first; i < other.length && (other[i] as number) <= t + reach; i++) {
      const bin = Math.round(((other[i] as number) - t) / lagStepSeconds) + lagSteps;
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
  }
  const most = counts.reduce((best, value, i) => Math.max(best, value + (counts[i + 1] ?? 0)), 0);
  return most / Math.max(1, train.length);
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
