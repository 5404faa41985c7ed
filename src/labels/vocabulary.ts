/** What the labels are called and mean, in clinicians' words. Every shipped label is here, in the order of choice. */
import { eventLabels, type EventLabel } from '../detection/result/eventLabels';

/** Groups of labels: the two cramps apart, other spontaneous discharges, other activity, what can't be judged. */
export type LabelCategory = 'neurogenic' | 'myogenic' | 'discharge' | 'activity' | 'undecided';

/** A label as people see it. */
export interface LabelDescription {
  readonly displayName: string;
  /** One line, without a full stop. */
  readonly meaning: string;
  readonly category: LabelCategory;
}

/** A shipped label. */
export interface VocabularyEntry extends LabelDescription {
  readonly label: EventLabel;
}

const descriptions: Readonly<Record<EventLabel, LabelDescription>> = {
  'neurogenic-cramp': {
    displayName: 'Neurogenic cramp',
    meaning:
      'Involuntary, irregular high-frequency discharge of many motor units; builds up, then sputters out',
    category: 'neurogenic',
  },
  'myogenic-cramp': {
    displayName: 'Myogenic cramp (contracture)',
    meaning: 'The muscle stays shortened while the EMG is electrically silent',
    category: 'myogenic',
  },
  fasciculation: {
    displayName: 'Fasciculation',
    meaning: 'Isolated, irregular spontaneous discharge of a single motor unit',
    category: 'discharge',
  },
  fibrillation: {
    displayName: 'Fibrillation',
    meaning: 'Regular spontaneous firing of single muscle fibres, short potentials with positive onset',
    category: 'discharge',
  },
  'positive-sharp-wave': {
    displayName: 'Positive sharp wave',
    meaning: 'Regular spontaneous fibre potentials: sharp positive deflection, then a slow negative wave',
    category: 'discharge',
  },
  'complex-repetitive-discharge': {
    displayName: 'Complex repetitive discharge',
    meaning: 'The same complex of spikes repeated almost without jitter; starts and stops abruptly',
    category: 'discharge',
  },
  'myotonic-discharge': {
    displayName: 'Myotonic discharge',
    meaning: 'A muscle fibre fires with waxing and waning rate and amplitude',
    category: 'discharge',
  },
  'neuromyotonic-discharge': {
    displayName: 'Neuromyotonic discharge',
    meaning: 'Very fast bursts of a motor unit (150 to 300 per second) with waning amplitude',
    category: 'discharge',
  },
  'myokymic-discharge': {
    displayName: 'Myokymic discharge',
    meaning: 'Rhythmic, grouped bursts of the same motor unit',
    category: 'discharge',
  },
  tremor: {
    displayName: 'Tremor',
    meaning: 'Rhythmic bursts of motor unit activity, some 3 to 12 per second',
    category: 'activity',
  },
  voluntary: {
    displayName: 'Voluntary activity',
    meaning: 'Contraction that the person was asked for or intended',
    category: 'activity',
  },
  rest: {
    displayName: 'Rest',
    meaning: 'The muscle is relaxed and the EMG is silent',
    category: 'activity',
  },
  insertion: {
    displayName: 'Insertion activity',
    meaning: 'Burst from moving the needle',
    category: 'activity',
  },
  artifact: {
    displayName: 'Artefact',
    meaning: 'Not from muscle: mains, movement, stimulus, clipping, or a loose electrode',
    category: 'undecided',
  },
  indeterminate: {
    displayName: 'Indeterminate',
    meaning: 'Something is there, but what was recorded does not decide what',
    category: 'undecided',
  },
};

/** Every shipped label, in the order in which it is offered. */
export const vocabulary: readonly VocabularyEntry[] = eventLabels.map((label) => ({
  label,
  ...descriptions[label],
}));

/** How to show a label. A study's own label is shown as it is written, and counts as undecided. */
export function describeLabel(label: string): LabelDescription {
  const entry = vocabulary.find((candidate) => candidate.label === label);
  return entry ?? { displayName: label, meaning: "A label of this study's own", category: 'undecided' };
}
