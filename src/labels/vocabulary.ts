/** What the labels are called and mean, in clinicians' words. Every shipped label is here, in the order of choice. */
import { eventLabels, type EventLabel } from '../detection/result/eventLabels';
import { findingLabels, type FindingLabel } from '../detection/result/findingLabels';

/**
 * Categories of labels: the two cramps apart, other spontaneous discharges, other activity, what can't be judged; and all
 * findings together, which are about the muscle and not about what happens.
 */
export type LabelCategory = 'neurogenic' | 'myogenic' | 'discharge' | 'activity' | 'undecided' | 'finding';

/** An event says what happens in a span; a finding, what it says of the muscle. One never takes the other's place. */
export type LabelGroup = 'event' | 'finding';

/** A label as people see it. */
export interface LabelDescription {
  readonly displayName: string;
  /** One line, without a full stop. */
  readonly meaning: string;
  readonly category: LabelCategory;
}

/** A shipped label. */
export interface VocabularyEntry extends LabelDescription {
  readonly label: EventLabel | FindingLabel;
}

const descriptions: Readonly<Record<EventLabel | FindingLabel, LabelDescription>> = {
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
    displayName: 'Artifact',
    meaning: 'Not from muscle: mains, movement, stimulus, clipping, or a loose electrode',
    category: 'undecided',
  },
  indeterminate: {
    displayName: 'Indeterminate',
    meaning: 'Something is there, but what was recorded does not decide what',
    category: 'undecided',
  },
  'recruitment-normal': {
    displayName: 'Recruitment: normal',
    meaning: 'Units are added in proportion to effort; interference pattern within the reference',
    category: 'finding',
  },
  'recruitment-neurogenic': {
    displayName: 'Recruitment: neurogenic (reduced)',
    meaning: 'Few units, which stand out and fire fast, for the effort; the pattern does not fill',
    category: 'finding',
  },
  'recruitment-myopathic': {
    displayName: 'Recruitment: myopathic (early)',
    meaning: 'Many small units already at little effort; the pattern is dense and low',
    category: 'finding',
  },
  'potentials-normal': {
    displayName: 'Potentials: normal',
    meaning: 'Motor unit potentials as in normal muscles',
    category: 'finding',
  },
  'potentials-neurogenic': {
    displayName: 'Potentials: neurogenic',
    meaning: 'Motor unit potentials that are large and long',
    category: 'finding',
  },
  'potentials-myopathic': {
    displayName: 'Potentials: myopathic',
    meaning: 'Motor unit potentials that are short, thin and small',
    category: 'finding',
  },
  'impression-normal': {
    displayName: 'Impression: normal',
    meaning: 'Taken together, as in normal muscles, which excludes no disease',
    category: 'finding',
  },
  'impression-neurogenic': {
    displayName: 'Impression: neurogenic',
    meaning: 'Taken together, as after a loss of motor units',
    category: 'finding',
  },
  'impression-myopathic': {
    displayName: 'Impression: myopathic',
    meaning: 'Taken together, as in disease of the muscle fibres',
    category: 'finding',
  },
};

/** Every shipped label, in the order in which it is offered: events, then findings. */
export const vocabulary: readonly VocabularyEntry[] = [...eventLabels, ...findingLabels].map((label) => ({
  label,
  ...descriptions[label],
}));

/** The group of a label; a study's own are events. */
export function groupOf(label: string): LabelGroup {
  return describeLabel(label).category === 'finding' ? 'finding' : 'event';
}

/** How to show a label. A study's own label is shown as it is written, and counts as undecided. */
export function describeLabel(label: string): LabelDescription {
  const entry = vocabulary.find((candidate) => candidate.label === label);
  return entry ?? { displayName: label, meaning: "A label of this study's own", category: 'undecided' };
}
