/**
 * The labels of one open recording: what a person has edited so far, and the sidecar text that it stands on.
 * Knows no file and no VS Code; whoever reads and writes the sidecar tells it what the text is.
 */
import { difference } from '../labels/difference';
import { apply, invert, type LabelEdit } from '../labels/edits';
import type { LabelDocument, LabelHeader } from '../labels/labelDocument';
import { LabelError } from '../labels/labelError';
import { merge, type ConflictSummary } from '../labels/merge';
import { inCanonicalOrder } from '../labels/order';
import { parse } from '../labels/parse';
import { serialize } from '../labels/serialize';

/** An edit that has been made, and how to take it back and make it again. */
export interface AppliedEdit {
  undo(): void;
  redo(): void;
}

/** What became of a change to the sidecar on disk. */
export type DiskChange =
  | { readonly kind: 'unchanged' }
  /** There were no unsaved edits: the labels are now those on disk. */
  | { readonly kind: 'taken-over' }
  /** There were unsaved edits: both are in. */
  | { readonly kind: 'merged'; readonly conflicts: readonly ConflictSummary[] }
  /** The file can't be read (now); nothing was taken over and nothing will be written. */
  | { readonly kind: 'unreadable'; readonly sentence: string };

/** Unsaved work as a backup keeps it: the text it stands on (null: there was no file) and the edited text. */
export interface UnsavedLabels {
  readonly baseText: string | null;
  readonly currentText: string;
}

/** The same as a journal keeps it: the edit that leads from that text to the labels. */
export interface UnsavedEdit {
  readonly baseText: string | null;
  readonly edit: LabelEdit;
}

/** Labels under edit. */
export class LabelStore {
  private empty: LabelDocument;
  private current: LabelDocument;
  private base: LabelDocument;
  /** The sidecar's text as last read or written; undefined while there is no file. */
  private diskText: string | undefined;
  /** Like `diskText`, but also when it could not be understood: tells a new change from an old one. */
  private seenText: string | undefined;
  private unreadableSentence: string | undefined;

  /** `empty` is the sidecar that a first save would begin with: its header, no labels. */
  constructor(empty: LabelDocument) {
    this.empty = empty;
    this.current = empty;
    this.base = empty;
  }

  get document(): LabelDocument {
    return this.current;
  }

  /** The sidecar's text as last read or written; undefined while there is none. */
  get textOnDisk(): string | undefined {
    return this.diskText;
  }

  /** Why the labels can't be edited or saved: the sidecar is there but can't be read. */
  get blockedReason(): string | undefined {
    return this.unreadableSentence;
  }

  /** True when saving would change what the labels say. */
  get hasUnsavedEdits(): boolean {
    return this.current !== this.base && serialize(this.current) !== serialize(this.base);
  }

  /** Begins with the sidecar's text as it is; undefined where there is no sidecar. */
  load(text: string | undefined): void {
    const parsed = this.read(text);
    this.diskText = text;
    this.seenText = text;
    this.base = parsed ?? this.empty;
    this.current = this.base;
  }

  /**
   * The recording has been opened (again): a first save would now begin with this. Labels that there are stay under the
   * header that they were made under.
   */
  beginWith(empty: LabelDocument): void {
    const isNew = this.base === this.empty || (this.diskText === undefined && this.base.labels.length === 0);
    const hadEdits = this.current !== this.base;
    if (isNew) this.base = empty;
    if (!hadEdits || (isNew && this.current.labels.length === 0)) this.current = this.base;
    this.empty = empty;
    // Labels put back before any recording was open are under no recording's header yet.
    const { header, labels } = this.current;
    if (header.fingerprint.sha256 === '') {
      this.current = { header: empty.header, labels: inCanonicalOrder(labels, empty.header) };
    }
  }

  /** A person says that the labels belong to the recording that is open. @throws LabelError where they can't be saved. */
  adopt({ recording, durationSeconds, channels, fingerprint }: LabelHeader): AppliedEdit {
    if (this.unreadableSentence !== undefined) throw new LabelError(this.unreadableSentence);
    const before = this.current.header;
    const after = { ...before, recording, durationSeconds, channels, fingerprint };
    const put = (header: LabelHeader): void => {
      this.current = { ...this.current, header };
    };
    put(after);
    return { undo: () => put(before), redo: () => put(after) };
  }

  /** Forgets every unsaved edit and goes back to the sidecar as last read or written. */
  discardEdits(): void {
    this.current = this.base;
  }

  /** Makes an edit. @throws LabelError with a sentence when it can't be made. */
  edit(edit: LabelEdit): AppliedEdit {
    if (this.unreadableSentence !== undefined) throw new LabelError(this.unreadableSentence);
    const inverse = invert(this.current, edit);
    this.current = apply(this.current, edit);
    return { undo: () => this.reapply(inverse), redo: () => this.reapply(edit) };
  }

  /** The sidecar's text has (perhaps) changed; undefined when the file is gone. */
  diskChanged(text: string | undefined): DiskChange {
    if (text === this.seenText) return { kind: 'unchanged' };
    this.seenText = text;
    const theirs = this.read(text);
    if (this.unreadableSentence !== undefined) {
      return { kind: 'unreadable', sentence: this.unreadableSentence };
    }
    this.diskText = text;
    if (!this.hasUnsavedEdits) {
      this.base = theirs ?? this.empty;
      this.current = this.base;
      return { kind: 'taken-over' };
    }
    // A sidecar deleted under unsaved edits is no wish to lose them: they, and what they stand on, are kept.
    if (!theirs) {
      this.base = this.empty;
      return { kind: 'merged', conflicts: [] };
    }
    const { document, conflicts } = merge(this.base, this.current, theirs);
    this.base = theirs;
    this.current = document;
    return { kind: 'merged', conflicts };
  }

  /** What a save writes. @throws LabelError when the file on disk can't be read and so must not be overwritten. */
  textToSave(): string {
    if (this.unreadableSentence !== undefined) throw new LabelError(this.unreadableSentence);
    return serialize(this.current);
  }

  /** `document` stands on disk as `text` (undefined: as no file at all). Edits made meanwhile stay unsaved. */
  saved(document: LabelDocument, text: string | undefined): void {
    this.base = document;
    this.diskText = text;
    this.seenText = text;
  }

  /** What a backup keeps. */
  unsaved(): UnsavedLabels {
    return { baseText: this.diskText ?? null, currentText: serialize(this.current) };
  }

  /** What a journal keeps; undefined where nothing is unsaved. */
  unsavedEdit(): UnsavedEdit | undefined {
    const edit = difference(this.base, this.current);
    return edit && { baseText: this.diskText ?? null, edit };
  }

  /** All that is unsaved as one edit that has been made; undefined where nothing is. */
  unsavedAsOneEdit(): AppliedEdit | undefined {
    const edit = difference(this.base, this.current);
    if (!edit) return undefined;
    const inverse = invert(this.base, edit);
    return { undo: () => this.reapply(inverse), redo: () => this.reapply(edit) };
  }

  /** Puts unsaved work from a backup on top of what has been loaded; merges when the file has changed since. */
  restore(unsaved: UnsavedLabels | UnsavedEdit): DiskChange {
    const base = unsaved.baseText === null ? this.empty : readBackup(unsaved.baseText);
    const current = 'edit' in unsaved ? apply(base, unsaved.edit) : readBackup(unsaved.currentText);
    if ((unsaved.baseText ?? undefined) === this.diskText) {
      this.current = current;
      return { kind: 'unchanged' };
    }
    if (this.unreadableSentence !== undefined) {
      // Nothing to merge with yet: when the file can be read again, it is merged with what it was.
      this.base = base;
      this.current = current;
      return { kind: 'unreadable', sentence: this.unreadableSentence };
    }
    if (this.diskText === undefined) {
      // As while it is open: a sidecar deleted under unsaved edits is no wish to lose them.
      this.current = current;
      return { kind: 'merged', conflicts: [] };
    }
    const { document, conflicts } = merge(base, current, this.base);
    this.current = document;
    return { kind: 'merged', conflicts };
  }

  private reapply(edit: LabelEdit): void {
    this.current = apply(this.current, edit);
  }

  private read(text: string | undefined): LabelDocument | undefined {
    this.unreadableSentence = undefined;
    if (text === undefined) return undefined;
    const parsed = parse(text);
    if (parsed.ok) return parsed.document;
    this.unreadableSentence = `The label file can't be read, so it is left as it is and labels can't be edited. ${parsed.message}`;
    return undefined;
  }
}

function readBackup(text: string): LabelDocument {
  const parsed = parse(text);
  if (!parsed.ok) throw new LabelError(`The backup of unsaved labels can't be read. ${parsed.message}`);
  return parsed.document;
}
