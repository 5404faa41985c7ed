/**
 * A regular train with the discharges that were missed put back: an interval of two, three or more periods is a gap in
 * the detection, not in the firing. An irregular train stays irregular: its intervals are as often between multiples.
 */
import { at } from '../../recording/typedArrays';
import { quantileOfSorted, sorted } from '../../signal/statistics';
import { intervalsOf } from './intervals';

/** Times in seconds, ascending, with an amplitude for each. */
export interface Train {
  readonly times: Float64Array;
  readonly amplitudes: Float32Array;
}

/** The period of a moment: this quantile of the intervals up to `reach` either side. Most are whole, the others longer. */
const periodQuantile = 0.25;
const reach = 6;
/** Shorter parts of the usual interval are late parts of a potential, or another unit. */
const leastPart = 0.3;
/** A multiple of the period to this part of a period, and the most periods in one gap. */
const tolerance = 0.15;
const mostPeriods = 6;

/** The train with its gaps filled evenly; amplitudes run straight across them. */
export function filledTrain({ times, amplitudes }: Train): Train {
  const intervals = intervalsOf(times);
  const all = sorted(intervals);
  const least = leastPart * (quantileOfSorted(all, 0.5) ?? 0);
  const filled: { seconds: number; amplitude: number }[] = [];
  for (let i = 0; i < times.length; i++) {
    const [seconds, amplitude] = [at(times, i), at(amplitudes, i)];
    filled.push({ seconds, amplitude });
    if (i >= intervals.length) break;
    const count = periodsIn(at(intervals, i), periodAt(intervals, i, least));
    for (let k = 1; k < count; k++) {
      const part = k / count;
      filled.push({
        seconds: seconds + part * at(intervals, i),
        amplitude: amplitude + part * (at(amplitudes, i + 1) - amplitude),
      });
    }
  }
  return {
    times: Float64Array.from(filled, ({ seconds }) => seconds),
    amplitudes: Float32Array.from(filled, ({ amplitude }) => amplitude),
  };
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
