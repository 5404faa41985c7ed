/**
 * Discharges that nobody asked for come and go for a moment: pieces of one kind that follow each other closely, with nothing
 * said of the pause between them, are one event. Efforts are not: who repeats one is asked to pause.
 */
import type { EventLabel } from '../result/eventLabels';
import type { DetectedEvent } from '../result/detectedEvent';
import type { EpisodeParameters } from '../episodes/parameters';

const comeAndGo: ReadonlySet<EventLabel> = new Set([
  'neurogenic-cramp',
  'fasciculation',
  'fibrillation',
  'positive-sharp-wave',
  'myokymic-discharge',
  'tremor',
]);

/**
 * A channel's activity with its pieces joined; the longest one's evidence stands for all.
 * @param activity in order of onset @param others what else is said of the channel
 */
export function joinedPieces(
  activity: readonly DetectedEvent[],
  others: readonly DetectedEvent[],
  { mergeGap }: Pick<EpisodeParameters, 'mergeGap'>,
): readonly DetectedEvent[] {
  const joined: DetectedEvent[] = [];
  for (const event of activity) {
    const last = joined.at(-1);
    const isPiece =
      last?.label === event.label &&
      comeAndGo.has(event.label) &&
      event.onsetSeconds - last.endSeconds < mergeGap &&
      !others.some(
        ({ onsetSeconds, endSeconds }) => onsetSeconds < event.onsetSeconds && endSeconds > last.endSeconds,
      );
    if (!isPiece) {
      joined.push(event);
      continue;
    }
    const isLonger = event.endSeconds - event.onsetSeconds > last.endSeconds - last.onsetSeconds;
    joined[joined.length - 1] = {
      ...(isLonger ? event : last),
      onsetSeconds: last.onsetSeconds,
      endSeconds: event.endSeconds,
    };
  }
  return joined;
}
