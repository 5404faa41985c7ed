/** The measures of a muscle's interference pattern: each is the median over the epochs of its voluntary segments. */
import { median } from '../../signal/statistics';
import type { InterferenceEpoch } from '../interference/epochs';
import { milliseconds } from '../numbers/conversions';
import type { FeatureName } from './reference';

/** The measures; what the epochs can't give is undefined. */
export type PatternFeatures = Readonly<Record<FeatureName, number | undefined>>;

/** Structural: the least that an epoch of a second can count above none, halved. */
const leastSegmentsPerSecond = 0.5;

/** Their units. */
export const patternUnits: Readonly<Record<FeatureName, string>> = {
  amplitude: 'µV',
  turns: '1/s',
  'upper-amplitude': 'µV',
  'small-segments': '1/s',
  'upper-amplitude-ratio': '',
  'turns-over-amplitude': '1/(s·µV)',
  activity: '',
  'segment-duration': 'ms',
  'sharp-power': '',
};

/** Median of one measure over the epochs that have it. */
export function medianOf(
  epochs: readonly InterferenceEpoch[],
  measure: (epoch: InterferenceEpoch) => number | undefined,
): number | undefined {
  return median(Float64Array.from(epochs.flatMap((epoch) => measure(epoch) ?? [])));
}

/** Measures the epochs of one muscle. */
export function patternFeatures(epochs: readonly InterferenceEpoch[]): PatternFeatures {
  const amplitude = medianOf(epochs, (epoch) => epoch.amplitudeMicrovolts);
  const turns = medianOf(epochs, (epoch) => epoch.turnsPerSecond);
  const upper = medianOf(epochs, (epoch) => epoch.upperAmplitudeMicrovolts);
  const middle = medianOf(epochs, (epoch) => epoch.medianAmplitudeMicrovolts);
  const small = medianOf(epochs, (epoch) => epoch.smallSegmentsPerSecond);
  return {
    amplitude,
    turns,
    'upper-amplitude': upper,
    // A second counts whole segments: where it has none, fewer than one, which still has a logarithm.
    'small-segments': small === undefined ? undefined : Math.max(leastSegmentsPerSecond, small),
    // The scale of the recording cancels out: how far the largest units stand out of the others.
    'upper-amplitude-ratio': upper === undefined || middle === undefined ? undefined : upper / middle,
    'turns-over-amplitude': turns === undefined || amplitude === undefined ? undefined : turns / amplitude,
    activity: medianOf(epochs, (epoch) => epoch.activity),
    'segment-duration': milliseconds(medianOf(epochs, (epoch) => epoch.medianSegmentSeconds)),
    'sharp-power': medianOf(epochs, (epoch) => epoch.sharpPart),
  };
}
