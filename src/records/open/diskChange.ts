/** What can become of a change to the sidecar on disk, for those who say it to a person. */
import type { SideNames } from '../conflictMarkers';
import type { ConflictSummary } from '../merge';

/** An edit that has been made, and how to take it back and make it again. */
export interface AppliedEdit {
  undo(): void;
  redo(): void;
}

/** What became of a change to the sidecar on disk. */
export type DiskChange =
  | { readonly kind: 'unchanged' }
  /** There were no unsaved edits: the records are now those on disk. */
  | { readonly kind: 'taken-over' }
  /** There were unsaved edits: both are in. */
  | { readonly kind: 'merged'; readonly conflicts: readonly ConflictSummary[] }
  /**
   * Another program has written the file from a version before our last saves, and so without what they brought. It is
   * in the document again, unsaved; `edit` is that, made already, for the undo stack.
   */
  | {
      readonly kind: 'restored';
      readonly records: number;
      readonly conflicts: readonly ConflictSummary[];
      readonly edit: AppliedEdit;
    }
  /**
   * The file is again, to the letter, what it was before our last saves: a person has gone back (git, a backup). It has
   * been taken over; `keepReverted` brings back what was saved since.
   */
  | { readonly kind: 'reverted'; readonly records: number; readonly conflicts: readonly ConflictSummary[] }
  /** Git left two sides in the file: they are merged here, unsaved; `edit` is that, made already. */
  | {
      readonly kind: 'both-sides';
      readonly names: SideNames;
      readonly conflicts: readonly ConflictSummary[];
      readonly edit: AppliedEdit;
    }
  /** The file is gone. The records are kept, unsaved; `edit` is that, made already: undoing it discards them. */
  | { readonly kind: 'deleted'; readonly records: number; readonly edit: AppliedEdit }
  /** The file can't be read (now); nothing was taken over and nothing will be written. */
  | { readonly kind: 'unreadable'; readonly sentence: string };
