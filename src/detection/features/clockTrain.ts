/** The pulses of an episode that a clock sets (a stimulator, a pacemaker, a telephone), and how much of it they are. */
import { indexFrom } from '../../base/ascending';
import { at } from '../../base/typedArrays';
import { chosen, count, fixedNumbers, ratio, seconds } from '../numbers/fixedNumbers';
import { clockFit, type ClockFit } from '../trains/clock';
import type { SortedSegment, SortedUnit } from '../units/sorter/sortedSegment';

/** A train that a clock may have set. */
export interface ClockTrain extends ClockFit {
  /** Part that its pulses, and what comes with each of them, have of the summed amplitudes of all potentials. */
  readonly part: number;
}

export const clockTrainNumbers = fixedNumbers('clockTrain', {
  answerSeconds: seconds(
    0.008,
    [0.001, 0.05],
    'What comes within this of a pulse comes with it: the amplifier’s answer, or the muscle’s',
    'own: as that of pulses',
  ),
  answerPart: ratio(
    0.2,
    [0.02, 0.4],
    'But no more than this part of the beat: else everything would',
    chosen,
  ),
  farthestBeats: count(
    12,
    [1, 50],
    'The beat is known so many cycles from a discharge',
    'own: as that of a clock',
  ),
  edgeSeconds: seconds(
    0.001,
    [0.0001, 0.005],
    'What comes this soon before it is another edge of the same pulse',
    'own: as stimulusWidth',
  ),
});
const { answerSeconds, answerPart, farthestBeats, edgeSeconds } = clockTrainNumbers.values;

/** The surest of the units, where any is on a beat. @param rate of sampling, in Hz */
export function clockTrain({ spikes, units }: SortedSegment, rate: number): ClockTrain | undefined {
  const fits = units.flatMap((unit) => {
    const fit = clockFit(unit.times, rate);
    return fit ? [{ unit, fit }] : [];
  });
  const best = fits.reduce<ClockFit | undefined>(
    (most, { fit }) => (most && most.evidence >= fit.evidence ? most : fit),
    undefined,
  );
  if (!best) return undefined;
  // What a sorter made two units of is one clock's all the same.
  const own = fits.filter(({ fit }) => fit.evidence > 0).map(({ unit }) => unit);
  return { ...best, part: partOnBeat(spikes, own, best.periodSeconds) };
}

/** Of the summed amplitudes, that of potentials which come with a beat that these units are on, whether they have it or not. */
function partOnBeat(
  { times, amplitudes }: SortedSegment['spikes'],
  units: readonly SortedUnit[],
  period: number,
): number {
  const pulses = Float64Array.from(units.flatMap((unit) => [...unit.times])).sort();
  const reach = Math.min(answerSeconds, answerPart * period);
  const isOn = (time: number): boolean => {
    const next = indexFrom(pulses, time - edgeSeconds);
    return [next - 1, next, next + 1].some((i) => {
      if (i < 0 || i >= pulses.length) return false;
      const since = (time + edgeSeconds - at(pulses, i)) / period;
      return Math.abs(since) < farthestBeats && (since - Math.floor(since)) * period <= edgeSeconds + reach;
    });
  };
  let [on, all] = [0, 0];
  for (let i = 0; i < times.length; i++) {
    all += at(amplitudes, i);
    if (isOn(at(times, i))) on += at(amplitudes, i);
  }
  return all > 0 ? on / all : 0;
}
