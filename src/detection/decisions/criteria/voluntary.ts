/** Voluntary activity (DETECTION.md §A.4): asked for, regular, of several units, held and let go. */
import { chosen, fixedNumbers, hertz } from '../../numbers/fixedNumbers';
import type { BurstStructure } from '../../trains/burstStructure';
import { type ActivityCriteria, middle, onset, telling } from './activityCriterion';
import { madeByMotorUnits } from './motorUnits';

export const voluntaryNumbers = fixedNumbers('voluntary-multiplets', {
  multipletRateHz: hertz(
    50,
    [20, 400],
    'Discharges of a multiplet follow each other at this rate or faster',
    '§A.3 C11, §M multiplet detector (less than 20 ms apart)',
  ),
});
const { multipletRateHz } = voluntaryNumbers.values;

/** Asked for, or not. */
const intentOf = { voluntary: 1, unknown: undefined, involuntary: -1 } as const;

/** Discharges less than 20 ms apart in groups with pauses between them. */
function isMultiplet({ isBursting, intraRateHz }: BurstStructure): boolean {
  return isBursting && intraRateHz >= multipletRateHz;
}

export const voluntary: ActivityCriteria = [
  {
    name: 'voluntary-intent',
    meaning: '1 for asked for, -1 for involuntary',
    unit: '',
    value: (f) => intentOf[f.intent],
    bound: { kind: 'above', threshold: 0, width: 1 },
    source: '§0.1 rule 11',
    range: [-1, 1],
    weight: 2,
    against: 2,
    moment: onset,
  },
  {
    name: 'voluntary-regularity',
    meaning: 'Robust CoV of the intervals',
    unit: '',
    value: telling,
    certainty: (f) => f.irregularityCertainty,
    bound: { kind: 'below', threshold: { of: 'voluntaryIrregularity' }, width: 0.1 },
    // Missed discharges make any train irregular, and units of the neck are: it says less against effort than for it.
    source: '§A.4 (0.1 to 0.3; sternohyoid 0.40 ± 0.10), §A.6 (missed discharges)',
    range: [0, 2],
    weight: 2,
    against: 1,
    moment: middle,
  },
  {
    name: 'voluntary-jitter',
    meaning: 'Robust CoV of the intervals',
    unit: '',
    value: (f) => f.irregularity,
    bound: { kind: 'above', threshold: { of: 'voluntaryJitter' }, width: 0.02 },
    source: '§A.4; own: no motor unit keeps time like a single fibre or a circuit of them',
    range: [0, 2],
    weight: 0,
    against: 4,
    moment: middle,
  },
  {
    name: 'voluntary-rate',
    meaning: 'Firing rate of a unit',
    unit: '1/s',
    value: (f) => f.unitRatePerSecond,
    // Neck muscles are faster (§A.4 sternohyoid): nothing above is excluded.
    bound: { kind: 'within', from: { of: 'voluntaryRateLow' }, to: { of: 'voluntaryRateHigh' }, width: 8 },
    source: '§A.4, §D.1',
    range: [0, 150],
    weight: 1,
    against: 1.5,
    moment: middle,
  },
  {
    name: 'voluntary-multiplets',
    meaning: 'Discharges in a group',
    unit: '',
    value: ({ leadBursts }) => leadBursts && (isMultiplet(leadBursts) ? leadBursts.spikesPerBurst : 1),
    bound: { kind: 'below', threshold: { of: 'multipletSize', plus: -0.5 }, width: 1 },
    source: '§A.3 C11, §A.4; own: half a discharge below the least size',
    range: [1, 20],
    weight: 0,
    against: 3,
    moment: middle,
  },
  {
    name: 'voluntary-units',
    meaning: 'Units',
    unit: '',
    value: (f) => (f.potentials === undefined ? undefined : f.units.length),
    bound: { kind: 'above', threshold: 1.5, width: 1 },
    source: 'own: more than one',
    range: [0, 20],
    weight: 1,
    moment: middle,
  },
  ...madeByMotorUnits('voluntary'),
  {
    name: 'voluntary-pattern',
    meaning: 'Potentials per second',
    unit: '1/s',
    value: (f) => f.pooledRatePerSecond,
    bound: { kind: 'above', threshold: 8, width: 8 },
    source: chosen,
    range: [0, 200],
    weight: 1,
    against: 2,
    moment: middle,
  },
  {
    name: 'voluntary-aperiodic',
    meaning: 'Correlation of a stretch with itself one cycle later',
    unit: '',
    value: (f) => f.period?.correlation,
    bound: { kind: 'below', threshold: 0.75, width: 0.15 },
    source: chosen,
    range: [0, 1],
    weight: 0.2,
    against: 2,
    moment: middle,
  },
  {
    name: 'voluntary-duration',
    meaning: 'How long it lasts',
    unit: 's',
    // What was asked for may be as short as a muscle can be: ballistic contractions last 0.1 to 0.3 s.
    value: (f) => (f.intent === 'voluntary' ? undefined : f.durationSeconds),
    bound: { kind: 'above', threshold: 0.7, width: 0.3 },
    source: chosen,
    range: [0, 10],
    weight: 0.2,
    against: 2.5,
    moment: onset,
  },
  {
    name: 'voluntary-sustained',
    meaning: 'Part of its duration in which it is active',
    unit: '',
    value: (f) => f.activeSeconds / f.durationSeconds,
    bound: { kind: 'above', threshold: 0.6, width: 0.2 },
    source: chosen,
    range: [0, 1],
    weight: 0,
    against: 2,
    moment: middle,
  },
  {
    name: 'voluntary-release',
    meaning: 'Time from nine tenths to a tenth of its height',
    unit: 's',
    value: (f, p) => (f.durationSeconds >= p.crampDuration ? f.envelope.declineSeconds : undefined),
    bound: { kind: 'below', threshold: 1.5, width: 1 },
    source: `§A.4 (follows the cue); ${chosen}`,
    range: [0, 30],
    weight: 0.7,
    against: 1,
    moment: (f) => f.at.end,
  },
  {
    name: 'voluntary-steady',
    meaning: "How far the envelope's logarithm fluctuates",
    unit: '',
    // Half of the real contractions of §J's recordings fluctuate more: it says little against effort.
    value: (f, p) => (f.durationSeconds >= p.crampDuration ? f.envelope.fluctuation : undefined),
    bound: { kind: 'below', threshold: 0.25, width: 0.12 },
    source: chosen,
    range: [0, 5],
    weight: 1,
    against: 0.4,
    moment: middle,
  },
  {
    name: 'voluntary-rhythm',
    meaning: "Peak of the envelope's spectrum at 3 to 12 Hz over its median",
    unit: '',
    value: (f) => f.tremor?.prominence,
    bound: {
      kind: 'below',
      threshold: { of: 'tremorProminence' },
      width: { of: 'tremorProminence', times: 2 },
    },
    source: '§A.4 tremor (above 6)',
    range: [0, 100],
    weight: 0,
    against: 1,
    moment: middle,
  },
  {
    name: 'voluntary-force',
    meaning: 'Correlation of the envelope with the force',
    unit: '',
    value: (f) => f.forceCoupling,
    bound: { kind: 'above', threshold: 0.5, width: 0.3 },
    source: `§A.4 (rate–force coupling); ${chosen}`,
    range: [-1, 1],
    weight: 1,
    against: 0.5,
    moment: middle,
  },
];
