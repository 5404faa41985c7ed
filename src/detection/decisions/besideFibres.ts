/** Fasciculations beside fibres that fire in one episode: both are found, where the fibres alone would be told of. */
import { roundedSeconds } from '../../base/roundedSeconds';
import type { ReportedEpisode } from '../features/channelReport';
import type { EpisodeFeatures } from '../features/features';
import type { Twitches } from '../features/twitches';
import type { DetectedEvent } from '../result/detectedEvent';
import { roundedProbability, type Verdict } from './activeEvent';
import { activityClasses } from './classes';
import type { ClassParameters } from './criteria/activityCriterion';
import { scoreClasses } from './scores';

/** What comes at one interval beside fibres is a heart, a pacemaker, or a unit that the patient holds. */
const fasciculation = activityClasses
  .filter(({ label }) => label === 'fasciculation')
  .map((each) => ({ ...each, needsOneOf: ['fasciculation-irregular'] }));

/** What a channel's episode of fibres holds beside them; undefined where nothing, or where it is of no fibres. */
export function besideFibres(
  { twitches }: Pick<ReportedEpisode, 'twitches'>,
  features: EpisodeFeatures,
  { label }: Pick<Verdict, 'label'>,
  parameters: ClassParameters,
): Omit<DetectedEvent, 'channels'> | undefined {
  if (!twitches || (label !== 'fibrillation' && label !== 'positive-sharp-wave')) return undefined;
  const [score] = scoreClasses(fasciculation, ofTwitches(twitches, features), parameters);
  if (!score?.passes || score.probability < parameters.decidedFrom) return undefined;
  const { onsetSeconds, endSeconds } = twitches;
  return {
    onsetSeconds: roundedSeconds(onsetSeconds),
    endSeconds: roundedSeconds(endSeconds),
    label: score.label,
    probability: roundedProbability(score.probability),
    alternatives: [],
    evidence: score.evidence,
  };
}

/** The episode without its fibres: only the twitches. */
function ofTwitches(twitches: Twitches, features: EpisodeFeatures): EpisodeFeatures {
  const { onsetSeconds, endSeconds, count, medianIntervalSeconds, irregularity } = twitches;
  return {
    ...features,
    durationSeconds: endSeconds - onsetSeconds,
    activeSeconds: twitches.activeSeconds,
    raisedPart: twitches.activeSeconds / (endSeconds - onsetSeconds),
    potentials: count,
    groupIntervalSeconds: medianIntervalSeconds,
    fibres: undefined,
    leadShape: undefined,
    lead: {
      discharges: count,
      ratePerSecond: 1 / medianIntervalSeconds,
      irregularity,
      doubletPart: undefined,
      amplitude: features.peakAmplitude,
      signalToNoise: features.peakOverNoise,
      rawVariation: irregularity,
      contamination: 0,
    },
    at: { ...features.at, middle: roundedSeconds((onsetSeconds + endSeconds) / 2) },
  };
}
