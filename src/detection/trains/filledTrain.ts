/**
 * A regular train with the discharges that were missed put back: an interval of two, three or more periods is a gap in
 * the detection, not in the firing. An irregular train stays irregular: its intervals are as often between multiples.
 */
import { at } from '../../base/typedArrays';
import { median, quantileOfSorted, sorted } from '../../signal/statistics';
import { chosen, count, fixedNumbers, ratio } from '../numbers/fixedNumbers';
import { intervalsOf } from './intervals';

/** Times in seconds, ascending, with an amplitude for each. */
export interface Train {
  readonly times: Float64Array;
  readonly amplitudes: Float32Array;
}

export const filledTrainNumbers = fixedNumbers('filledTrain', {
  periodQuantile: ratio(
    0.25,
    [0, 0.5],
    'The period of a moment is this quantile of the intervals around',
    'own: most are whole, the others longer',
  ),
  reach: count(6, [1, 50], 'Up to this many either side', chosen),
  leastPart: ratio(
    0.3,
    [0.05, 0.9],
    'Shorter parts of the usual interval are late parts of a potential, or another unit',
    chosen,
  ),
  tolerance: ratio(0.15, [0.01, 0.5], 'A gap is a multiple of the period to this part of a period', chosen),
  mostPeriods: count(6, [2, 20], 'And holds this many periods at most', chosen),
  mostMisfit: ratio(
    0.1,
    [0.02, 0.17],
    'Gaps that lie farther from multiples than this part of a period, as a median, are an irregular train’s',
    'own: those of a train that varies by 0.05 lie 0.05 off; by chance it is 0.18 for two periods, 0.12 for four',
  ),
  leastDischarges: count(
    20,
    [5, 200],
    'Shorter trains are left as they are',
    'own: a few intervals at random are multiples of one another often enough to look regular once filled',
  ),
});
const { periodQuantile, reach, leastPart, tolerance, mostPeriods, mostMisfit, leastDischarges } =
  filledTrainNumbers.values;

/** The train with its gaps filled evenly; amplitudes run straight across them. */
export function filledTrain({ times, amplitudes }: Train): Train {
  if (times.length < leastDischarges) return { times, amplitudes };
  const intervals = intervalsOf(times);
  const all = sorted(intervals);
  const least = leastPart * (quantileOfSorted(all, 0.5) ?? 0);
  const misfits: number[] = [];
  const filled: { seconds: number; amplitude: number }[] = [];
  for (let i = 0; i < times.length; i++) {
    const [seconds, amplitude] = [at(times, i), at(amplitudes, i)];
    filled.push({ seconds, amplitude });
    if (i >= intervals.length) break;
    const period = periodAt(intervals, i, least);
    const count = periodsIn(at(intervals, i), period);
    misfits.push(...misfitOf(at(intervals, i) / period));
    for (let k = 1; k < count; k++) {
      const part = k / count;
      filled.push({
        seconds: seconds + part * at(intervals, i),
        amplitude: amplitude + part * (at(amplitudes, i + 1) - amplitude),
      });
    }
  }
  // Filled evenly, a train that is irregular would look regular.
  if ((median(Float64Array.from(misfits)) ?? 0) > mostMisfit) return { times, amplitudes };
  return {
    times: Float64Array.from(filled, ({ seconds }) => seconds),
    amplitudes: Float32Array.from(filled, ({ amplitude }) => amplitude),
  };
}

/** How far a gap lies from a multiple of the period, over the root of their count as its spread grows; none of no gap. */
function misfitOf(periods: number): readonly number[] {
  const whole = Math.round(periods);
  return whole > 1 && whole <= mostPeriods ? [Math.abs(periods - whole) / Math.sqrt(whole)] : [];
}

/** The intervals near one, ascending; filled anew for each. */
const near = new Float64Array(2 * reach + 1);

function periodAt(intervals: Float64Array, i: number, least: number): number {
  let count = 0;
  const to = Math.min(intervals.length, i + reach + 1);
  for (let k = Math.max(0, i - reach); k < to; k++) {
    const interval = at(intervals, k);
    if (!(interval >= least)) continue;
    let place = count++;
    for (; place > 0 && at(near, place - 1) > interval; place--) near[place] = at(near, place - 1);
    near[place] = interval;
  }
  return quantileOfSorted(near.subarray(0, count), periodQuantile) ?? Infinity;
}

/** How many periods an interval is; 1 where it is no multiple. */
function periodsIn(interval: number, period: number): number {
  const count = Math.round(interval / period);
  const isMultiple = Math.abs(interval / period - count) <= tolerance * Math.sqrt(Math.max(1, count));
  return isMultiple && count >= 1 && count <= mostPeriods ? count : 1;
}
