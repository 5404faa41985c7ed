/** One attempt to put a new version of a file in the place of the one that was found. */
import type { FileVersion } from './target';

/** Where a crash or another writer matters: tests stop or write at these. */
export type UpdatePoint =
  'locked' | 'read' | 'temporary' | 'looked-again' | 'journalled' | 'overwriting' | 'replaced';

/** Told at each point, and waited for. */
export type Reached = (point: UpdatePoint) => Promise<void> | void;

/** What shall take the place of what. */
export interface Replacement {
  readonly target: string;
  readonly found: FileVersion;
  readonly next: Uint8Array;
  /** The last look before the write: the file still is what was found, and its lock still ours. */
  readonly isUnchanged: () => Promise<boolean>;
  readonly reached: Reached;
}

/** `changed`: another has written the file meanwhile, so nothing was done. */
export type Attempt = 'done' | 'changed';
