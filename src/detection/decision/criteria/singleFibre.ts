/** Fibrillation and positive sharp waves (DETECTION.md §A.4): single fibres that fire regularly. */
import type { DecisionParameters } from '../parameters';
import { type ActivityCriteria, type Features, middle } from './activityCriterion';

/** Of the generator beside its drift, or of a train that can be trusted as it is. */
function variation({ generator, irregularity }: Features): number | undefined {
  return generator && Math.min(generator.detrendedCov, irregularity ?? Infinity);
}

/** What fibrillation and positive sharp waves share: one fibre, firing regularly. */
function singleFibre(p: DecisionParameters, prefix: string): ActivityCriteria {
  return [
    {
      name: `${prefix}-regularity`,
      unit: '',
      value: variation,
      bound: { kind: 'below', threshold: p.fibrillationVariation, width: 0.06 },
      weight: 2,
      required: true,
      moment: middle,
    },
    {
      name: `${prefix}-jitter`,
      unit: '',
      value: variation,
      bound: { kind: 'above', threshold: 0.006, width: 0.004 },
      weight: 0,
      against: 2,
      moment: middle,
    },
    {
      name: `${prefix}-rate`,
      unit: '1/s',
      value: (f) => f.generator?.ratePerSecond,
      bound: { kind: 'within', from: p.fibrillationRateLow, to: p.fibrillationRateHigh, width: 1 },
      weight: 1,
      against: 2,
      required: true,
      moment: middle,
    },
    {
      name: `${prefix}-single`,
      unit: '',
      value: (f) => f.generator?.part,
      bound: { kind: 'above', threshold: 0.7, width: 0.2 },
      weight: 1,
      moment: middle,
    },
    {
      name: `${prefix}-positive-onset`,
      unit: '',
      value: (f) => f.leadShape && (f.leadShape.onset === 'positive' ? 1 : -1),
      bound: { kind: 'above', threshold: 0, width: 1 },
      weight: 1,
      against: 1.5,
      moment: middle,
    },
    {
      name: `${prefix}-steady`,
      unit: '',
      // A fibre that slows down throughout is running down; only waxing and waning speaks against it.
      value: (f) => (Math.abs(f.generator?.monotoneDrift ?? 0) > 0.8 ? 1 : f.generator?.driftRatio),
      bound: { kind: 'below', threshold: p.fibrillationDrift, width: 0.3 },
      weight: 1,
      against: 2,
      moment: middle,
    },
  ];
}

export function fibrillation(p: DecisionParameters): ActivityCriteria {
  return [
    ...singleFibre(p, 'fibrillation'),
    {
      name: 'fibrillation-duration',
      unit: 'ms',
      value: (f) => f.leadShape && 1000 * f.leadShape.durationSeconds,
      bound: { kind: 'below', threshold: 1000 * p.fibreDuration, width: 2 },
      weight: 2,
      moment: middle,
    },
  ];
}

export function positiveSharpWave(p: DecisionParameters): ActivityCriteria {
  return [
    ...singleFibre(p, 'sharp-wave'),
    {
      name: 'sharp-wave-duration',
      unit: 'ms',
      value: (f) => f.leadShape && 1000 * f.leadShape.durationSeconds,
      bound: { kind: 'above', threshold: 1000 * p.sharpWaveDuration, width: 2 },
      weight: 1,
      against: 2,
      moment: middle,
    },
    {
      name: 'sharp-wave-negativity',
      unit: '',
      value: (f) => f.leadShape?.slowNegativity,
      bound: { kind: 'above', threshold: 2, width: 1 },
      weight: 1,
      against: 2,
      moment: middle,
    },
    {
      name: 'sharp-wave-positive-peak',
      unit: '',
      value: (f) => f.leadShape?.positiveToNegative,
      bound: { kind: 'above', threshold: 1.3, width: 0.5 },
      weight: 1,
      moment: middle,
    },
  ];
}
