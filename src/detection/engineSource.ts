/** What the engine's products are computed from, what they depend on, and what is often asked of both. */
import { Pace, type ThreadTurn } from '../products/pace';
import { productsOver } from '../products/product';
import type { Channel, JobControl, Recording } from '../recording/recording';
import type { ExtraWordings } from './context/wordings';
import type { EngineParameters } from './parameters';
import type { GivenSegment } from './result/givenTrains';
import type { ConditioningParameters } from './scan/conditioning/parameters';
import { type WorkingPlan, workingPlan } from './scan/conditioning/workingPlan';

/** What the engine needs of a recording. */
export type DetectionInput = Pick<Recording, 'channels' | 'read' | 'durationSeconds'> &
  Partial<Pick<Recording, 'readAnnotations'>>;

/** What products are computed from. */
export interface EngineSource {
  readonly recording: DetectionInput;
  /** Samples asked for in one read; sets how often others get a turn, never the answer. */
  readonly blockSamples: number;
  readonly turn: ThreadTurn;
}

/** What the answer depends on beside the recording. */
export type EngineSettings = EngineParameters & {
  /** A study's own phrases for cues and marks, by meaning. */
  readonly wordings: ExtraWordings;
  /** Segments of the channel that is asked for with a person's units in place of the engine's; no event depends on them. */
  readonly given?: readonly GivenSegment[];
};

/** Defines a product of the engine. */
export const product = productsOver<EngineSource, EngineSettings>();

export interface IndexedChannel {
  readonly channel: Channel;
  readonly index: number;
}

/** The channels that the engine takes for EMG. */
export function emgChannels({ channels }: DetectionInput): readonly IndexedChannel[] {
  return channels
    .map((channel, index) => ({ channel, index }))
    .filter(({ channel }) => channel.kind === 'emg' && channel.samples > 0);
}

export function channelAt({ recording }: EngineSource, index: number): Channel {
  const channel = recording.channels[index];
  if (!channel) throw new RangeError(`There is no channel ${index}.`);
  return channel;
}

export function planOf(channel: Channel, parameters: ConditioningParameters): WorkingPlan {
  const plan = workingPlan(channel.samplingRate, parameters);
  if (!plan) throw new RangeError(`${channel.name} is sampled too slowly for its EMG to be scanned.`);
  return plan;
}

export function paceOver({ samples }: Channel, { turn }: EngineSource, control: JobControl): Pace {
  return new Pace(control, samples, turn);
}

/** The control of a part that does not count in the work. */
export function quietly({ signal }: JobControl): JobControl {
  return signal ? { signal } : {};
}

export function samplesOf(channels: readonly Channel[]): number {
  return channels.reduce((sum, { samples }) => sum + samples, 0);
}

/** Nobody's corrections are none at all: what was computed before there were any is right. */
export function settingsOf(
  parameters: EngineParameters,
  wordings: ExtraWordings,
  given: readonly GivenSegment[] = [],
): EngineSettings {
  return { ...parameters, wordings, ...(given.length === 0 ? {} : { given }) };
}
