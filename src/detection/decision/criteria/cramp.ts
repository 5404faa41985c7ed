/** The cramp score of DETECTION.md §A.3, C1 to C11, as data. */
import type { DecisionParameters } from '../parameters';
import { type ActivityCriteria, end, middle, onset, telling } from './activityCriterion';

/** C1 to C11; what the data can't give counts neither way. */
export function crampCriteria(p: DecisionParameters): ActivityCriteria {
  return [
    {
      name: 'cramp-irregularity', // C1
      unit: '',
      value: (f) => telling(f, p),
      bound: { kind: 'above', threshold: p.crampIrregularity, width: 0.1 },
      weight: 2,
      moment: middle,
    },
    {
      name: 'cramp-rate', // C2
      unit: '1/s',
      value: (f) => f.unitRatePerSecond,
      bound: { kind: 'within', from: p.crampRateLow, to: p.crampRateHigh, width: 4 },
      weight: 0.5,
      against: 3,
      moment: middle,
    },
    {
      name: 'cramp-units', // C3
      unit: '',
      value: (f) =>
        Math.max(f.units.length, (p.crampUnits * f.greatestPooledRatePerSecond) / p.crampPooledRate),
      bound: { kind: 'above', threshold: p.crampUnits, width: 2 },
      weight: 0.5,
      against: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'cramp-sustained', // C3, as the episode shows it: a cramp is no series of single potentials
      unit: '',
      value: (f) => f.activeSeconds / f.durationSeconds,
      bound: { kind: 'above', threshold: 0.5, width: 0.3 },
      weight: 0.5,
      against: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'cramp-build-up', // C4
      unit: 's',
      value: (f) => f.envelope.buildUpSeconds,
      bound: { kind: 'above', threshold: p.crampBuildUp, width: 1 },
      weight: 1,
      moment: onset,
    },
    {
      name: 'cramp-sputtering', // C5
      unit: '',
      value: (f) => f.sputtering?.irregularityChange,
      bound: { kind: 'above', threshold: 0.05, width: 0.1 },
      weight: 0.5,
      moment: end,
    },
    {
      name: 'cramp-decline', // C5, as the envelope shows it
      unit: 's',
      value: (f) => f.envelope.declineSeconds,
      bound: { kind: 'above', threshold: 1.5, width: 1.5 },
      weight: 2,
      against: 1,
      moment: end,
    },
    {
      name: 'cramp-duration', // C6
      unit: 's',
      value: (f) => f.durationSeconds,
      bound: { kind: 'above', threshold: p.crampDuration, width: 5 },
      weight: 0.5,
      against: 2,
      required: true,
      moment: onset,
    },
    {
      name: 'cramp-involuntary', // C7
      unit: '',
      value: (f) => ({ voluntary: -1, unknown: undefined, involuntary: 1 })[f.intent],
      bound: { kind: 'above', threshold: 0, width: 1 },
      weight: 2,
      moment: onset,
    },
    {
      name: 'cramp-modulation', // C8
      unit: '',
      // Fewer than three segments of the spectrum peak by chance.
      value: (f) =>
        f.commonModulation && f.commonModulation.segments >= 3 ? f.commonModulation.prominence : undefined,
      bound: { kind: 'above', threshold: p.crampModulation, width: 2 },
      weight: 1.5,
      against: 1,
      moment: middle,
    },
    {
      name: 'cramp-force', // tells it from discharges that move nothing, not from effort
      unit: '',
      value: (f) => f.forceCoupling,
      bound: { kind: 'above', threshold: 0.5, width: 0.3 },
      weight: 1,
      against: 0.5,
      moment: middle,
    },
    {
      name: 'cramp-focality', // C9
      unit: '',
      value: (f) => f.otherChannelsActive,
      bound: { kind: 'below', threshold: 0.5, width: 0.5 },
      weight: 0.5,
      against: 0.25,
      moment: middle,
    },
    {
      name: 'cramp-stretch', // C10; a forced stretch can raise the EMG, so its absence says little
      unit: '',
      value: (f) => f.stretchDrop,
      bound: { kind: 'above', threshold: p.stretchDrop, width: 0.3 },
      weight: 1,
      against: 0.2,
      moment: end,
    },
    {
      name: 'cramp-doublets', // C11
      unit: '',
      value: (f) => f.doubletPart,
      bound: { kind: 'within', from: p.doubletLow, to: p.doubletHigh, width: 0.03 },
      weight: 0.3,
      against: 0.2,
      moment: middle,
    },
  ];
}
