/** Labels and choices for the page's bench. */
import type {
  AlternativeView,
  EvidenceView,
  LabelCategory,
  LabelChoice,
  LabelDetails,
  LabelView,
  VersionView,
} from '../../../src/protocol/page';

/** A label with all that the host knows of it. */
export type BenchLabel = Omit<LabelView, 'hasEvidence' | 'conflict'> & Partial<LabelDetails>;

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
  more: Partial<BenchLabel> = {},
): BenchLabel {
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
    stale: false,
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

/** What travels with every label. */
export function viewOf(label: BenchLabel): LabelView {
  const { evidence = [], whyNot = [], conflict, ...rest } = label;
  const view: Omit<BenchLabel, keyof LabelDetails> = { ...rest };
  for (const field of ['reason', 'alternatives', 'evidenceFor']) Reflect.deleteProperty(view, field);
  return { ...view, hasEvidence: evidence.length + whyNot.length > 0, conflict: conflict !== undefined };
}

/** What is asked for. */
export function detailsOf(label: BenchLabel): LabelDetails {
  const { reason, alternatives = [], evidence = [], evidenceFor, whyNot = [], conflict } = label;
  return {
    ...(reason === undefined ? {} : { reason }),
    alternatives,
    evidence,
    ...(evidenceFor === undefined ? {} : { evidenceFor }),
    whyNot,
    ...(conflict === undefined ? {} : { conflict }),
  };
}

/** A version of a label, as a conflict shows it. */
export function versionOf(
  label: BenchLabel,
  more: Partial<VersionView & { kind: 'label' }> = {},
): VersionView {
  const { channels, startSeconds, endSeconds, displayName, category, status, by, note } = label;
  return {
    kind: 'label',
    channels,
    channelNames: channels.map(
      (channel) => ['EMG gastrocnemius medialis', 'EMG soleus', 'Force'][channel] ?? '?',
    ),
    span: { startSeconds, endSeconds },
    displayName,
    category,
    status,
    by,
    ...(note === undefined ? {} : { note }),
    reviews: [],
    otherEvidence: false,
    ...more,
  };
}

export const exampleLabels: readonly BenchLabel[] = [
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
  makeLabel('i1', 'indeterminate', 30.5, 33, [0, 1, 2], {
    conflict: { key: 'k1', versions: tornVersions() },
  }),
];

/** A silence that may be a contracture, and an accepted label that the engine no longer finds. */
export const undecidedLabels: readonly BenchLabel[] = [
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

function tornVersions(): readonly VersionView[] {
  const here = makeLabel('i1', 'indeterminate', 30.5, 33, [0, 1, 2]);
  return [versionOf(here), versionOf({ ...here, startSeconds: 30.9, note: 'Starts later?' })];
}

/** Two readers have named and placed one label differently; one label was deleted on the other side; one is torn three ways. */
export const conflictLabels: readonly BenchLabel[] = [
  makeLabel('t1', 'neurogenic-cramp', 12.02, 21.9, [0, 1], {
    conflict: {
      key: 'two',
      versions: [
        versionOf(makeLabel('t1', 'neurogenic-cramp', 12.02, 21.9, [0, 1]), {
          by: engine,
          probability: 0.87,
          reviews: [{ reviewer: 'Dr. Ada Reader', verdict: 'accept' }],
        }),
        versionOf(makeLabel('t1', 'voluntary', 12.4, 18.25, [0, 1], { note: 'On request.' }), {
          by: engine,
          probability: 0.11,
          otherEvidence: true,
          reviews: [{ reviewer: 'Dr. Ben Other', verdict: 'accept', displayName: 'Voluntary' }],
        }),
      ],
    },
  }),
  makeLabel('t2', 'fasciculation', 24.1, 24.4, [0], {
    note: 'Felt by the patient.',
    conflict: {
      key: 'deleted',
      versions: [
        versionOf(makeLabel('t2', 'fasciculation', 24.1, 24.4, [0], { note: 'Felt by the patient.' })),
        { kind: 'deleted' },
      ],
    },
  }),
  makeLabel('t3', 'rest', 26, 29, [0], {
    conflict: {
      key: 'three',
      versions: [
        versionOf(makeLabel('t3', 'rest', 26, 29, [0])),
        versionOf(makeLabel('t3', 'artifact', 26, 29, [0])),
        versionOf(makeLabel('t3', 'fibrillation', 26.5, 28, [0]), { by: 'Dr. Ben Other' }),
      ],
    },
  }),
];

/** As many labels as a reader of fasciculations makes: `count` in order, over `seconds`, some of them rejected or proposed. */
export function manyLabels(count: number, seconds: number): readonly BenchLabel[] {
  const names = Object.keys(categories);
  return Array.from({ length: count }, (_, index) => {
    const start = (index / count) * (seconds - 0.2);
    const status = (['accepted', 'proposed', 'accepted', 'rejected'] as const)[index % 4] ?? 'accepted';
    return makeLabel(
      `m${index}`,
      names[index % names.length] ?? 'rest',
      start,
      start + 0.05 + (index % 7) * 0.02,
      [index % 2],
      {
        status,
        by: engine,
        probability: 0.5 + (index % 50) / 100,
        evidence: [
          said(
            `Criterion ${index}: a sentence as long as the engine writes them, with 1.2 of 3.4.`,
            1.2,
            start,
          ),
        ],
      },
    );
  });
}
