/**
 * Stimuli that somebody noted: what comes at one interval meanwhile is theirs, whatever its shape. The muscle’s answer may be
 * most of it, and jitters a little more than the pulses that it hides.
 */
import { type ActivityCriteria, middle, onset } from './activityCriterion';

export const reportedStimuli: ActivityCriteria = [
  {
    name: 'reported-stimulus',
    meaning: '1 where an annotation reports a stimulation',
    unit: '',
    value: (f) => (f.stimulusReported ? 1 : undefined),
    bound: { kind: 'above', threshold: 0, width: 1 },
    source: 'own: an examiner’s word',
    range: [0, 1],
    weight: 3,
    required: true,
    moment: onset,
  },
  {
    name: 'reported-periodic',
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
    name: 'reported-clock',
    meaning: 'How much more likely a clock is than a discharge that keeps its cycle as well as any (ln)',
    unit: '',
    value: (f) => f.clock?.evidence,
    bound: { kind: 'above', threshold: -5, width: 10 },
    source: 'own: as stimulus-clock; a discharge that a stimulus set off is none of its pulses',
    range: [-100, 50],
    weight: 0,
    against: 4,
    required: 'where-known',
    moment: middle,
  },
  {
    name: 'reported-alone',
    meaning: 'Part of the activity that the pulses are',
    unit: '',
    value: (f) => f.pulses?.part,
    bound: { kind: 'above', threshold: 0.6, width: 0.2 },
    source: 'own: stimuli beside a contraction make no artifact of the contraction',
    range: [0, 1],
    weight: 1,
    required: true,
    moment: middle,
  },
];
