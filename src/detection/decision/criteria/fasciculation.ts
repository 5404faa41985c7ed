/** Fasciculations (DETECTION.md §A.4): isolated, irregular potentials of whole motor units. */
import type { DecisionParameters } from '../parameters';
import { type ActivityCriteria, middle } from './activityCriterion';

export function fasciculation(p: DecisionParameters): ActivityCriteria {
  return [
    {
      name: 'fasciculation-interval',
      unit: 's',
      value: (f) => f.groupIntervalSeconds ?? f.durationSeconds + p.fasciculationInterval,
      bound: { kind: 'above', threshold: p.fasciculationInterval, width: 0.2 },
      weight: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'fasciculation-sparse',
      unit: '',
      // A single potential has nothing but quiet around it.
      value: (f) => (f.durationSeconds < 0.15 ? 0 : f.activeSeconds / f.durationSeconds),
      bound: { kind: 'below', threshold: 0.25, width: 0.15 },
      weight: 1.5,
      required: true,
      moment: middle,
    },
    {
      name: 'fasciculation-duration',
      unit: 'ms',
      value: (f) => f.leadShape && 1000 * f.leadShape.durationSeconds,
      bound: { kind: 'above', threshold: 1000 * p.fibreDuration, width: 2 },
      weight: 1.5,
      moment: middle,
    },
    {
      name: 'fasciculation-irregular',
      unit: '',
      value: (f) => f.lead?.irregularity,
      bound: { kind: 'above', threshold: 0.3, width: 0.2 },
      weight: 1,
      moment: middle,
    },
  ];
}
