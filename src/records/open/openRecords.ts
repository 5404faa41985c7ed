/**
 * The versions of one document that is open, as they are at this moment: what a person has made of it, what stands on disk,
 * what a first save would begin with. The other files of this folder say how one becomes another.
 */
import type { DocumentKind, HeadedDocument } from '../kind';
import { RecordError } from '../recordError';
import type { RecordBase } from '../schema/record';
import type { SidecarText } from '../textOnDisk';
import type { Change } from './turning';

/** One document under edit, and the sidecar's text that it stands on. */
export class OpenRecords<One extends RecordBase<One>, All extends HeadedDocument> {
  readonly kind: DocumentKind<One, All>;
  /** The document that a first save would begin with: its header, no records. */
  empty: All;
  /** The document as it is edited. */
  current: All;
  /** The version that the edits stand on: what `diskText` says. */
  base: All;
  /** The sidecar's text as last read or written; undefined while there is no file. */
  diskText: Uint8Array | undefined;
  /** Like `diskText`, but also when it could not be understood: tells a new change from an old one. */
  seenText: SidecarText;
  /** Why the records can't be edited or saved: the sidecar is there but can't be read. */
  blockedReason: string | undefined;
  /** While the file is gone: the version that was there before. */
  vanishedFrom: All | undefined;
  /** Where git left two sides in the file: what a merge of them is, before any edit; it is unsaved. */
  merged: All | undefined;

  constructor(kind: DocumentKind<One, All>, empty: All) {
    this.kind = kind;
    this.empty = empty;
    this.current = empty;
    this.base = empty;
  }

  /** The records as they are edited. */
  get records(): readonly One[] {
    return this.kind.recordsOf(this.current);
  }

  /** Nobody has edited anything since the file was read. */
  get isUntouched(): boolean {
    return this.current === this.base || this.current === this.merged;
  }

  /** What the file that is gone had held was discarded here, which is no wish to empty the file that comes back. */
  get isDiscarded(): boolean {
    return this.vanishedFrom !== undefined && this.records.length === 0;
  }

  /** What the records here come from. A file that comes back is a version after the one that went, as when git puts another in its place. */
  get ancestor(): All {
    if (this.vanishedFrom && !this.isDiscarded) return this.vanishedFrom;
    // Nobody's edit: where the file is settled otherwise (an aborted merge, a side taken whole), that goes.
    return this.merged ?? this.base;
  }

  readonly change = (make: Change<All>): void => {
    this.current = make(this.current);
  };

  /** @throws RecordError with the reason where the records can't be edited or saved */
  requireReadable(): void {
    if (this.blockedReason !== undefined) throw new RecordError(this.blockedReason);
  }

  /** The sidecar's text is this; with a sentence that says why where it can't be understood. */
  seen(text: SidecarText, sentence: string | undefined): void {
    this.seenText = text;
    this.blockedReason = sentence;
    this.diskText = text instanceof Uint8Array ? text : undefined;
  }

  /** There is a version on disk that is understood, and is what the records here stand on from now on. */
  standOn(version: All, text: Uint8Array): void {
    this.vanishedFrom = undefined;
    this.merged = undefined;
    this.seen(text, undefined);
    this.base = version;
  }
}
