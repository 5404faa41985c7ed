/** A detection run as `emg-labels detect` prints it: one JSON object, or lines for a person to read. */
import type { DetectedEvent, DetectionResult, UnitTrain } from '../detection/result/detectedEvent';
import { lookedAtLines } from '../sentences/lookedAt';
import { evidenceSentence, reasonSentence } from '../sentences/sentences';
import type { Recording } from '../recording/recording';
import { roundedSeconds } from '../base/roundedSeconds';
import type { UnitsOfChannels } from './measuredUnits';
import { measuredUnitJson } from './unitReport';

type Channels = Pick<Recording, 'channels'>;
type Looked = Pick<Recording, 'channels' | 'leftOut'>;

function namesOf({ channels }: Channels, indices: readonly number[]): readonly string[] {
  return indices.flatMap((index) => channels[index]?.name ?? []);
}

function eventJson(recording: Channels, event: DetectedEvent): object {
  return {
    start: event.onsetSeconds,
    end: event.endSeconds,
    channels: namesOf(recording, event.channels),
    label: event.label,
    probability: event.probability,
    alternatives: event.alternatives.map(({ label, probability }) => ({ label, probability })),
    ...(event.reason === undefined ? {} : { reason: event.reason }),
    evidence: event.evidence,
  };
}

function unitJson(recording: Channels, { channel, times }: UnitTrain): object {
  return {
    channel: recording.channels[channel]?.name ?? '',
    times: Array.from(times, roundedSeconds),
  };
}

/**
 * The run as the contract of the command line has it: `recording`, `channels` (what each was taken for, and by what),
 * `leftOut` (what else the file holds, and why it was not looked at), `engine`, `events` (start and end in seconds, channel
 * names, label, probability, alternatives, reason where there is one, evidence) and `units` (channel name, times in
 * seconds; measured where they are given). Plain silence is among the events.
 */
export function detectionJson(
  recording: Looked,
  name: string,
  result: DetectionResult,
  measured?: UnitsOfChannels,
): object {
  return {
    recording: name,
    channels: recording.channels.map(({ name: channel, kind, kindReason }) => ({
      name: channel,
      kind,
      reason: kindReason,
    })),
    leftOut: recording.leftOut,
    engine: result.engine,
    events: result.events.map((event) => eventJson(recording, event)),
    units: measured
      ? measured.units.map(measuredUnitJson)
      : result.units.map((unit) => unitJson(recording, unit)),
  };
}

const sayWhichIsEmg = 'Where one of them is EMG after all, say so with --kind "NAME=emg".';

/** An estimate never reads as certain: `> 99 %`. */
function percent(probability: number): string {
  return probability >= 0.995 ? '> 99 %' : `${(100 * probability).toFixed(0)} %`;
}

function eventLines(recording: Channels, event: DetectedEvent): readonly string[] {
  const span = `${event.onsetSeconds.toFixed(3)} s to ${event.endSeconds.toFixed(3)} s`;
  const where = namesOf(recording, event.channels).join(', ');
  const also = event.alternatives.map(({ label, probability }) => `${label} ${percent(probability)}`);
  const isUndecided = event.label === 'indeterminate';
  // Of an undecided event the candidates say how sure the engine is.
  const sure = isUndecided ? '' : ` (${percent(event.probability)})`;
  return [
    `${span}  ${where}  ${event.label}${sure}`,
    ...(event.reason === undefined ? [] : [`    ${reasonSentence(event.reason)}`]),
    ...(also.length === 0 ? [] : [`    ${isUndecided ? 'Possible' : 'Also possible'}: ${also.join(', ')}.`]),
    ...event.evidence.map((item) => `    ${evidenceSentence(item)}`),
  ];
}

/** What was looked at, then every event with its evidence, in sentences. */
export function detectionLines(recording: Looked, result: DetectionResult): readonly string[] {
  const looked = lookedAtLines(recording.channels, recording.leftOut);
  const isAnyEmg = recording.channels.some(({ kind }) => kind === 'emg');
  const events = result.events.flatMap((event) => eventLines(recording, event));
  if (events.length > 0) return [...looked, ...events];
  return isAnyEmg ? [...looked, 'No events.'] : [...looked, sayWhichIsEmg];
}
