/** Electrode pops (DETECTION.md §B.5): a contact that charges and discharges, at whatever times, whatever their size. */
import { type ActivityCriteria, middle } from './activityCriterion';

export const electrodePops: ActivityCriteria = [
  {
    name: 'pops-part',
    meaning: 'Part of the power that edges with a slow, smooth decay have',
    unit: '',
    value: ({ pops }) => pops?.ofPops,
    bound: { kind: 'above', threshold: 0.6, width: 0.2 },
    source:
      '§B.5 pop; own: no potential of muscle rises at once and decays smoothly without crossing its baseline; pops beside a contraction make no artifact of the contraction',
    range: [0, 1],
    weight: 4,
    required: true,
    moment: middle,
  },
];
