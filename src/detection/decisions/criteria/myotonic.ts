/** Myotonic discharges (DETECTION.md §A.4): one fibre whose rate and amplitude wax and wane. */
import { chosen, fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import { type ActivityCriteria, type Features, middle, steadiestVariation } from './activityCriterion';

export const myotonicNumbers = fixedNumbers('myotonic-rate', {
  sureCorrelation: ratio(
    0.8,
    [0.5, 1],
    'A discharge that repeats itself this well has the rate at which it does',
    'own: the sorter may have found every other potential',
  ),
});
const { sureCorrelation } = myotonicNumbers.values;

function rate({ fast, generator }: Features): number | undefined {
  return fast && fast.correlation >= sureCorrelation ? 1 / fast.periodSeconds : generator?.ratePerSecond;
}

export const myotonic: ActivityCriteria = [
  {
    name: 'myotonic-drift',
    meaning: 'Fastest over slowest rate',
    unit: '',
    value: (f) => f.generator?.driftRatio,
    bound: { kind: 'above', threshold: { of: 'myotonicDrift' }, width: 0.4 },
    source: '§A.4, §M (1.5)',
    range: [1, 10],
    weight: 2,
    required: true,
    moment: middle,
  },
  {
    name: 'myotonic-rate',
    meaning: 'Rate of the fibre',
    unit: '1/s',
    value: rate,
    bound: { kind: 'within', from: { of: 'myotonicRateLow' }, to: { of: 'myotonicRateHigh' }, width: 8 },
    source: '§A.4 (20 to 150)',
    range: [0, 300],
    weight: 1.5,
    against: 2,
    required: true,
    moment: middle,
  },
  {
    name: 'myotonic-local-regularity',
    meaning: 'Variation of the intervals once their slow course is taken out',
    unit: '',
    value: (f) => f.generator?.detrendedCov,
    bound: { kind: 'below', threshold: 0.12, width: 0.06 },
    source: '§A.4, §M (below 0.1); own: a margin for missed discharges',
    range: [0, 1],
    weight: 2,
    required: true,
    moment: middle,
  },
  {
    name: 'myotonic-unsteady',
    meaning: 'Least variation of the intervals of any unit',
    unit: '',
    value: steadiestVariation,
    bound: { kind: 'above', threshold: 0.03, width: 0.02 },
    source: 'own: a discharge that keeps its rate to a hundredth waxes and wanes nowhere',
    range: [0, 1],
    weight: 0,
    against: 3,
    moment: middle,
  },
  {
    name: 'myotonic-amplitude',
    meaning: 'Rank correlation of rate and amplitude',
    unit: '',
    value: (f) => f.generator?.rateAmplitudeCorrelation,
    bound: { kind: 'above', threshold: 0.5, width: 0.3 },
    source: `§A.4 (high); ${chosen}`,
    range: [0, 1],
    weight: 1,
    against: 2,
    moment: middle,
  },
  {
    name: 'myotonic-single',
    meaning: 'Part of the discharges that one generator makes',
    unit: '',
    value: (f) => f.generator?.part,
    bound: { kind: 'above', threshold: 0.35, width: 0.25 },
    source: 'own: two fibres may run at a time, and their trains cross',
    range: [0, 1],
    weight: 1,
    against: 2,
    required: true,
    moment: middle,
  },
  {
    name: 'myotonic-waxing',
    meaning: 'How far the rate only falls or only rises',
    unit: '',
    value: (f) => f.generator?.monotoneDrift && Math.abs(f.generator.monotoneDrift),
    bound: { kind: 'below', threshold: 0.85, width: 0.15 },
    source: `§A.4 (waxes and wanes); ${chosen}`,
    range: [0, 1],
    weight: 0.5,
    against: 2,
    moment: middle,
  },
  {
    name: 'myotonic-duration',
    meaning: 'How long it is active',
    unit: 's',
    value: (f) => f.activeSeconds,
    bound: { kind: 'above', threshold: 1, width: 0.5 },
    source: '§A.4 (2 to 20 s); own: half of it; a needle’s burst is shorter',
    range: [0, 60],
    weight: 0,
    against: 2,
    moment: middle,
  },
];
