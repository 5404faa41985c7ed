/** Changes of labels in words: a line each, and all of them in one sentence. */
import { clock } from '../base/clock';
import { countChanges, type ChangeCounts, type Difference, type LabelChange } from './compare';
import type { LabelDocument, LabelRecord, Review } from './labelDocument';
import { spanSeconds } from './time';
import { describeLabel } from './vocabulary';

/** `12 ms`, `1.5 s`, whatever the sign. */
function sizeText(seconds: number): string {
  const size = Math.abs(seconds);
  return size < 1 ? `${Number((size * 1000).toPrecision(3))} ms` : `${Number(size.toPrecision(4))} s`;
}

/** `+12 ms`, `−1.5 s`. */
function shiftText(seconds: number): string {
  return `${seconds < 0 ? '−' : '+'}${sizeText(seconds)}`;
}

function nameOf(label: string): string {
  return describeLabel(label).displayName;
}

/** Where a label is and what it says: `0:12.020 to 0:21.900, EMG Gastrocn med: Neurogenic cramp`. */
export function placeText(record: LabelRecord, { header }: Pick<LabelDocument, 'header'>): string {
  const span = spanSeconds(record, header);
  const when = span
    ? `${clock(span.onsetSeconds)} to ${clock(span.endSeconds)}`
    : `samples ${record.start} to ${record.end}`;
  return `${when}, ${record.channels.join(' + ')}: ${nameOf(record.label)}`;
}

const verdicts: Readonly<Record<Review['verdict'], string>> = {
  accept: 'accepts',
  reject: 'rejects',
  unsure: 'is unsure',
};

/** What a reviewer says: `ben is unsure: “late”`. */
export function reviewText(by: string, review: Review | undefined): string {
  if (!review) return `${by} has taken the review back`;
  const other = review.label === undefined ? '' : `, would say ${nameOf(review.label)}`;
  const note = review.note === undefined ? '' : `: “${review.note}”`;
  return `${by} ${verdicts[review.verdict]}${other}${note}`;
}

function movedText(onsetSeconds: number | undefined, endSeconds: number | undefined): string {
  if (onsetSeconds === undefined || endSeconds === undefined) return 'moved';
  const start = onsetSeconds === 0 ? [] : [`start ${shiftText(onsetSeconds)}`];
  const end = endSeconds === 0 ? [] : [`end ${shiftText(endSeconds)}`];
  return [...start, ...end].join(', ');
}

/** One difference: `Voluntary activity → Tremor`, `start +12 ms`. */
export function differenceText(difference: Difference): string {
  switch (difference.kind) {
    case 'relabelled':
      return `${nameOf(difference.was)} → ${nameOf(difference.is)}`;
    case 'decided':
      return `${difference.was} → ${difference.is}`;
    case 'moved':
      return movedText(difference.onsetSeconds, difference.endSeconds);
    case 'channels':
      return `${difference.was.join(' + ')} → ${difference.is.join(' + ')}`;
    case 'noted':
      return difference.is === undefined ? 'note removed' : `note: “${difference.is}”`;
    case 'reviewed':
      return reviewText(difference.by, difference.is);
    case 'conflict':
      return difference.isOpen ? 'two versions to choose from' : 'its conflict is decided';
    case 'evidence':
      return 'its evidence only';
  }
}

/** What became of a label: `accepted, by anna` of one that is new, else its differences. */
export function changeText(change: LabelChange): string {
  const { record } = change;
  switch (change.kind) {
    case 'added':
      return [
        record.status,
        `by ${record.by}`,
        ...(record.note === undefined ? [] : [`“${record.note}”`]),
      ].join(', ');
    case 'removed':
      return 'removed';
    case 'changed':
      return change.differences.map(differenceText).join('; ');
  }
}

/** In the order in which they are told. */
const told: readonly (readonly [keyof ChangeCounts, string])[] = [
  ['added', 'added'],
  ['removed', 'removed'],
  ['relabelled', 'relabelled'],
  ['decided', 'decided'],
  ['moved', 'moved'],
  ['channels', 'on other channels'],
  ['noted', 'with another note'],
  ['reviewed', 'reviewed'],
  ['conflict', 'with a conflict opened or decided'],
  ['evidence', 'with other evidence only'],
];

/** By how much boundaries moved: `12 ms`, `up to 1.5 s`; undefined where nobody knows. */
function mostMovedText(changes: readonly LabelChange[]): string | undefined {
  const shifts = changes
    .flatMap((change) => (change.kind === 'changed' ? change.differences : []))
    .flatMap((each) => (each.kind === 'moved' ? [each.onsetSeconds, each.endSeconds] : []))
    .filter((shift) => shift !== undefined)
    .map(Math.abs)
    .filter((shift) => shift > 0);
  // Not Math.max(...): a file may have more labels than a call takes arguments.
  const [least, most] = shifts.reduce(
    ([low, high], shift) => [Math.min(low, shift), Math.max(high, shift)],
    [Infinity, 0],
  );
  if (shifts.length === 0) return undefined;
  return sizeText(least) === sizeText(most) ? sizeText(most) : `up to ${sizeText(most)}`;
}

/** `3 added, 1 relabelled, 2 moved by 12 ms`, or that nothing changed. */
export function changesText(changes: readonly LabelChange[]): string {
  const shift = mostMovedText(changes);
  return countsText(countChanges(changes), shift === undefined ? 'moved' : `moved by ${shift}`);
}

/** `3 added, 1 relabelled, 2 moved`, or that nothing changed. */
export function countsText(counts: ChangeCounts, movedWords = 'moved'): string {
  const parts = told
    .filter(([kind]) => counts[kind] > 0)
    .map(([kind, words]) => `${counts[kind]} ${kind === 'moved' ? movedWords : words}`);
  return parts.length === 0 ? 'no label changed' : parts.join(', ');
}
