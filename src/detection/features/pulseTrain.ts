/**
 * The tallest units of an episode as one train of pulses. A stimulator's artifacts tower over all else and come at one
 * interval (DETECTION.md §B.5), but a sorter may make two units of the samples that they happen to fall between.
 */
import { at } from '../../base/typedArrays';
import { median } from '../../signal/statistics';
import { intervalsOf } from '../trains/intervals';
import type { SortedSegment } from '../units/sorter/sortedSegment';
import { chosen, count, fixedNumbers, ratio, seconds } from '../numbers/fixedNumbers';
import { type PotentialShape, potentialShape } from '../waveforms/potentialShape';

/** Where an episode's averages have their alignment point, in seconds from their beginning. */
export interface AveragePlace {
  readonly rate: number;
  readonly beforeSeconds: number;
}

/** A train of pulses. */
export interface PulseTrain {
  readonly pulses: number;
  /** Median relative change from one interval to the next: small at any steady rate, even where the rate is set anew. */
  readonly intervalChange: number;
  /** Median of them. */
  readonly intervalSeconds: number;
  /** Part that pulses, and what follows them at once, have of the summed amplitudes of all potentials. */
  readonly part: number;
  /** That of the tallest unit. */
  readonly shape: PotentialShape;
}

export const pulseTrainNumbers = fixedNumbers('pulseTrain', {
  tallPart: ratio(0.5, [0.1, 1], 'Pulses are at least this part of the tallest', chosen),
  answerSeconds: seconds(
    0.008,
    [0.001, 0.05],
    "What comes within this of a pulse is the amplifier's answer to it",
    chosen,
  ),
  leastPulses: count(5, [3, 50], 'Fewer pulses keep time by chance', chosen),
});
const { tallPart, answerSeconds, leastPulses } = pulseTrainNumbers.values;

/** The train of the tallest units; undefined where there are too few pulses to tell. */
export function pulseTrain({ spikes, units }: SortedSegment, place: AveragePlace): PulseTrain | undefined {
  const heights = units.map(({ amplitudes }) => median(amplitudes) ?? 0);
  const greatest = Math.max(0, ...heights);
  const tall = units.filter((_, i) => (heights[i] ?? 0) >= tallPart * greatest);
  const tallest = units[heights.indexOf(greatest)];
  const shape = tallest && potentialShape(tallest.averaged, place.rate, place.beforeSeconds);
  const pulses = withoutAnswers(Float64Array.from(tall.flatMap(({ times }) => [...times])).sort());
  const interval = median(intervalsOf(pulses));
  if (!shape || !interval || pulses.length < leastPulses) return undefined;
  const changes = tall.flatMap(({ times }) => changesOf(intervalsOf(times), interval));
  const intervalChange = median(Float64Array.from(changes));
  if (intervalChange === undefined) return undefined;
  return {
    pulses: pulses.length,
    intervalChange,
    intervalSeconds: interval,
    part: partNear(spikes, pulses),
    shape,
  };
}

/** Relative changes from one interval to the next; what another unit was given in between is made whole. */
function changesOf(intervals: Float64Array, usual: number): number[] {
  const periods = intervals.map((interval) => interval / Math.max(1, Math.round(interval / usual)));
  return [...periods.subarray(1)].map((next, i) => Math.abs(Math.log(next / at(periods, i))));
}

function withoutAnswers(times: Float64Array): Float64Array {
  let last = -Infinity;
  return times.filter((time) => {
    if (time - last < answerSeconds) return false;
    last = time;
    return true;
  });
}

function partNear({ times, amplitudes }: SortedSegment['spikes'], pulses: Float64Array): number {
  let near = 0;
  let all = 0;
  let k = 0;
  for (let i = 0; i < times.length; i++) {
    const time = at(times, i);
    while (k < pulses.length && at(pulses, k) < time - answerSeconds) k++;
    all += at(amplitudes, i);
    if (k < pulses.length && at(pulses, k) <= time + answerSeconds) near += at(amplitudes, i);
  }
  return all > 0 ? near / all : 0;
}
