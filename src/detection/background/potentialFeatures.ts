/** The measures of a muscle's motor unit potentials: each is the median over the units of which it was measured. */
import { median } from '../../signal/statistics';
import type { MeasuredMorphology, UnitPotential } from '../result/unitMorphology';

/** The measures of potentials that a reference may use. */
export const potentialFeatureNames = [
  'muap-amplitude',
  'muap-duration',
  'muap-area',
  'muap-thickness',
  'muap-size-index',
  'muap-phases',
  'muap-turns',
  'muap-spike-duration',
] as const;
export type PotentialFeatureName = (typeof potentialFeatureNames)[number];

/** Their units. */
export const potentialUnits: Readonly<Record<PotentialFeatureName, string>> = {
  'muap-amplitude': 'µV',
  'muap-duration': 'ms',
  'muap-area': 'µV·ms',
  'muap-thickness': 'ms',
  'muap-size-index': '',
  'muap-phases': '',
  'muap-turns': '',
  'muap-spike-duration': 'ms',
};

/** What is measured of the potentials of one channel. */
export interface PotentialFeatures {
  /** Units whose potential could be measured. */
  readonly units: number;
  readonly values: Readonly<Record<PotentialFeatureName, number | undefined>>;
}

type Measure = (figures: MeasuredMorphology) => number | undefined;

const measures: Readonly<Record<PotentialFeatureName, Measure>> = {
  'muap-amplitude': ({ amplitudeMicrovolts }) => amplitudeMicrovolts,
  'muap-duration': ({ durationMilliseconds }) => durationMilliseconds,
  'muap-area': ({ areaMicrovoltMilliseconds }) => areaMicrovoltMilliseconds,
  'muap-thickness': ({ thicknessMilliseconds }) => thicknessMilliseconds,
  'muap-size-index': ({ sizeIndex }) => sizeIndex,
  'muap-phases': ({ phases }) => phases,
  'muap-turns': ({ turns }) => turns,
  'muap-spike-duration': ({ spikeDurationMilliseconds }) => spikeDurationMilliseconds,
};

/** Medians over the measured potentials; what none of them has is undefined. */
export function potentialFeatures(potentials: readonly UnitPotential[]): PotentialFeatures {
  const measured = potentials.flatMap(({ morphology }) => (morphology.kind === 'measured' ? morphology : []));
  const medianBy = (measure: Measure): number | undefined =>
    median(Float64Array.from(measured.flatMap((figures) => measure(figures) ?? [])));
  const entries = potentialFeatureNames.map((name) => [name, medianBy(measures[name])] as const);
  return {
    units: measured.length,
    values: Object.fromEntries(entries) as Record<PotentialFeatureName, number | undefined>, // one for each name
  };
}
