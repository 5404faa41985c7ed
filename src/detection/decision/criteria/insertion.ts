/** Insertion activity (DETECTION.md §A.4): a short dense burst as the needle moves. */
import type { DecisionParameters } from '../parameters';
import { type ActivityCriteria, onset } from './activityCriterion';

export function insertion(p: DecisionParameters): ActivityCriteria {
  return [
    {
      name: 'insertion-duration',
      unit: 's',
      value: (f) => f.durationSeconds,
      bound: { kind: 'within', from: 0.1, to: p.insertionLongest, width: 0.15 },
      weight: 2,
      against: 2,
      required: true,
      moment: onset,
    },
    {
      name: 'insertion-movement',
      unit: '',
      value: (f) => f.movementAtOnset,
      bound: { kind: 'above', threshold: 10, width: 10 },
      weight: 2,
      against: 1,
      moment: onset,
    },
    {
      name: 'insertion-reported',
      unit: '',
      value: (f) => (f.insertionReported ? 1 : undefined),
      bound: { kind: 'above', threshold: 0, width: 1 },
      weight: 2,
      moment: onset,
    },
    {
      name: 'insertion-density',
      unit: '1/s',
      value: (f) => f.potentials / f.activeSeconds,
      bound: { kind: 'above', threshold: 60, width: 60 },
      weight: 1.5,
      moment: onset,
    },
  ];
}
