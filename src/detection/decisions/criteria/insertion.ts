/** Insertion activity (DETECTION.md §A.4): a short dense burst as the needle moves. */
import { chosen, fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import {
  type ActivityCriteria,
  type ClassParameters,
  type Features,
  onset,
  potentialMilliseconds,
  sharpWavePart,
} from './activityCriterion';

export const insertion: ActivityCriteria = [
  {
    name: 'insertion-duration',
    meaning: 'How long it lasts',
    unit: 's',
    value: (f) => f.durationSeconds,
    bound: { kind: 'within', from: 0.05, to: { of: 'insertionProlonged' }, width: 0.1 },
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
    source: '§A.4 (burst aligned to a movement artifact), §B.5 (10 σ0)',
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
    value: (f) => (f.potentials === undefined ? undefined : f.potentials / f.activeSeconds),
    bound: { kind: 'above', threshold: 60, width: 60 },
    source: chosen,
    range: [0, 500],
    weight: 1.5,
    moment: onset,
  },
  {
    name: 'insertion-fibres',
    meaning: 'Duration of the potentials that are no sharp waves',
    unit: 'ms',
    value: shortPotentials,
    bound: { kind: 'below', threshold: { of: 'fibreDuration', in: 'ms' }, width: 2 },
    source: '§A.4 (muscle fibres; 1 to 5 ms)',
    range: [0, 30],
    weight: 1,
    // In a dense burst what is measured of single potentials is of little worth.
    against: 0.5,
    moment: onset,
  },
  {
    name: 'insertion-size',
    meaning: 'Largest deflection',
    unit: 'µV',
    value: (f) => f.peakMicrovolts,
    bound: { kind: 'below', threshold: 1000, width: 700 },
    source:
      'Kraft 1990 (fibrillation of 0.6 mV at most from peak to peak, in the first months); own: several at once; units near the needle are larger',
    range: [100, 5000],
    weight: 0.3,
    against: 2,
    moment: (f) => f.at.peak,
  },
  {
    name: 'insertion-prolonged',
    meaning:
      'Movement of the electrode at the onset of a burst that is longer than usual, in times the noise',
    unit: '',
    value: (f, p) =>
      f.durationSeconds > p.insertionLongest && !((runDown(f, p) ?? 0) > insertionNumbers.values.runDownLeast)
        ? f.movementAtOnset
        : undefined,
    bound: { kind: 'above', threshold: 10, width: 10 },
    source: '§A.4 (up to 3 s); own: without a movement it is taken for what lasts as long',
    range: [0, 1000],
    weight: 0,
    against: 3,
    required: 'where-known',
    moment: onset,
  },
  {
    name: 'insertion-running-down',
    meaning: 'How far a long burst runs down from its onset, in natural logarithms of its RMS',
    unit: '',
    value: runDown,
    bound: { kind: 'above', threshold: 0.4, width: 0.3 },
    source:
      '§A.4 (insertion activity sets in with the movement and dies away); own: it falls by a third or more, from its full height',
    range: [0, 3],
    weight: 2,
    against: 0,
    moment: onset,
  },
  {
    name: 'insertion-unasked',
    meaning: '1 for asked for, -1 for involuntary',
    unit: '',
    value: (f) => ({ voluntary: 1, unknown: undefined, involuntary: -1 })[f.intent],
    bound: { kind: 'below', threshold: 0, width: 1 },
    source: '§0.1 rule 11; own: a burst in answer to a command or a target is an effort, however short',
    range: [-1, 1],
    weight: 0,
    against: 2,
    moment: onset,
  },
  {
    name: 'insertion-forceless',
    meaning: 'Correlation of the envelope with the force',
    unit: '',
    value: (f) => f.forceCoupling,
    bound: { kind: 'below', threshold: 0.5, width: 0.3 },
    source: '§A.4 (rate–force coupling); own: torn fibres pull nothing',
    range: [-1, 1],
    weight: 0,
    against: 2,
    moment: onset,
  },
];

export const insertionNumbers = fixedNumbers('insertion-sharp-waves', {
  sharpPart: ratio(
    0.5,
    [0, 1],
    'Where sharp waves are more than this part of the discharges, their duration tells nothing of fibres',
    '§A.4 (positive sharp waves are of fibres and last 10 to 30 ms)',
  ),
  runDownLeast: ratio(
    0.4,
    [0, 3],
    'A long burst that runs down by more needs no movement that is seen',
    'own: as of insertion-running-down; the burst itself hides a movement that is smaller',
  ),
  solidPart: ratio(
    0.8,
    [0.2, 1],
    'It is active for this part of its time, or it is a short burst with something else behind it',
    'own: as of insertionBursts',
  ),
  mostPeriodic: ratio(
    0.4,
    [0.2, 0.9],
    'What repeats itself in more than this part of its power, cycle by cycle, is a discharge that runs down: no burst of many fibres',
    'own: of many trains without a common rhythm next to nothing comes back; §A.4 (neuromyotonic discharges run down, at 150 to 300 a second)',
  ),
});

function shortPotentials(f: Features): number | undefined {
  return (sharpWavePart(f) ?? 0) > insertionNumbers.values.sharpPart ? undefined : potentialMilliseconds(f);
}

/** Of a burst that is longer than usual, without pauses, and in which nothing repeats itself. */
function runDown(f: Features, { insertionLongest }: ClassParameters): number | undefined {
  const { mostPeriodic, solidPart } = insertionNumbers.values;
  const repeated = Math.max(f.period?.correlation ?? 0, f.fast?.correlation ?? 0);
  const isSolid = f.activeSeconds >= solidPart * f.durationSeconds;
  return f.durationSeconds > insertionLongest && isSolid && repeated <= mostPeriodic
    ? f.runningDown
    : undefined;
}
