/**
 * What is said of a heart in a muscle's channel (DETECTION.md §B.5, "flag"): an artifact where nothing but beats is
 * seen; beside activity, and beside silence, a remark with the evidence.
 */
import { at } from '../../base/typedArrays';
import { roundedSeconds } from '../../base/roundedSeconds';
import type { ChannelReport } from '../features/channelReport';
import { milliseconds } from '../numbers/conversions';
import type { DetectedEvent, Evidence } from '../result/detectedEvent';
import { chosen, fixedNumbers, ratio, seconds } from '../numbers/fixedNumbers';
import type { ValidityParameters } from '../scan/validity/parameters';
import { report } from './reported';

export const heartNumbers = fixedNumbers('heart', {
  probability: ratio(
    0.9,
    [0.5, 1],
    'How sure a heart is',
    'own: beats are told by pace, likeness and width at once; what else does all of it is a pulsing vessel, or a pump',
  ),
  qrsSeconds: seconds(
    0.05,
    [0.02, 0.2],
    'A beat takes this long either side of its peak',
    'own: a QRS complex',
  ),
  missedBeats: ratio(
    3,
    [1, 10],
    'Beats parted by more than this many of the longest intervals are two stretches',
    chosen,
  ),
});
const { probability, qrsSeconds, missedBeats } = heartNumbers.values;

/** One event for each stretch of beats between the episodes of a channel. */
export function heartEvents(
  channel: ChannelReport,
  parameters: ValidityParameters,
): readonly DetectedEvent[] {
  const { heart, episodes } = channel;
  if (!heart) return [];
  const stretches: { from: number; to: number }[] = [];
  const isCovered = (from: number, to: number): boolean =>
    episodes.some(({ onsetSeconds, endSeconds }) => onsetSeconds < to && endSeconds > from);
  for (let i = 0; i < heart.beatSeconds.length; i++) {
    const beat = at(heart.beatSeconds, i);
    if (isCovered(beat - qrsSeconds, beat + qrsSeconds)) continue;
    const last = stretches.at(-1);
    const isNext =
      last !== undefined &&
      beat - last.to < missedBeats * parameters.heartPeriodHigh &&
      !isCovered(last.to, beat);
    if (isNext) last.to = beat;
    else stretches.push({ from: beat, to: beat });
  }
  const { samples, samplingRate } = channel.channel;
  return stretches.map(({ from, to }) => ({
    onsetSeconds: Math.max(0, roundedSeconds(from - qrsSeconds)),
    endSeconds: Math.min(samples / samplingRate, roundedSeconds(to + qrsSeconds)),
    channels: [channel.index],
    label: 'artifact',
    probability,
    alternatives: [],
    reason: 'unassessable',
    evidence: [...heartEvidence(channel, roundedSeconds(from)), ...details(channel, parameters)],
  }));
}

/** The remark that a heart is in the channel; none without one. */
export function heartEvidence(
  { heart }: Pick<ChannelReport, 'heart'>,
  atSeconds?: number,
): readonly Evidence[] {
  if (!heart) return [];
  const { beatsPerMinute: value } = heart;
  const moment = atSeconds === undefined ? {} : { atSeconds };
  return [report({ criterion: 'heartbeat', value, unit: '1/min', ...moment })];
}

function details({ heart }: ChannelReport, parameters: ValidityParameters): readonly Evidence[] {
  if (!heart) return [];
  return [
    report({
      criterion: 'heartbeat-likeness',
      value: heart.likeness,
      unit: '',
      threshold: parameters.heartLikeness,
    }),
    report({
      criterion: 'heartbeat-duration',
      value: milliseconds(heart.shape.durationSeconds),
      unit: 'ms',
      threshold: milliseconds(parameters.heartDuration),
    }),
  ];
}
