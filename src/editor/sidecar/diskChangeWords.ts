/** What a change of a sidecar on disk means to a person, in sentences. */
import type { SideNames } from '../../records/conflictMarkers';
import type { ConflictSummary } from '../../records/merge';
import type { HeaderDispute } from '../../records/mergeHeader';
import type { DiskChange } from '../../records/open/diskChange';

/** One thing to say, and how urgent it is: `status` goes by itself. */
export interface DiskChangeWords {
  readonly severity: 'status' | 'warning' | 'error';
  readonly sentence: string;
}

/** Whether the change was found while looking, or by a save, which then has settled it. */
export type Occasion = 'seen' | 'saving';

/** The file that has changed: its name, and what one and many of its records are called. */
export interface ChangedFile {
  readonly name: string;
  readonly kind: { readonly noun: string; readonly list: string };
}

function counted(count: number, { noun, list }: ChangedFile['kind']): string {
  return count === 1 ? `one ${noun}` : `${count} ${list}`;
}

/** So much of a value is worth reading in a sentence. */
const mostOfValue = 40;

/** A value of a header in a sentence, as JSON. */
export function valueText(value: string | undefined): string {
  if (value === undefined) return 'nothing';
  return value.length > mostOfValue ? `${value.slice(0, mostOfValue - 1)}…` : value;
}

/** Which fields of the header have two values, and which. */
function valuesText(values: readonly HeaderDispute[]): string {
  if (values.length === 0) return '';
  const each = values.map(
    ({ field, kept, other }) => `${field}: ${valueText(kept)}, not ${valueText(other)}`,
  );
  return ` (${each.join('; ')})`;
}

function headerSentence(
  { parts, values }: Extract<ConflictSummary, { kind: 'header' }>,
  { list }: ChangedFile['kind'],
): string {
  return parts.includes('signal')
    ? `Its header names another recording there than here${valuesText(values)}; one of them was kept. Check that the ${list} belong to this recording.`
    : `A field of its header was changed both there and here${valuesText(values)}; one value was kept.`;
}

/** What could not be decided, in one or two sentences; empty where everything was. */
function conflictWords(
  conflicts: readonly ConflictSummary[],
  kind: ChangedFile['kind'],
  where = 'both there and here',
): string {
  const count = conflicts.filter((each) => each.kind !== 'header').length;
  const were = count === 1 ? `One ${kind.noun} was` : `${count} ${kind.list} were`;
  const sentences = conflicts.flatMap((each) => (each.kind === 'header' ? [headerSentence(each, kind)] : []));
  if (count > 0) {
    sentences.unshift(
      `${were} changed, or deleted and changed, ${where}; both versions are kept and marked.`,
    );
  }
  return sentences.map((sentence) => ` ${sentence}`).join('');
}

/** What git has left of two sides, and what has become of it. */
function sidesWords({ ours, theirs, by }: SideNames, { name, kind }: ChangedFile): string {
  switch (by) {
    case 'marks': {
      const sides = ours === '' || theirs === '' ? '' : ` (${ours} and ${theirs})`;
      return `Git could not merge ${name} and left both sides in it${sides}. They are merged here, ${kind.noun} by ${kind.noun}: save to write that without git’s marks.`;
    }
    case 'doubles':
      return `Some ${kind.list} stand more than once in ${name}, as where git has merged branches line by line. They are merged here, ${kind.noun} by ${kind.noun}: save to write each once.`;
  }
}

/** The words for a change; undefined where the traces show enough. */
export function wordsFor(
  change: DiskChange,
  { name, kind }: ChangedFile,
  when: Occasion,
): DiskChangeWords | undefined {
  switch (change.kind) {
    case 'unchanged':
    case 'taken-over':
      return undefined;
    case 'unreadable':
      return { severity: 'error', sentence: `${name}: ${change.sentence}` };
    case 'merged': {
      const conflicts = conflictWords(change.conflicts, kind);
      return conflicts === ''
        ? { severity: 'status', sentence: `${name} changed on disk: merged with your edits.` }
        : { severity: 'warning', sentence: `${name} changed on disk.${conflicts}` };
    }
    case 'both-sides': {
      const sentence = `${sidesWords(change.names, { name, kind })}${conflictWords(change.conflicts, kind, 'on both sides')}`;
      return { severity: 'warning', sentence };
    }
    case 'restored': {
      const now =
        when === 'saving'
          ? 'They have been saved again.'
          : 'They are back in the editor, unsaved: save to keep them, or undo to go with the file.';
      const happened = `${name} was written by another program, or comes from another branch, without what was saved here in ${counted(change.records, kind)}.`;
      return { severity: 'warning', sentence: `${happened} ${now}${conflictWords(change.conflicts, kind)}` };
    }
    case 'reverted': {
      const happened = `${name} is again as it was before your last saves, which changed ${counted(change.records, kind)}.`;
      return { severity: 'warning', sentence: `${happened}${conflictWords(change.conflicts, kind)}` };
    }
    case 'deleted': {
      const sentence =
        when === 'saving'
          ? `${name} had been deleted; it has been written again with ${counted(change.records, kind)}.`
          : `${name} was deleted. What it held, ${counted(change.records, kind)}, is kept in the editor, unsaved: save to write the file again.`;
      return { severity: 'warning', sentence };
    }
  }
}
