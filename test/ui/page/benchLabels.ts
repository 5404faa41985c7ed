/** Labels and choices for the page's bench. */
import type {
  AlternativeView,
  EvidenceView,
  LabelCategory,
  LabelChoice,
  LabelView,
} from '../../../src/protocol/page';

const categories: Readonly<Record<string, LabelCategory>> = {
  'neurogenic-cramp': 'neurogenic',
  'myogenic-cramp': 'myogenic',
  fasciculation: 'discharge',
  fibrillation: 'discharge',
  'myotonic-discharge': 'discharge',
  voluntary: 'activity',
  rest: 'activity',
  artifact: 'undecided',
  indeterminate: 'undecided',
};

export const choices: readonly LabelChoice[] = Object.entries(categories).map(([label, category]) => {
  const words = label.replaceAll('-', ' ');
  return {
    label,
    displayName: words.charAt(0).toUpperCase() + words.slice(1),
    meaning: `What is called ${words}.`,
    category,
  };
});

export function makeLabel(
  id: string,
  label: string,
  startSeconds: number,
  endSeconds: number,
  channels: readonly number[],
  more: Partial<LabelView> = {},
): LabelView {
  const choice = choices.find((candidate) => candidate.label === label);
  return {
    id,
    channels,
    startSeconds,
    endSeconds,
    label,
    displayName: choice?.displayName ?? label,
    category: choice?.category ?? 'undecided',
    status: 'accepted',
    by: 'Dr. Ada Reader',
    alternatives: [],
    evidence: [],
    whyNot: [],
    stale: false,
    conflict: false,
    ...more,
  };
}

/** A criterion as the host shows it. */
export function said(sentence: string, contribution: number, atSeconds?: number): EvidenceView {
  const side = contribution === 0 ? 'context' : contribution > 0 ? 'for' : 'against';
  const moment = atSeconds === undefined ? {} : { atSeconds };
  return { sentence, side, met: contribution >= 0, contribution, ...moment };
}

/** Another label that is possible. */
export function possible(label: string, probability: number): AlternativeView {
  const { displayName, category } = makeLabel('', label, 0, 0, []);
  return { label, displayName, category, probability };
}

const engine = 'emg-labels 0.1.0 3f2a91c0';

export const exampleLabels: readonly LabelView[] = [
  makeLabel('v1', 'voluntary', 3.1, 8.9, [0], { note: 'On request, gentle.' }),
  makeLabel('c1', 'neurogenic-cramp', 12.02, 21.9, [0, 1], {
    status: 'proposed',
    by: engine,
    probability: 0.87,
    evidence: [
      said(
        'The units fire irregularly, as in a cramp: robust CoV of the intervals 0.47 (from 0.33).',
        1.4,
        16.4,
      ),
      said('Many motor units take part: as many as 7 (at least 3).', 1.2),
      said('It begins abruptly, within 0.3 s (a cramp takes at least 0.5 s).', -0.4, 12.02),
      said('All potentials together come at up to 118 per second.', 0, 15),
    ],
    alternatives: [possible('voluntary', 0.11)],
  }),
  makeLabel('r1', 'fasciculation', 4.2, 4.6, [1], { status: 'rejected', by: engine, probability: 0.31 }),
  makeLabel('f1', 'fibrillation', 26.2, 29.7, [0], { status: 'proposed', by: engine, probability: 0.55 }),
  makeLabel('i1', 'indeterminate', 30.5, 33, [0, 1, 2], { conflict: true }),
];

/** A silence that may be a contracture, and an accepted label that the engine no longer finds. */
export const undecidedLabels: readonly LabelView[] = [
  makeLabel('a1', 'voluntary', 3.1, 8.9, [0], { by: engine, probability: 0.74, stale: true }),
  makeLabel('u1', 'indeterminate', 9.2, 11.8, [0], {
    status: 'proposed',
    by: engine,
    remark: 'silent with force',
    reason:
      'A contracture is suspected: the muscle pulls while the EMG is silent, but not all that a contracture needs is shown.',
    alternatives: [possible('myogenic-cramp', 0.38), possible('rest', 0.12)],
    leading: possible('myogenic-cramp', 0.38),
    evidenceFor: 'a contracture',
    evidence: [
      said('The EMG was silent throughout: at most 1.2 times the noise level (limit 1.5).', 1.2, 10.4),
      said('The muscle pulled all the while: 14 N off its baseline (threshold 2 N).', 0.9, 9.7),
      said('The longest silent run lasted 2.6 s (needed 2 s).', 0.4),
      said('Noise level of this channel: 2.1 µV.', 0),
    ],
    whyNot: [
      {
        question: 'Why not a contracture?',
        missing: [
          said('Nothing recorded says that the contraction was involuntary.', -0.8),
          said('It is not shown that the electrode was in the contracting region.', -1.1),
        ],
      },
    ],
  }),
];
