/** The channels that a command is about: the one that an option names, or all that are EMG. */
import type { Channel, Recording } from '../recording/recording';
import { UsageError } from './command';

/** @throws UsageError, which names those that there are. */
export function channelNamed(recording: Recording, name: string): { index: number; channel: Channel } {
  const index = recording.channels.findIndex((channel) => channel.name === name);
  const channel = recording.channels[index];
  if (channel) return { index, channel };
  const names = recording.channels.map((candidate) => `"${candidate.name}"`).join(', ');
  throw new UsageError(`There is no channel "${name}"; there are ${names}.`);
}

/** By their indices. */
export function emgChannels({ channels }: Recording): readonly number[] {
  return channels.flatMap(({ kind }, index) => (kind === 'emg' ? [index] : []));
}
