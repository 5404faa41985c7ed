/** Myotonic discharges (DETECTION.md §A.4): one fibre whose rate and amplitude wax and wane. */
import type { DecisionParameters } from '../parameters';
import { type ActivityCriteria, middle } from './activityCriterion';

export function myotonic(p: DecisionParameters): ActivityCriteria {
  return [
    {
      name: 'myotonic-drift',
      unit: '',
      value: (f) => f.generator?.driftRatio,
      bound: { kind: 'above', threshold: p.myotonicDrift, width: 0.4 },
      weight: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'myotonic-rate',
      unit: '1/s',
      value: (f) => f.generator?.ratePerSecond,
      bound: { kind: 'within', from: p.myotonicRateLow, to: p.myotonicRateHigh, width: 8 },
      weight: 1.5,
      against: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'myotonic-local-regularity',
      unit: '',
      value: (f) => f.generator?.detrendedCov,
      bound: { kind: 'below', threshold: 0.2, width: 0.1 },
      weight: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'myotonic-amplitude',
      unit: '',
      value: (f) => f.generator?.rateAmplitudeCorrelation,
      bound: { kind: 'above', threshold: 0.5, width: 0.3 },
      weight: 1,
      moment: middle,
    },
    {
      name: 'myotonic-single',
      unit: '',
      value: (f) => f.generator?.part,
      bound: { kind: 'above', threshold: 0.5, width: 0.2 },
      weight: 1,
      against: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'myotonic-waxing',
      unit: '',
      value: (f) => f.generator?.monotoneDrift && Math.abs(f.generator.monotoneDrift),
      bound: { kind: 'below', threshold: 0.85, width: 0.15 },
      weight: 0.5,
      against: 2,
      moment: middle,
    },
  ];
}
