/** Labels and choices for the page's bench. */
import type { LabelCategory, LabelChoice, LabelView } from '../../../src/protocol/page';

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
    evidence: [],
    conflict: false,
    ...more,
  };
}

const engine = 'emg-labels 0.1.0 3f2a91c0';

export const exampleLabels: readonly LabelView[] = [
  makeLabel('v1', 'voluntary', 3.1, 8.9, [0], { note: 'On request, gentle.' }),
  makeLabel('c1', 'neurogenic-cramp', 12.02, 21.9, [0, 1], {
    status: 'proposed',
    by: engine,
    probability: 0.87,
    evidence: [
      { sentence: 'Discharge rate rises to 74 per second (at least 40 needed).', met: true, atSeconds: 16.4 },
      { sentence: 'Force rises by 40 N while the EMG is active.', met: true, atSeconds: 15 },
      { sentence: 'No abrupt start: 1.2 s from first to full recruitment.', met: false },
    ],
  }),
  makeLabel('r1', 'fasciculation', 4.2, 4.6, [1], { status: 'rejected', by: engine, probability: 0.31 }),
  makeLabel('f1', 'fibrillation', 26.2, 29.7, [0], { status: 'proposed', by: engine, probability: 0.55 }),
  makeLabel('i1', 'indeterminate', 30.5, 33, [0, 1, 2], { conflict: true }),
];
