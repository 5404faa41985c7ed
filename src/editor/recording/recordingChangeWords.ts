/** What a change of the recording on disk means to a person: in sentences, and what can be decided. */
import type { NoticeAction } from '../../protocol/page';

/** How the recording on disk differs from what was opened; `file` is the one that has gone. */
export type RecordingChange = { readonly kind: 'other' } | { readonly kind: 'gone'; readonly file: string };

/** Whether both are said in the same words. */
export function isSameChange(a: RecordingChange, b: RecordingChange): boolean {
  if (a.kind === 'other' || b.kind === 'other') return a.kind === b.kind;
  return a.file === b.file;
}

/** What a person can decide. */
export type Decision = Extract<NoticeAction, 'reload' | 'retry' | 'keep' | 'dismiss'>;

/** What its buttons say: our own words, whatever the file is called. */
type ButtonTitle =
  | 'Reload the recording'
  | 'Keep the labels for the old recording'
  | 'Look again'
  | 'Keep the labels without it'
  | 'Cancel';

export interface ChangeWords {
  /** What has happened. */
  readonly sentence: string;
  /** The same for whoever wanted to save or detect, after "Nothing was saved: ". */
  readonly refusal: string;
  readonly buttons: readonly { readonly id: Decision; readonly title: ButtonTitle }[];
}

/**
 * The words for a change of a recording.
 * @param fileName its own, among those of its files
 * @param name what it is called in the words: where several are open, with its folder
 */
export function wordsForRecording(change: RecordingChange, fileName: string, name = fileName): ChangeWords {
  if (change.kind === 'other') {
    return {
      sentence: `${name} has changed on disk since it was opened; what is shown is the old recording.`,
      refusal: `${name} has changed on disk and is no longer the recording on screen. Reload it, or keep the labels for the old one, then try again.`,
      buttons: [
        { id: 'reload', title: 'Reload the recording' },
        { id: 'keep', title: 'Keep the labels for the old recording' },
        { id: 'dismiss', title: 'Cancel' },
      ],
    };
  }
  const what = change.file === fileName ? name : `${change.file}, which ${name} is read from,`;
  return {
    sentence: `${what} is no longer there: it was moved, renamed or deleted, or its folder can’t be reached. Put it back, or keep the labels without it; what is shown was read before.`,
    refusal: `${what} is no longer there. Put it back, then try again.`,
    buttons: [
      { id: 'retry', title: 'Look again' },
      { id: 'keep', title: 'Keep the labels without it' },
      { id: 'dismiss', title: 'Cancel' },
    ],
  };
}
