/** A word to rest that was said long ago, or to another muscle, against what the muscle does now. */
import type { Intent } from '../context/intentTimeline';
import type { EpisodeFeatures } from '../features/features';
import { fixedNumbers, ratio } from '../numbers/fixedNumbers';
import { type ClassParameters, telling } from './criteria/activityCriterion';
import { endsAtOnce } from './criteria/cramp';

export const staleIntentNumbers = fixedNumbers('staleIntent', {
  force: ratio(
    0.5,
    [0, 1],
    'Force correlated this well with the EMG is made by it',
    '§A.4 (rate–force coupling); as of voluntary-force',
  ),
});
const { force } = staleIntentNumbers.values;

/**
 * The intent of an episode. Rest that was asked for long before its onset never outweighs force that follows the EMG, nor
 * rest that was asked of another muscle a release at once, while no unit fires irregularly: nothing is known then, and the
 * pattern has to tell (own reasoning: commands to contract are forgotten, spoken in words that mean nothing here, or not
 * noted at all).
 */
export function weighedIntent(features: EpisodeFeatures, parameters: ClassParameters): Intent {
  const { intent, isIntentStale, forceCoupling } = features;
  const isForgotten = isIntentStale && forceCoupling !== undefined && forceCoupling >= force;
  if (!isForgotten && !isOfAnother(features)) return intent;
  const irregularity = telling(features, parameters);
  return irregularity !== undefined && irregularity >= parameters.crampIrregularity ? intent : 'unknown';
}

/** Rest that another muscle was told of, while this one is let go at once, as what is held is, and nobody speaks of a cramp. */
function isOfAnother(features: EpisodeFeatures): boolean {
  return features.isAnothersRest && !features.crampReported && endsAtOnce(features);
}
