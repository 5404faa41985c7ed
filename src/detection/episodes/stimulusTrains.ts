/**
 * Where a train of tall pulses that keep one interval ends, and something else goes on: stimuli end with the stimulator, and a
 * cramp that they set off begins within a second (Minetto 2009). Told by the hop: whatever the number of pulses, none is a hop
 * off the beat, which no unit’s variations allow for long.
 */
import { at } from '../../base/typedArrays';
import { median } from '../../signal/statistics';
import { chosen, count, fixedNumbers, ratio, seconds } from '../numbers/fixedNumbers';
import type { HopRange } from '../scan/activity/hops';

/** What trains are told by. */
export interface TrainInput {
  /** Largest deflection, by the hop. */
  readonly peak: Float32Array;
  readonly hopSeconds: number;
}

export const stimulusTrainNumbers = fixedNumbers('stimulusTrains', {
  tallPart: ratio(0.5, [0.1, 0.9], 'Pulses are at least this part of the tallest near them', chosen),
  unequalPart: ratio(
    0.2,
    [0.05, 0.9],
    'Or this one',
    'own: where samples lie far apart, a narrow pulse falls between them in part',
  ),
  nearSeconds: seconds(0.25, [0.1, 1], 'Near is within this', 'own: a beat of four a second'),
  leastPulses: count(
    20,
    [8, 100],
    'So many pulses in a row keep the beat',
    'own: the times of a unit that varies by a tenth of an interval are by then half an interval off it',
  ),
  leastBeatHops: count(2.5, [2, 10], 'A beat is longer than this', 'own: between pulses a hop shows nothing'),
  offBeatHops: ratio(1, [0.5, 2], 'A pulse is off the beat by less than this', 'own: as far as hops show it'),
  leastAfterSeconds: seconds(
    0.1,
    [0.02, 1],
    'What is left of a stretch is of the train where it is shorter',
    chosen,
  ),
  afterPeriods: count(4, [1, 20], 'For so many beats after the last pulse', chosen),
  ceasedPart: ratio(0.5, [0.1, 0.9], 'Nothing is this part of a usual pulse where they have ceased', chosen),
});
const {
  tallPart,
  unequalPart,
  nearSeconds,
  leastPulses,
  leastBeatHops,
  offBeatHops,
  leastAfterSeconds,
  afterPeriods,
  ceasedPart,
} = stimulusTrainNumbers.values;
/** Structural: a first pulse may be another’s. */
const mostSkipped = 2;

/** One pulse: its hops, the moment that counts, in hops, and its height. */
interface Pulse extends HopRange {
  readonly moment: number;
  readonly height: number;
}

/** Where the train that a stretch begins with has ended; undefined where it begins with none. */
export function trainEnd({ from, to }: HopRange, input: TrainInput): number | undefined {
  let end: number | undefined;
  // What begins anew at once, at another rate or beat, goes on.
  for (
    let next = firstEnd({ from, to }, input);
    next !== undefined;
    next = firstEnd({ from: next, to }, input)
  ) {
    end = next;
    if (end >= to) break;
  }
  return end;
}

function firstEnd(run: HopRange, input: TrainInput): number | undefined {
  let best: readonly Pulse[] = [];
  for (const part of [tallPart, unequalPart]) {
    for (const moment of [beginning, middle]) {
      const pulses = pulsesOf(run, input, { part, moment });
      for (let first = 0; first <= mostSkipped; first++) {
        const train = onBeat(pulses.slice(first));
        if (train.length > best.length) best = train;
      }
    }
  }
  if (best.length < leastPulses) return undefined;
  const end = endOf(best, run);
  if (run.to - end < Math.round(leastAfterSeconds / input.hopSeconds)) return run.to;
  return hasCeased(best, end, input) ? end : undefined;
}

/** When a pulse comes: as it begins, */
const beginning = (_: Float32Array, { from }: HopRange): number => from;
/** or its middle, weighted with the deflections: an answer that follows may be taller, or not. */
const middle = (peak: Float32Array, { from, to }: HopRange): number => {
  let [sum, moment] = [0, 0];
  for (let hop = from; hop < to; hop++) {
    sum += at(peak, hop);
    moment += at(peak, hop) * hop;
  }
  return moment / sum;
};

/** What of the hops counts as a pulse, and when it comes. */
interface Telling {
  readonly part: number;
  readonly moment: typeof middle;
}

/** What stands out of the hops about it. */
function pulsesOf(
  { from, to }: HopRange,
  { peak, hopSeconds }: TrainInput,
  { part, moment }: Telling,
): readonly Pulse[] {
  const near = Math.round(nearSeconds / hopSeconds);
  const pulses: Pulse[] = [];
  let begins: number | undefined;
  for (let hop = from; hop <= to; hop++) {
    const isTall =
      hop < to &&
      at(peak, hop) >= part * greatest(peak, Math.max(from, hop - near), Math.min(to, hop + near));
    if (isTall) begins ??= hop;
    else if (begins !== undefined) {
      const hops = { from: begins, to: hop };
      pulses.push({ ...hops, moment: moment(peak, hops), height: greatest(peak, begins, hop) });
      begins = undefined;
    }
  }
  return pulses;
}

function greatest(peak: Float32Array, from: number, to: number): number {
  let most = 0;
  for (let hop = from; hop < to; hop++) if (at(peak, hop) > most) most = at(peak, hop);
  return most;
}

/** The first pulses, for as long as one beat explains them all. */
function onBeat(pulses: readonly Pulse[]): readonly Pulse[] {
  const first = pulses[0]?.moment ?? 0;
  let [least, most] = [leastBeatHops, Infinity];
  let known = 1;
  for (; known < pulses.length; known++) {
    const since = (pulses[known]?.moment ?? 0) - first;
    least = Math.max(least, (since - offBeatHops) / known);
    most = Math.min(most, (since + offBeatHops) / known);
    if (least > most) break;
  }
  return pulses.slice(0, known);
}

function hasCeased(train: readonly Pulse[], end: number, { peak }: TrainInput): boolean {
  const usual = median(Float64Array.from(train, ({ height }) => height)) ?? 0;
  const reach = Math.ceil(afterPeriods * beatHops(train));
  return greatest(peak, end, Math.min(peak.length, end + reach)) < ceasedPart * usual;
}

function beatHops(train: readonly Pulse[]): number {
  return ((train.at(-1)?.moment ?? 0) - (train[0]?.moment ?? 0)) / Math.max(1, train.length - 1);
}

/** Half a beat after the last pulse, and after what of it is tall: the answer to it is over by then. */
function endOf(train: readonly Pulse[], { to }: HopRange): number {
  const last = train.at(-1);
  return Math.min(to, Math.max((last?.to ?? 0) + 1, Math.round((last?.moment ?? 0) + beatHops(train) / 2)));
}
