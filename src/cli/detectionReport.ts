/** A detection run as `emg-labels detect` prints it: one JSON object, or lines for a person to read. */
import type { DetectedEvent, DetectionResult, UnitTrain } from '../detection/result/detectedEvent';
import { evidenceSentence, reasonSentence } from '../sentences/sentences';
import type { Recording } from '../recording/recording';
import { roundedSeconds } from '../base/roundedSeconds';

type Channels = Pick<Recording, 'channels'>;

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
 * The run as the contract of the command line has it: `recording`, `engine`, `events` (start and end in seconds, channel
 * names, label, probability, alternatives, reason where there is one, evidence) and `units` (channel name, times in
 * seconds). Plain silence is among the events.
 */
export function detectionJson(recording: Channels, name: string, result: DetectionResult): object {
  return {
    recording: name,
    engine: result.engine,
    events: result.events.map((event) => eventJson(recording, event)),
    units: result.units.map((unit) => unitJson(recording, unit)),
  };
}

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

/** Every event with its evidence, in sentences. */
export function detectionLines(recording: Channels, result: DetectionResult): readonly string[] {
  const lines = result.events.flatMap((event) => eventLines(recording, event));
  return lines.length === 0 ? ['No events.'] : lines;
}
