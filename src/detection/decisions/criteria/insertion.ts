/** Insertion activity (DETECTION.md §A.4): a short dense burst as the needle moves. */
import { chosen } from '../../numbers/fixedNumbers';
import { type ActivityCriteria, onset } from './activityCriterion';

export const insertion: ActivityCriteria = [
  {
    name: 'insertion-duration',
    meaning: 'How long it lasts',
    unit: 's',
    value: (f) => f.durationSeconds,
    bound: { kind: 'within', from: 0.05, to: { of: 'insertionLongest' }, width: 0.1 },
    source: '§A.4 (0.3 to 0.5 s; up to 3 s)',
    range: [0, 5],
    weight: 2,
    against: 2,
    required: true,
    moment: onset,
  },
  {
    name: 'insertion-movement',
    meaning: 'Movement of the electrode at its onset, in times the noise',
    unit: '',
    value: (f) => f.movementAtOnset,
    bound: { kind: 'above', threshold: 10, width: 10 },
    source: '§A.4 (burst aligned to a movement artefact), §B.5 (10 σ0)',
    range: [0, 1000],
    weight: 2,
    // A filter may leave nothing of a movement.
    against: 0.6,
    moment: onset,
  },
  {
    name: 'insertion-reported',
    meaning: '1 where an annotation reports it',
    unit: '',
    value: (f) => (f.insertionReported ? 1 : undefined),
    bound: { kind: 'above', threshold: 0, width: 1 },
    source: 'own: an examiner’s word',
    range: [0, 1],
    weight: 2,
    moment: onset,
  },
  {
    name: 'insertion-density',
    meaning: 'Potentials per active second',
    unit: '1/s',
    value: (f) => f.potentials / f.activeSeconds,
    bound: { kind: 'above', threshold: 60, width: 60 },
    source: chosen,
    range: [0, 500],
    weight: 1.5,
    moment: onset,
  },
];
