/** Active stretches and remarks as the input of episodes, and episodes as a line of text. */
import type { HopRange } from '../../../../src/detection/scan/activity/hops';
import { intentTimeline } from '../../../../src/detection/context/intentTimeline';
import { buildWordings } from '../../../../src/detection/context/wordings';
import { buildEpisodes, type EpisodeInput } from '../../../../src/detection/episodes/episodes';
import { defaultParameters } from '../../../../src/detection/parameters';
import type { Seconds } from '../channels';

/** How long each recording is. */
export const seconds = 60;
export type Remark = readonly [seconds: number, text: string];

/** Hops of 10 ms: power 100 in the active stretches, 1 elsewhere. */
export function input(active: readonly Seconds[], remarks: readonly Remark[] = []): EpisodeInput {
  const runs = active.map(([from, to]): HopRange => ({
    from: Math.round(100 * from),
    to: Math.round(100 * to),
  }));
  const ratio = new Float32Array(100 * seconds).fill(1);
  for (const { from, to } of runs) ratio.fill(100, from, to);
  const annotations = remarks.map(([onsetSeconds, text]) => ({ onsetSeconds, durationSeconds: 0, text }));
  const timeline = intentTimeline(annotations, [], seconds, defaultParameters, buildWordings());
  return { active: runs, ratio, peak: ratio.map(Math.sqrt), hopSeconds: 0.01, timeline, movements: [] };
}

/** `5-10 in 1, 12-15 in 2`: each episode's span in seconds, and of how many active stretches it is. */
export const told = (given: EpisodeInput): string =>
  buildEpisodes(given, defaultParameters)
    .map(({ from, to, active }) => `${from / 100}-${to / 100} in ${active.length}`)
    .join(', ');
