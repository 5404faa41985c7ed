/** The cramp score of DETECTION.md §A.3, C1 to C11, as data; what the data can't give counts neither way. */
import { chosen, count, fixedNumbers, seconds } from '../../numbers/fixedNumbers';
import { type ActivityCriteria, end, type Features, middle, onset, telling } from './activityCriterion';
import { madeByMotorUnits } from './motorUnits';

export const crampNumbers = fixedNumbers('cramp', {
  leastSegments: count(
    3,
    [1, 20],
    'Segments of the spectrum that are needed',
    'own: fewer than three peak by chance',
  ),
  abruptSeconds: seconds(
    0.75,
    [0.1, 5],
    'What falls from nine tenths to a tenth of its height within this ends at once',
    '§A.1 (a cramp subsides gradually); own: half of what its decline asks for; who lets go takes 0.1 to 0.4 s',
  ),
});
const { leastSegments, abruptSeconds } = crampNumbers.values;

/** Whether it is let go rather than subsiding; never where the recording does not show its end. */
export function endsAtOnce({ envelope }: Pick<Features, 'envelope'>): boolean {
  return envelope.declineSeconds !== undefined && envelope.declineSeconds < abruptSeconds;
}

/** How much it is let go (1 where that takes no time) rather than subsides (−1); 0 where the recording does not show its end. */
export function letGo({ envelope }: Pick<Features, 'envelope'>): number {
  return Math.max(-1, 1 - (envelope.declineSeconds ?? abruptSeconds) / abruptSeconds);
}

export const cramp: ActivityCriteria = [
  {
    name: 'cramp-irregularity', // C1
    meaning: 'Robust CoV of the intervals',
    unit: '',
    value: telling,
    certainty: (f) => f.irregularityCertainty,
    bound: { kind: 'above', threshold: { of: 'crampIrregularity' }, width: 0.1 },
    source: '§A.3 C1',
    range: [0, 2],
    weight: 2,
    moment: middle,
  },
  {
    name: 'cramp-rate', // C2
    meaning: 'Firing rate of a unit',
    unit: '1/s',
    value: (f) => f.unitRatePerSecond,
    bound: { kind: 'within', from: { of: 'crampRateLow' }, to: { of: 'crampRateHigh' }, width: 4 },
    source: '§A.3 C2',
    range: [0, 150],
    weight: 0.5,
    against: 3,
    moment: middle,
  },
  {
    name: 'cramp-units', // C3
    meaning: 'Units, or as many as the pooled rate speaks for',
    unit: '',
    value: (f, p) =>
      f.greatestPooledRatePerSecond === undefined
        ? undefined
        : Math.max(f.units.length, (p.crampUnits * f.greatestPooledRatePerSecond) / p.crampPooledRate),
    bound: { kind: 'above', threshold: { of: 'crampUnits' }, width: 2 },
    source: '§A.3 C3',
    range: [0, 20],
    weight: 0.5,
    against: 2,
    // At rates of sampling that show no potential by itself it is the envelope that tells.
    required: 'where-known',
    moment: middle,
  },
  ...madeByMotorUnits('cramp'),
  {
    name: 'cramp-sustained', // C3, as the episode shows it
    meaning: 'Part of its duration in which it is active',
    unit: '',
    value: (f) => f.activeSeconds / f.durationSeconds,
    bound: { kind: 'above', threshold: 0.5, width: 0.3 },
    source: 'own: a cramp is no series of single potentials',
    range: [0, 1],
    weight: 0.5,
    against: 2,
    required: true,
    moment: middle,
  },
  {
    name: 'cramp-build-up', // C4
    meaning: 'Time from a tenth to nine tenths of its height',
    unit: 's',
    value: (f) => f.envelope.buildUpSeconds,
    bound: { kind: 'above', threshold: { of: 'crampBuildUp' }, width: 1 },
    source: '§A.3 C4',
    range: [0, 10],
    weight: 1,
    moment: onset,
  },
  {
    name: 'cramp-sputtering', // C5
    meaning: 'Gain of irregularity towards the end, as units drop out',
    unit: '',
    value: (f) => f.sputtering?.irregularityChange,
    bound: { kind: 'above', threshold: 0.05, width: 0.1 },
    source: `§A.3 C5; ${chosen}`,
    range: [-1, 1],
    weight: 0.5,
    moment: end,
  },
  {
    name: 'cramp-decline', // C5, as the envelope shows it
    meaning: 'Time from nine tenths to a tenth of its height',
    unit: 's',
    value: (f) => f.envelope.declineSeconds,
    bound: { kind: 'above', threshold: 1.5, width: 1.5 },
    source: `§A.1 (subsides gradually), §A.3 C5; ${chosen}`,
    range: [0, 30],
    weight: 2,
    against: 2,
    moment: end,
  },
  {
    name: 'cramp-duration', // C6
    meaning: 'How long it lasts; where it goes on from an effort, how long it holds half of its height',
    unit: 's',
    value: (f) => f.envelope.heldSeconds ?? f.durationSeconds,
    bound: { kind: 'above', threshold: { of: 'crampDuration' }, width: 5 },
    source: '§A.3 C6; own: a slow release is an effort still',
    range: [0, 60],
    weight: 0.5,
    against: 2,
    required: true,
    moment: onset,
  },
  {
    name: 'cramp-involuntary', // C7
    meaning: '1 for involuntary, -1 for asked for',
    unit: '',
    value: (f) => ({ voluntary: -1, unknown: undefined, involuntary: 1 })[f.intent],
    bound: { kind: 'above', threshold: 0, width: 1 },
    source: '§A.3 C7',
    range: [-1, 1],
    weight: 2,
    moment: onset,
  },
  {
    name: 'cramp-reported', // C7
    meaning:
      '1 where somebody says while it goes on that it is a cramp, nobody asked for effort, and it does not end at once',
    unit: '',
    // Beside a muscle that cramps another one may be held on purpose, and be let go at once.
    value: (f) => (f.crampReported && f.intent === 'involuntary' && !endsAtOnce(f) ? 1 : undefined),
    bound: { kind: 'above', threshold: 0, width: 1 },
    source: '§A.3 C7 (marker); own: whoever rests is not said to cramp',
    range: [0, 1],
    weight: 1.5,
    moment: onset,
  },
  {
    name: 'cramp-modulation', // C8
    meaning: 'Prominence of the common modulation at 0.8 to 2.2 Hz',
    unit: '',
    value: (f) =>
      f.commonModulation && f.commonModulation.segments >= leastSegments
        ? f.commonModulation.prominence
        : undefined,
    bound: { kind: 'above', threshold: { of: 'crampModulation' }, width: 2 },
    source: '§A.3 C8',
    range: [0, 20],
    weight: 1.5,
    against: 1,
    moment: middle,
  },
  {
    name: 'cramp-force', // tells it from discharges that move nothing, not from effort
    meaning: 'Correlation of the envelope with the force',
    unit: '',
    value: (f) => f.forceCoupling,
    bound: { kind: 'above', threshold: 0.5, width: 0.3 },
    source: chosen,
    range: [-1, 1],
    weight: 1,
    against: 0.5,
    moment: middle,
  },
  {
    name: 'cramp-focality', // C9
    meaning: 'Share of the other channels that are active too',
    unit: '',
    value: (f) => f.otherChannelsActive,
    bound: { kind: 'below', threshold: 0.5, width: 0.5 },
    source: '§A.3 C9 (one of two channels)',
    range: [0, 1],
    weight: 0.5,
    against: 0.25,
    moment: middle,
  },
  {
    name: 'cramp-stretch', // C10; a forced stretch can raise the EMG, so its absence says little
    meaning: 'Part by which a stretch quiets it',
    unit: '',
    value: (f) => f.stretchDrop,
    bound: { kind: 'above', threshold: { of: 'stretchDrop' }, width: 0.3 },
    source: '§A.3 C10',
    range: [0, 1],
    weight: 1,
    against: 0.2,
    moment: end,
  },
  {
    name: 'cramp-doublets', // C11
    meaning: 'Doublets among the intervals',
    unit: '',
    value: (f) => f.doubletPart,
    bound: { kind: 'within', from: { of: 'doubletLow' }, to: { of: 'doubletHigh' }, width: 0.03 },
    source: '§A.3 C11',
    range: [0, 1],
    weight: 0.3,
    against: 0.2,
    moment: middle,
  },
];
