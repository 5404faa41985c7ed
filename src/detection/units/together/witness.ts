/** A unit as the channel in which it is clearest has it: where it has room for another discharge, and where it does not. */
import { indexFrom } from '../../../base/ascending';
import { at } from '../../../base/typedArrays';
import { median } from '../../../signal/statistics';
import { fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import { matches, sameTrainNumbers } from './sameTrains';

export const witnessNumbers = fixedNumbers('witness', {
  leastRoom: ratio(
    1.4,
    [1.1, 1.9],
    'Between a discharge before and one after there is room for one from this many median intervals on',
    '§G.1 (intervals vary by 0.2): two of them take 2 ± 0.28, one 1 ± 0.2; 1.4 is two deviations from both',
  ),
});
const { leastRoom } = witnessNumbers.values;
const { sameDischargeSeconds } = sameTrainNumbers.values;

/** Structural: so many intervals to either side tell the rate around a moment. */
const beside = 5;

/** Seconds [from, to). */
export interface SearchedSpan {
  readonly from: number;
  readonly to: number;
}

/** In the clock of the channel that is repaired. */
export interface Witness {
  readonly times: Float64Array;
  /** Where its channel was searched. */
  readonly searched: readonly SearchedSpan[];
}

/** Where a train and its witness disagree, and where not. */
export interface Disagreement {
  /** Seconds at which only the witness has a discharge, one that fits its rhythm. */
  readonly missing: readonly number[];
  /** Places in the train of discharges that the witness does not have, and has no room for. */
  readonly extra: readonly number[];
  /** Places in the train of those that both have. */
  readonly confirmed: readonly number[];
}

/** @param searched where the train's own channel was searched */
export function disagreement(
  times: Float64Array,
  witness: Witness,
  searched: readonly SearchedSpan[],
): Disagreement {
  const pairs = matches(times, witness.times, 0);
  const ours = new Set(pairs.map(([own]) => own));
  const theirs = new Set(pairs.map(([, other]) => other));
  const missing = Array.from(witness.times).filter((t, i) => {
    if (theirs.has(i) || !isWithin(searched, t)) return false;
    return distance(times, t) > sameDischargeSeconds && hasRoom(witness.times, t);
  });
  const extra = Array.from(times.keys()).filter((i) => {
    const t = at(times, i);
    if (ours.has(i) || !isWithin(witness.searched, t)) return false;
    return distance(witness.times, t) > sameDischargeSeconds && !hasRoom(witness.times, t);
  });
  return { missing, extra, confirmed: [...ours] };
}

/** Whether the discharges of a train around a moment leave room for one there; one that is there does not count. */
function hasRoom(train: Float64Array, t: number): boolean {
  const before = indexFrom(train, t - sameDischargeSeconds);
  const after = indexFrom(train, t + sameDischargeSeconds);
  if (before === 0 || after === train.length) return true;
  const intervals: number[] = [];
  for (let i = Math.max(1, before - beside); i < Math.min(train.length, after + beside); i++) {
    intervals.push(at(train, i) - at(train, i - 1));
  }
  return (
    at(train, after) - at(train, before - 1) >= leastRoom * (median(Float64Array.from(intervals)) ?? Infinity)
  );
}

/** How far the nearest of a train's discharges is. */
function distance(train: Float64Array, t: number): number {
  const place = indexFrom(train, t);
  return Math.min(t - (train[place - 1] ?? -Infinity), (train[place] ?? Infinity) - t);
}

function isWithin(spans: readonly SearchedSpan[], t: number): boolean {
  return spans.some(({ from, to }) => t >= from && t < to);
}
