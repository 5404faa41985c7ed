/** What is said of an episode that differs from a dense one in some features. */
import { judgeActivity } from '../../../../src/detection/decisions/activeEvent';
import type { EpisodeFeatures } from '../../../../src/detection/features/features';
import { defaultParameters } from '../../../../src/detection/parameters';
import { dense } from '../scan/activity';

export const envelope = (changes: Partial<EpisodeFeatures['envelope']>): Partial<EpisodeFeatures> => ({
  envelope: { ...dense.envelope, ...changes },
});
/** All that a cramp shows. */
export const crampLike: Partial<EpisodeFeatures> = {
  ...envelope({ buildUpSeconds: 2, declineSeconds: 5, fluctuation: 0.4 }),
  irregularity: 0.46,
  unitRatePerSecond: 14,
  commonModulation: { peakHz: 1.4, prominence: 7, depth: 0.5, segments: 5 },
};

export const judged = (changes: Partial<EpisodeFeatures>): ReturnType<typeof judgeActivity> =>
  judgeActivity({ ...dense, ...changes }, [], defaultParameters);
export const said = (changes: Partial<EpisodeFeatures>): string => {
  const { label, reason } = judged(changes);
  return reason === undefined ? label : `${label}: ${reason}`;
};
