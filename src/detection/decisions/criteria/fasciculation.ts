/** Fasciculations (DETECTION.md §A.4): isolated, irregular potentials of whole motor units. */
import { milliseconds } from '../../numbers/conversions';
import { chosen, fixedNumbers, seconds } from '../../numbers/fixedNumbers';
import { type ActivityCriteria, middle } from './activityCriterion';

export const fasciculationNumbers = fixedNumbers('fasciculation-sparse', {
  singleSeconds: seconds(
    0.15,
    [0.02, 1],
    'A shorter episode is a single potential, which has nothing but quiet around it',
    'own: as isolatedLength',
  ),
});
const { singleSeconds } = fasciculationNumbers.values;

export const fasciculation: ActivityCriteria = [
  {
    name: 'fasciculation-interval',
    meaning: 'Median interval of groups of potentials',
    unit: 's',
    value: (f, p) => f.groupIntervalSeconds ?? f.durationSeconds + p.fasciculationInterval,
    bound: { kind: 'above', threshold: { of: 'fasciculationInterval' }, width: 0.2 },
    source: '§A.4 (median above 200 ms)',
    range: [0, 10],
    weight: 2,
    required: true,
    moment: middle,
  },
  {
    name: 'fasciculation-sparse',
    meaning: 'Part of its duration in which it is active',
    unit: '',
    value: (f) => (f.durationSeconds < singleSeconds ? 0 : f.activeSeconds / f.durationSeconds),
    bound: { kind: 'below', threshold: 0.25, width: 0.15 },
    source: `§A.4 (isolated); ${chosen}`,
    range: [0, 1],
    weight: 1.5,
    required: true,
    moment: middle,
  },
  {
    name: 'fasciculation-duration',
    meaning: 'Duration of the mean potential',
    unit: 'ms',
    value: (f) => milliseconds(f.leadShape?.durationSeconds),
    bound: { kind: 'above', threshold: { of: 'fibreDuration', in: 'ms' }, width: 2 },
    source: '§A.4 (as a MUAP; a fibre’s is 1 to 5 ms)',
    range: [0, 30],
    weight: 1.5,
    moment: middle,
  },
  {
    name: 'fasciculation-irregular',
    meaning: 'Robust CoV of the intervals of the unit that fires most',
    unit: '',
    value: (f) => f.lead?.irregularity,
    bound: { kind: 'above', threshold: 0.3, width: 0.2 },
    source: `§A.4 (very irregular); ${chosen}`,
    range: [0, 2],
    weight: 1,
    moment: middle,
  },
];
