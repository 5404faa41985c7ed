/** What a person does with the list of recordings: open one, order and narrow down the tree. */
import * as vscode from 'vscode';
import { compareText } from '../base/compareText';
import { sidecarOf } from '../labels/sidecarName';
import { RecordError } from '../records/recordError';
import type { RecordingFilter, RecordingOrder, RecordingState } from '../protocol/recordings/recordingView';
import { ask } from '../editor/surface/ask';
import type { Recordings } from './recordings';

/** Opens a recording of the list, or the label file that has lost it. @throws RecordError where it is not in the list */
export async function openListed(recordings: Recordings, id: unknown): Promise<void> {
  const row = typeof id === 'string' ? recordings.at(vscode.Uri.parse(id)) : undefined;
  if (!row) throw new RecordError('This recording is not in the workspace any more.');
  if (row.isThere) {
    await vscode.commands.executeCommand('vscode.openWith', row.uri, 'emg.recording');
    return;
  }
  const file = row.sidecars[0]?.file ?? sidecarOf(row.name);
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.joinPath(row.uri, '..', file));
}

const orderWords: Readonly<Record<RecordingOrder, string>> = {
  name: 'Name',
  toReview: 'Labels to review, most first',
  conflicts: 'Conflicts, most first',
  disagreements: 'Disagreements, most first',
  accepted: 'Accepted labels, most first',
  rejected: 'Rejected labels, most first',
  reviewers: 'Reviewers',
  changed: 'Last change, latest first',
};

const offeredOrders = ['name', 'toReview', 'conflicts', 'disagreements', 'changed'] as const;

export function askOrder(): Promise<RecordingOrder | undefined> {
  const choices = offeredOrders.map((value) => ({ label: orderWords[value], value }));
  return ask.pick('Sort recordings by', choices);
}

/** What a filter leaves, in words. */
export const stateWords: Readonly<Record<RecordingState, string>> = {
  toReview: 'With labels to review',
  conflicts: 'With conflicts',
  disagreements: 'With disagreements',
  problems: 'With label files that can’t be read',
};

/** Answers the filter that was chosen, empty for all recordings. */
export async function askFilter(recordings: Recordings): Promise<RecordingFilter | undefined> {
  const rows = recordings.all;
  const states = Object.entries(stateWords).map(([state, label]) => ({
    label,
    value: { state: state as RecordingState },
  }));
  const reviewers = [...new Set(rows.flatMap((row) => row.reviewers))].sort(compareText);
  return ask
    .pick<RecordingFilter | 'text'>('Show which recordings', [
      { label: 'All', value: {} },
      ...states,
      { label: 'By name…', value: 'text' },
      ...reviewers.map((reviewer) => ({ label: `Reviewed by ${reviewer}`, value: { reviewer } })),
    ])
    .then((chosen) => (chosen === 'text' ? askText() : chosen));
}

async function askText(): Promise<RecordingFilter | undefined> {
  const text = await ask.text({
    title: 'Show recordings by name',
    prompt: 'Part of the folder or name',
    placeHolder: 'case01',
    problemWith: () => undefined,
  });
  return text === undefined ? undefined : { text: text.trim() };
}

/** What a filter leaves, as a sentence over the tree; undefined where it leaves all. */
export function filterWords({ state, reviewer, text = '' }: RecordingFilter): string | undefined {
  if (state !== undefined) return stateWords[state];
  if (reviewer !== undefined) return `Reviewed by ${reviewer}`;
  return text === '' ? undefined : `Named “${text}”`;
}
