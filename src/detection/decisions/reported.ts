/**
 * What every event of activity reports beside its criteria: the state of the EMG, the pooled rate of all potentials
 * beside the rate of each unit, the mechanical state, and what could spoil the measurement.
 */
import { microvoltsPerUnit } from '../../recording/units';
import { roundedSeconds } from '../../base/roundedSeconds';
import { ambiguousFrom } from '../../signal/noiseLevel';
import type { ChannelReport, ReportedEpisode } from '../features/channelReport';
import { percent } from '../numbers/conversions';
import { likeATrain } from '../scan/conditioning/mains';
import type { Evidence } from '../result/detectedEvent';
import type { ChannelFeatures } from '../features/features';
import type { ContractionFact } from '../silence/silenceFacts';
import { doubtful } from './criteria/activityCriterion';

/** An item that counts neither way. */
export function report(
  evidence: Pick<Evidence, 'criterion' | 'value' | 'unit'> & Partial<Evidence>,
): Evidence {
  return { met: true, contribution: 0, ...evidence };
}

/** Amplitudes in µV where the channel is a voltage, else in its own unit. */
export function amplitude(unit: string, value: number): Pick<Evidence, 'value' | 'unit'> {
  const factor = microvoltsPerUnit(unit);
  return factor === undefined ? { value, unit } : { value: value * factor, unit: 'µV' };
}

export interface ReportParameters {
  readonly onPeak: number;
  readonly crampIrregularity: number;
  readonly steadyRate: number;
  readonly clipFraction: number;
  readonly mainsWarning: number;
  readonly plausibleNoise: number;
}

/** The reported items of an episode. */
export function activityContext(
  channel: ChannelReport,
  { features, clippedPart }: ReportedEpisode,
  contraction: ContractionFact,
  parameters: ReportParameters,
): readonly Evidence[] {
  const { unit } = channel.channel;
  return [
    report({
      criterion: 'emg-active',
      value: features.peakOverNoise,
      unit: '',
      threshold: parameters.onPeak,
      atSeconds: features.at.peak,
    }),
    report({
      criterion: 'peak-amplitude',
      ...amplitude(unit, features.peakAmplitude),
      atSeconds: features.at.peak,
    }),
    ...(features.greatestPooledRatePerSecond !== undefined &&
    features.greatestPooledAtSeconds !== undefined &&
    features.potentials !== 0
      ? [
          report({
            criterion: 'pooled-rate',
            value: Math.round(features.greatestPooledRatePerSecond),
            unit: '1/s',
            atSeconds: roundedSeconds(features.greatestPooledAtSeconds),
          }),
        ]
      : []),
    ...(features.unitRatePerSecond === undefined
      ? []
      : [
          report({
            criterion: 'unit-rate',
            value: features.unitRatePerSecond,
            unit: '1/s',
            atSeconds: features.at.middle,
          }),
          report({ criterion: 'assigned-potentials', value: percent(features.assignedPart), unit: '%' }),
        ]),
    ...irregularityDoubt(features, parameters),
    ...mechanical(contraction),
    ...channelDoubts(channel, parameters),
    ...(clippedPart > parameters.clipFraction
      ? [
          report({
            criterion: 'clipped-part',
            value: percent(clippedPart),
            unit: '%',
            threshold: percent(parameters.clipFraction),
          }),
        ]
      : []),
  ];
}

/** An irregularity that counts for nothing, because it is not known which side of the limit it lies. */
function irregularityDoubt(features: ChannelFeatures, parameters: ReportParameters): readonly Evidence[] {
  const value = doubtful(features, parameters);
  if (value === undefined) return [];
  const threshold = parameters.crampIrregularity;
  return [
    report({ criterion: 'irregularity-unknown', value, unit: '', threshold, atSeconds: features.at.middle }),
  ];
}

function mechanical({ state, value, threshold, unit, atSeconds }: ContractionFact): readonly Evidence[] {
  if (state === 'unknown') return [];
  return [report({ criterion: `mechanical-${state}`, value, unit, threshold, atSeconds })];
}

/** The noise level and, where there is one, the reason to doubt it; hum that was strong. */
export function channelDoubts(
  { scan, noiseRms, doubt, channel }: ChannelReport,
  { mainsWarning, plausibleNoise }: Pick<ReportParameters, 'mainsWarning' | 'plausibleNoise'>,
): readonly Evidence[] {
  const evidence: Evidence[] = [report({ criterion: 'noise-level', ...amplitude(channel.unit, noiseRms) })];
  if (doubt === 'noise-ambiguous') {
    evidence.push(
      report({
        criterion: 'noise-ambiguous',
        value: scan.noise?.disagreement ?? 0,
        unit: '',
        threshold: ambiguousFrom,
      }),
    );
  }
  if (doubt === 'noise-implausible') {
    evidence.push(
      report({
        criterion: 'noise-implausible',
        ...amplitude(channel.unit, scan.noise?.rms ?? noiseRms),
        threshold: plausibleNoise,
      }),
    );
  }
  const hum = scan.mains && amplitude(channel.unit, scan.mains.amplitude);
  if (hum?.unit === 'µV' && hum.value >= mainsWarning) {
    evidence.push(report({ criterion: 'mains', ...hum, threshold: mainsWarning }));
  }
  const train = scan.mains && scan.mains.amplitude > noiseRms ? likeATrain(scan.mains) : undefined;
  if (train) {
    const [value, threshold] = [percent(train.part), percent(train.least)];
    evidence.push(report({ criterion: 'mains-or-train', value, unit: '%', threshold }));
  }
  return evidence;
}
