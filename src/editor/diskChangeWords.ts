/** What a change of the sidecar on disk means to a person, in sentences. */
import type { ConflictSummary } from '../records/merge';
import type { DiskChange } from '../records/open/diskChange';

/** One thing to say, and how urgent it is: `status` goes by itself. */
export interface DiskChangeWords {
  readonly severity: 'status' | 'warning' | 'error';
  readonly sentence: string;
}

/** Whether the change was found while looking, or by a save, which then has settled it. */
export type Occasion = 'seen' | 'saving';

function labels(count: number): string {
  return count === 1 ? 'one label' : `${count} labels`;
}

function signalSentence(parts: readonly string[]): string {
  return parts.includes('signal')
    ? 'Its header names another recording there than here; one of them was kept. Check that the labels belong to this recording.'
    : 'A field of its header was changed both there and here; one value was kept.';
}

/** What could not be decided, in one or two sentences; empty where everything was. */
function conflictWords(conflicts: readonly ConflictSummary[]): string {
  const count = conflicts.filter(({ kind }) => kind !== 'header').length;
  const were = count === 1 ? 'One label was' : `${count} labels were`;
  const sentences = conflicts.flatMap((each) => (each.kind === 'header' ? [signalSentence(each.parts)] : []));
  if (count > 0) {
    sentences.unshift(
      `${were} changed, or deleted and changed, both there and here; both versions are kept and marked.`,
    );
  }
  return sentences.map((sentence) => ` ${sentence}`).join('');
}

/** The words for a change; undefined where the traces show enough. `name` is the label file's. */
export function wordsFor(change: DiskChange, name: string, when: Occasion): DiskChangeWords | undefined {
  switch (change.kind) {
    case 'unchanged':
    case 'taken-over':
      return undefined;
    case 'unreadable':
      return { severity: 'error', sentence: `${name}: ${change.sentence}` };
    case 'merged': {
      const conflicts = conflictWords(change.conflicts);
      return conflicts === ''
        ? { severity: 'status', sentence: `${name} changed on disk: merged with your edits.` }
        : { severity: 'warning', sentence: `${name} changed on disk.${conflicts}` };
    }
    case 'restored': {
      const now =
        when === 'saving'
          ? 'They have been saved again.'
          : 'They are back in the editor, unsaved: save to keep them, or undo to go with the file.';
      const happened = `${name} was written by another program, or comes from another branch, without what was saved here in ${labels(change.records)}.`;
      return { severity: 'warning', sentence: `${happened} ${now}${conflictWords(change.conflicts)}` };
    }
    case 'reverted': {
      const happened = `${name} is again as it was before your last saves, which changed ${labels(change.records)}.`;
      return { severity: 'warning', sentence: `${happened}${conflictWords(change.conflicts)}` };
    }
    case 'deleted': {
      const sentence =
        when === 'saving'
          ? `${name} had been deleted; it has been written again with ${labels(change.records)}.`
          : `${name} was deleted. What it held, ${labels(change.records)}, is kept in the editor, unsaved: save to write the file again.`;
      return { severity: 'warning', sentence };
    }
  }
}
