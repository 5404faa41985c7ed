/** Myotonic discharges (DETECTION.md §A.4): one fibre whose rate and amplitude wax and wane. */
import type { DecisionParameters } from '../parameters';
import { type ActivityCriteria, type Features, middle, steadiestVariation } from './activityCriterion';

/** A discharge that repeats itself this well has the rate at which it does: the sorter may have found every other potential. */
const sureCorrelation = 0.8;

function rate({ fast, generator }: Features): number | undefined {
  return fast && fast.correlation >= sureCorrelation ? 1 / fast.periodSeconds : generator?.ratePerSecond;
}

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
      value: rate,
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
      bound: { kind: 'below', threshold: 0.12, width: 0.06 },
      weight: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'myotonic-unsteady',
      unit: '',
      // A discharge that keeps its rate to a hundredth waxes and wanes nowhere.
      value: steadiestVariation,
      bound: { kind: 'above', threshold: 0.03, width: 0.02 },
      weight: 0,
      against: 3,
      moment: middle,
    },
    {
      name: 'myotonic-amplitude',
      unit: '',
      value: (f) => f.generator?.rateAmplitudeCorrelation,
      bound: { kind: 'above', threshold: 0.5, width: 0.3 },
      weight: 1,
      against: 2,
      moment: middle,
    },
    {
      name: 'myotonic-single',
      unit: '',
      value: (f) => f.generator?.part,
      // Two fibres may run at a time, and their trains cross.
      bound: { kind: 'above', threshold: 0.35, width: 0.25 },
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
