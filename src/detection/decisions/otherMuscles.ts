/**
 * What is said of an episode beside those of other channels: whether muscles work against each other without intent,
 * and whether they tremble together (DETECTION.md §A.4, dystonia and tremor). It counts for no class: a recording does
 * not say which muscles are antagonists.
 */
import type { ChannelFeatures } from '../features/features';
import type { Evidence } from '../result/detectedEvent';
import type { TimeSpan } from '../context/timeSpan';
import { coActivationIndex } from './muscles/coActivation';
import { courseOver, type MuscleCourse } from './muscles/muscleCourses';
import { tremorPhase, type TremorPhase } from './muscles/tremorPhase';
import type { DecisionParameters } from './parameters';
import { report } from './reported';

/** The remarks on an episode of a channel. @param muscles those it can be compared with, by channel, itself among them */
export function otherMuscles(
  { features, onsetSeconds, endSeconds }: TimeSpan & { readonly features: ChannelFeatures },
  channel: number,
  muscles: ReadonlyMap<number, MuscleCourse>,
  parameters: Pick<DecisionParameters, 'coActivation' | 'tremorProminence'>,
): readonly Evidence[] {
  const muscle = muscles.get(channel);
  const isInvoluntary = features.intent === 'involuntary';
  const { tremor } = features;
  const trembles = tremor !== undefined && tremor.prominence >= parameters.tremorProminence;
  if (!muscle || !(isInvoluntary || trembles)) return [];
  const span = { onsetSeconds, endSeconds };
  const own = courseOver(muscle, span);
  const others = [...muscles].flatMap(([index, other]) => (index === channel ? [] : courseOver(other, span)));
  const atSeconds = features.at.middle;
  return [
    ...(isInvoluntary ? coActivation(own, others, parameters.coActivation) : []),
    ...(trembles ? phaseOfTremor(own, others, tremor.peakHz) : []),
  ].map((item) => ({ ...item, atSeconds }));
}

function coActivation(
  own: Float32Array,
  others: readonly Float32Array[],
  threshold: number,
): readonly Evidence[] {
  const indices = others.flatMap((other) => coActivationIndex(own, other) ?? []);
  if (indices.length === 0) return [];
  const value = Math.max(...indices);
  return [report({ criterion: 'co-activation', value, unit: '', threshold })];
}

function phaseOfTremor(
  own: Float32Array,
  others: readonly Float32Array[],
  tremorHz: number,
): readonly Evidence[] {
  const surest = others.reduce<TremorPhase | undefined>((best, other) => {
    const found = tremorPhase(own, other, tremorHz);
    return found && (best === undefined || found.locking > best.locking) ? found : best;
  }, undefined);
  return surest ? [report({ criterion: 'tremor-phase', value: surest.differenceDegrees, unit: '°' })] : [];
}
