/** Truth from the discharges themselves: when activity is seen, and how it covers a channel. */
import { at } from '../base/typedArrays';
import type { PlacedTrain } from './emgChannel';
import type { Setting } from './setting';
import { fineRate, peakToPeak } from './shape';
import type { TruthEvent } from './simulatedRecording';

/** A truth event before it is known on which channel. */
export type Episode = Omit<TruthEvent, 'channels'>;

/** A unit counts for an edge where its potential stands this far (peak to peak) above the RMS noise. */
const seenOverNoise = 5;

/** Whether anyone can see the unit's potentials. */
export function isSeen(train: PlacedTrain, setting: Setting): boolean {
  const [shape] = train.shapes;
  return shape !== undefined && peakToPeak(shape) >= seenOverNoise * setting.noiseMicrovolts;
}

/**
 * From the first seen discharge within [from, to) to the end of the last one's potential; undefined where nothing is
 * seen.
 */
export function seenSpan(
  trains: readonly PlacedTrain[],
  setting: Setting,
  from: number,
  to: number,
): { readonly onsetSeconds: number; readonly endSeconds: number } | undefined {
  let onsetSeconds = Infinity;
  let endSeconds = -Infinity;
  for (const train of trains.filter((candidate) => isSeen(candidate, setting))) {
    const length = (train.shapes[0]?.length ?? 0) / fineRate(setting.samplingRate);
    const inside = train.spikeSeconds.filter((seconds) => seconds >= from && seconds < to);
    if (inside.length === 0) continue;
    onsetSeconds = Math.min(onsetSeconds, at(inside, 0));
    endSeconds = Math.max(endSeconds, at(inside, inside.length - 1) + length);
  }
  if (onsetSeconds > endSeconds) return undefined;
  return { onsetSeconds, endSeconds: Math.min(endSeconds, setting.durationSeconds) };
}

/**
 * Episodes of one label wherever something is seen: from a first discharge to the end of the last potential before a
 * silence longer than `gapSeconds`.
 */
export function seenEpisodes(
  trains: readonly PlacedTrain[],
  setting: Setting,
  told: Pick<Episode, 'label' | 'reason'> & { readonly gapSeconds: number },
): readonly Episode[] {
  const { gapSeconds, ...label } = told;
  const potentials = trains
    .filter((train) => isSeen(train, setting))
    .flatMap(({ shapes, spikeSeconds }) => {
      const length = (shapes[0]?.length ?? 0) / fineRate(setting.samplingRate);
      return Array.from(spikeSeconds, (onset) => ({ onset, end: onset + length }));
    })
    .sort((a, b) => a.onset - b.onset);
  const episodes: Episode[] = [];
  for (const { onset, end } of potentials) {
    const last = episodes.at(-1);
    const endSeconds = Math.min(end, setting.durationSeconds);
    if (last && onset - last.endSeconds <= gapSeconds) {
      episodes[episodes.length - 1] = { ...last, endSeconds: Math.max(last.endSeconds, endSeconds) };
    } else {
      episodes.push({ onsetSeconds: onset, endSeconds, ...label });
    }
  }
  return episodes;
}

/** The episodes in order, cut where they would overlap the one before, with rest (or what else is said) between. */
export function covering(
  episodes: readonly Episode[],
  durationSeconds: number,
  between: Pick<Episode, 'label' | 'reason'> = { label: 'rest' },
): readonly Episode[] {
  const result: Episode[] = [];
  let reached = 0;
  for (const episode of [...episodes].sort((a, b) => a.onsetSeconds - b.onsetSeconds)) {
    const onsetSeconds = Math.max(reached, episode.onsetSeconds);
    if (episode.endSeconds <= onsetSeconds) continue;
    if (onsetSeconds > reached) result.push({ onsetSeconds: reached, endSeconds: onsetSeconds, ...between });
    result.push({ ...episode, onsetSeconds });
    reached = episode.endSeconds;
  }
  if (reached < durationSeconds) {
    result.push({ onsetSeconds: reached, endSeconds: durationSeconds, ...between });
  }
  return result;
}
