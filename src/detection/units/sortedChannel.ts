/** The second pass over one EMG channel: the units of each of its episodes, with their potentials and their quality. */
import { microvoltsPerUnit } from '../../recording/units';
import type { Episode } from '../episodes/episodes';
import { fixedNumbers, microvolts } from '../numbers/fixedNumbers';
import { ChannelReader, type ChannelSource } from '../scan/conditioning/channelReader';
import type { ScannedChannel } from '../scan/scannedChannel';
import {
  type EpisodeUnits,
  leastSortingRate,
  nothingSorted,
  type SecondPassParameters,
  sortEpisode,
} from './episodeUnits';

/** An episode and the units that fire in it. */
export interface SortedEpisode extends EpisodeUnits {
  readonly episode: Episode;
}

export const sortedChannelNumbers = fixedNumbers('channelReport', {
  leastPotentialMicrovolts: microvolts(
    10,
    [1, 100],
    'Potentials smaller than this are not separated',
    '§C.1 (20 µV); own: half of it',
  ),
});
export const { leastPotentialMicrovolts } = sortedChannelNumbers.values;

/** Sorts a channel's episodes, in order. @throws the abort signal's reason, or what reading throws. */
export async function sortChannel(
  source: ChannelSource,
  { channel, scan, muscle }: ScannedChannel,
  episodes: readonly Episode[],
  parameters: SecondPassParameters,
): Promise<readonly SortedEpisode[]> {
  const { pace } = source;
  if (!muscle || episodes.length === 0) {
    await pace.advance(channel.samples);
    return [];
  }
  const { noiseRms } = muscle.activity;
  const spikeFloor = leastPotentialMicrovolts / (microvoltsPerUnit(channel.unit) ?? Infinity);
  const reader = new ChannelReader(source, scan.plan);
  const sorted: SortedEpisode[] = [];
  for (const episode of episodes) {
    const units =
      scan.plan.rate < leastSortingRate
        ? nothingSorted
        : await sortEpisode(reader, scan, episode, { noiseRms, spikeFloor }, parameters);
    sorted.push({ episode, ...units });
    await pace.advance(channel.samples / episodes.length);
  }
  return sorted;
}
