/** The columns of the table. */
import { html, nothing } from 'lit-html';
import { visibleText } from '../../src/base/displayText';
import type { RecordingOrder, RecordingView } from '../../src/protocol/recordings/recordingView';

interface Column {
  readonly order: RecordingOrder;
  readonly title: string;
  readonly isNumber: boolean;
  readonly cell: (row: RecordingView) => unknown;
}

function number(
  order: 'toReview' | 'accepted' | 'rejected' | 'conflicts' | 'disagreements',
  title: string,
): Column {
  const cell = (row: RecordingView): unknown =>
    html`<span class=${row[order] === 0 ? 'zero' : ''}>${row[order]}</span>`;
  return { order, title, isNumber: true, cell };
}

export const columns: readonly Column[] = [
  { order: 'name', title: 'Recording', isNumber: false, cell: nameCell },
  number('toReview', 'To review'),
  number('accepted', 'Accepted'),
  number('rejected', 'Rejected'),
  number('conflicts', 'Conflicts'),
  number('disagreements', 'Disagreements'),
  { order: 'reviewers', title: 'Reviewers', isNumber: false, cell: ({ reviewers }) => reviewers.join(', ') },
  {
    order: 'changed',
    title: 'Last change',
    isNumber: false,
    cell: ({ changedMilliseconds }) => timeOf(changedMilliseconds),
  },
];

function nameCell({ problems, summary, ...row }: RecordingView): unknown {
  const [name, folder] = [visibleText(row.name), visibleText(row.folder)];
  const problem = problems.map(visibleText).join('\n');
  const sign = html`<span class="codicon codicon-error problem" title=${problem} aria-hidden="true"></span>`;
  return html`${problems.length > 0 ? sign : nothing}<span class="recording-name" title="${name}: ${summary}"
      >${name}</span
    ><span class="recording-folder">${folder}</span>`;
}

/** `2026-11-28 18:20`, in this computer's time; empty for none. */
export function timeOf(milliseconds: number | undefined): string {
  if (milliseconds === undefined) return '';
  const time = new Date(milliseconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
  return `${date} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** A row in words, for a screen reader. */
export function spokenRow(row: RecordingView): string {
  const { folder, problems, reviewers, accepted, rejected, summary, changedMilliseconds } = row;
  const changed = timeOf(changedMilliseconds);
  const name = visibleText(row.name);
  return [
    folder === '' ? name : `${name} in ${visibleText(folder)}`,
    summary.replaceAll(' · ', ', '),
    `${accepted} accepted, ${rejected} rejected`,
    ...(reviewers.length > 0 ? [`reviewed by ${reviewers.join(', ')}`] : []),
    ...(changed === '' ? [] : [`last change ${changed}`]),
    ...problems.map(visibleText),
  ].join('; ');
}
