/** What is no muscle (DETECTION.md §B.5): stimuli, an open input, an electrode that moves. */
import { milliseconds } from '../../numbers/conversions';
import { chosen } from '../../numbers/fixedNumbers';
import { type ActivityCriteria, middle, onset } from './activityCriterion';

/** Electrical stimuli: at one interval to a hundredth, and narrower than any potential. */
export const stimulus: ActivityCriteria = [
  {
    name: 'stimulus-periodic',
    meaning: 'Variation of the intervals of the pulses',
    unit: '',
    value: (f) => f.pulses?.intervalChange,
    bound: { kind: 'below', threshold: { of: 'stimulusVariation' }, width: { of: 'stimulusVariation' } },
    source: '§B.5 (below 0.01)',
    range: [0, 0.1],
    weight: 2,
    required: true,
    moment: middle,
  },
  {
    name: 'stimulus-width',
    meaning: "Width of a pulse's peak",
    unit: 'ms',
    value: (f) => milliseconds(f.pulses?.shape.peakWidthSeconds),
    bound: {
      kind: 'below',
      threshold: { of: 'stimulusWidth', in: 'ms', times: 0.5 },
      width: { of: 'stimulusWidth', in: 'ms', times: 0.25 },
    },
    source: '§B.5 (1 ms); own: either phase of a pulse is half of it at most',
    range: [0, 10],
    weight: 2,
    required: true,
    moment: middle,
  },
  {
    name: 'stimulus-duration',
    meaning: 'Duration of a pulse',
    unit: 'ms',
    value: (f) => milliseconds(f.pulses?.shape.durationSeconds),
    bound: {
      kind: 'below',
      threshold: { of: 'stimulusWidth', in: 'ms', times: 1.3 },
      width: { of: 'stimulusWidth', in: 'ms', times: 0.3 },
    },
    source: '§B.5 (1 ms); own: the recorder’s filter adds something to the pulse',
    range: [0, 20],
    weight: 1,
    required: true,
    moment: middle,
  },
  {
    name: 'stimulus-alone',
    meaning: 'Part of the activity that the pulses are',
    unit: '',
    value: (f) => f.pulses?.part,
    bound: { kind: 'above', threshold: 0.6, width: 0.2 },
    source: 'own: stimuli beside a contraction make no artefact of the contraction',
    range: [0, 1],
    weight: 1,
    required: true,
    moment: middle,
  },
  {
    name: 'stimulus-height',
    meaning: 'Largest deflection, in times the noise',
    unit: '',
    value: (f) => f.peakOverNoise,
    bound: { kind: 'above', threshold: 30, width: 15 },
    source: '§B.5 (5 times the largest potential); own: what hardly stands out of the noise is no stimulus',
    range: [0, 1000],
    weight: 0,
    against: 2,
    required: true,
    moment: middle,
  },
];

/**
 * What comes with the grid, cycle by cycle, and was not taken out with its hum: a dimmer's or a rectifier's pulses, a charger
 * that is plugged in. No discharge keeps the grid's phase.
 */
export const gridLocked: ActivityCriteria = [
  {
    name: 'grid-locked',
    meaning: 'Part of the power that comes back with every cycle of the mains',
    unit: '',
    value: (f) => f.gridPart,
    bound: { kind: 'above', threshold: 0.6, width: 0.2 },
    source:
      'own: a discharge 0.05 Hz beside the grid’s rate, or whose intervals vary by 1 %, has less than 0.5; of all that are regular one in some hundreds keeps the phase by chance',
    range: [0, 1],
    weight: 4,
    required: true,
    moment: middle,
  },
  {
    name: 'grid-duration',
    meaning: 'How long it is active',
    unit: 's',
    value: (f) => f.activeSeconds,
    bound: { kind: 'above', threshold: 0.3, width: 0.3 },
    source: 'own: fifteen cycles of the mains',
    range: [0, 10],
    weight: 2,
    required: true,
    moment: middle,
  },
];

/**
 * Pulses that a clock sets, whatever their shape: a stimulator's with what the muscle answers, a pacemaker's, a telephone's.
 * No discharge is on a beat for ever: each starts the wait for the next, and what it varies by adds up.
 */
export const clockwork: ActivityCriteria = [
  {
    name: 'clock-evidence',
    meaning: 'How much more likely a clock is than a discharge that keeps its cycle as well as any (ln)',
    unit: '',
    value: (f) => f.clock?.evidence,
    bound: { kind: 'above', threshold: 5, width: 2 },
    source: 'own: a hundred times as likely; circuits with a jitter of 10 µs come to less than -20',
    range: [1, 50],
    weight: 4,
    required: true,
    moment: middle,
  },
  {
    name: 'clock-part',
    meaning: 'Part of the activity that comes with the clock’s pulses',
    unit: '',
    value: (f) => f.clock?.part,
    bound: { kind: 'above', threshold: 0.6, width: 0.2 },
    source: 'own: stimuli beside a contraction make no artifact of the contraction',
    range: [0, 1],
    weight: 1,
    required: true,
    moment: middle,
  },
];

/** An open input: steady noise, whatever its level, in which nothing repeats and no potential stands out. */
export const openElectrode: ActivityCriteria = [
  {
    name: 'open-steady',
    meaning: 'How much the level fluctuates, in times of Gaussian noise',
    unit: '',
    value: (f) => f.unsteadiness,
    bound: { kind: 'below', threshold: { of: 'openSteadiness' }, width: 0.3 },
    source: 'own: an interference pattern fluctuates three times as much or more',
    range: [1, 5],
    weight: 2,
    required: true,
    moment: middle,
  },
  {
    name: 'open-band',
    meaning: 'Upper edge of the watched band',
    unit: 'Hz',
    value: (f) => f.bandHighHz,
    bound: { kind: 'above', threshold: 2000, width: 100 },
    source:
      'own: at full effort an interference pattern is near to noise too, but of a narrower band than this',
    range: [100, 10_000],
    weight: 0,
    against: 2,
    required: true,
    moment: middle,
  },
  {
    name: 'open-crest',
    meaning: 'Crest factor',
    unit: '',
    value: (f) => f.crest,
    bound: { kind: 'below', threshold: 3.2, width: 0.3 },
    source: 'own: no potential stands out of Gaussian noise',
    range: [1, 20],
    weight: 1,
    required: true,
    moment: middle,
  },
  {
    name: 'open-aperiodic',
    meaning: 'Correlation of a stretch with itself, at any lag',
    unit: '',
    value: (f) => Math.max(f.period?.correlation ?? 0, f.fast?.correlation ?? 0),
    bound: { kind: 'below', threshold: 0.35, width: 0.15 },
    source: 'own: nothing repeats in noise',
    range: [0, 1],
    weight: 1,
    against: 2,
    required: true,
    moment: middle,
  },
  {
    name: 'open-duration',
    meaning: 'How long it is active',
    unit: 's',
    value: (f) => f.activeSeconds,
    bound: { kind: 'above', threshold: 0.5, width: 0.5 },
    source: chosen,
    range: [0, 10],
    weight: 1,
    against: 2,
    required: true,
    moment: middle,
  },
  {
    name: 'open-level',
    meaning: 'Largest deflection, in times the noise',
    unit: '',
    value: (f) => f.peakOverNoise,
    bound: { kind: 'above', threshold: { of: 'openNoise', times: 4 }, width: 4 },
    source: 'own: an open input picks up noise; its peaks are about four times its level',
    range: [0, 100],
    weight: 0.5,
    moment: middle,
  },
];

/** An electrode that moves or has a loose contact: deflections wider than any potential, with a shifting baseline. */
export const movingElectrode: ActivityCriteria = [
  {
    name: 'moving-baseline',
    meaning: 'Movement of the electrode at its onset, in times the noise',
    unit: '',
    value: (f) => f.movementAtOnset,
    bound: { kind: 'above', threshold: { of: 'popOverNoise' }, width: { of: 'popOverNoise' } },
    source: '§B.5 (10 σ0)',
    range: [0, 1000],
    weight: 2,
    required: true,
    moment: onset,
  },
  {
    name: 'moving-width',
    meaning: "Width of the mean deflection's peak",
    unit: 'ms',
    value: (f) => milliseconds(f.leadShape?.peakWidthSeconds),
    bound: { kind: 'above', threshold: 6, width: 3 },
    source: 'own: wider than the peak of any potential',
    range: [0, 50],
    weight: 2,
    against: 1,
    moment: middle,
  },
  {
    name: 'moving-sparse',
    meaning: 'Potentials per second',
    unit: '1/s',
    value: (f) => f.pooledRatePerSecond,
    bound: { kind: 'below', threshold: 15, width: 8 },
    source: chosen,
    range: [0, 200],
    weight: 1.5,
    against: 2,
    moment: middle,
  },
];
