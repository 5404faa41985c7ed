/**
 * The labels of one open recording: what a person has edited so far, and the sidecar text that it stands on.
 * Knows no file and no VS Code; whoever reads and writes the sidecar tells it what the text is.
 */
import { runInSlices, runThrough, type Steps } from '../base/steps';
import { difference } from '../labels/difference';
import { apply, edited, invert, type LabelEdit } from '../labels/edits';
import type { LabelDocument, LabelHeader } from '../labels/labelDocument';
import { LabelError } from '../labels/labelError';
import { merge } from '../labels/merge';
import { inCanonicalOrder } from '../labels/order';
import { parseSteps, type ParseResult } from '../labels/parse';
import { serializeSteps } from '../labels/serialize';
import { isUnreadable, sameText, type SidecarText } from '../labels/sidecarText';
import type { AppliedEdit, DiskChange } from './diskChange';
import { differ, underOwnName, understood } from './labelTexts';
import { SavedVersions } from './savedVersions';
import type { UnsavedDocuments, UnsavedEdit, UnsavedLabels } from './unsavedLabels';
import { unsavedDocuments } from './unsavedLabels';

/** Labels under edit. */
export class LabelStore {
  private empty: LabelDocument;
  private current: LabelDocument;
  private base: LabelDocument;
  /** The sidecar's text as last read or written; undefined while there is no file. */
  private diskText: string | undefined;
  /** Like `diskText`, but also when it could not be understood: tells a new change from an old one. */
  private seenText: SidecarText;
  private unreadableSentence: string | undefined;
  private readonly saves = new SavedVersions();
  /** What the text last given to a save takes the place of. */
  private replaced: { readonly document: LabelDocument; readonly text: string | undefined } | undefined;
  /** While the file is gone: the version that was there before. */
  private vanishedFrom: LabelDocument | undefined;
  /** What a person went back from, and the version they went back to. */
  private reverted: { readonly from: LabelDocument; readonly to: LabelDocument } | undefined;

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
    return differ(this.base, this.current);
  }

  /**
   * What the text says, for `load` and `diskChanged`, read in slices: however long it is, nothing else waits for it.
   * Undefined where there is nothing (new) to read.
   */
  async reading(text: SidecarText, signal?: AbortSignal): Promise<ParseResult | undefined> {
    if (typeof text !== 'string' || sameText(text, this.seenText)) return undefined;
    return runInSlices(parseSteps(text, this.base), signal);
  }

  /**
   * Begins with the sidecar's text as it is; one that can't be read keeps the labels from being edited.
   * @param read what `reading` made of it
   */
  load(text: SidecarText, read?: ParseResult): void {
    const parsed = this.read(text, read);
    this.diskText = isUnreadable(text) ? undefined : text;
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
    const header = { ...this.current.header, recording, durationSeconds, channels, fingerprint };
    return this.edit({ kind: 'header', header });
  }

  /** Forgets every unsaved edit and goes back to the sidecar as last read or written. */
  discardEdits(): void {
    this.current = this.base;
  }

  /** Makes an edit. @throws LabelError with a sentence when it can't be made. */
  edit(edit: LabelEdit): AppliedEdit {
    if (this.unreadableSentence !== undefined) throw new LabelError(this.unreadableSentence);
    const { document, undo } = edited(this.current, edit);
    this.current = document;
    return { undo: () => this.reapply(undo), redo: () => this.reapply(edit) };
  }

  /** The sidecar's text has (perhaps) changed; undefined when the file is gone. `read`: as for `load`. */
  diskChanged(text: SidecarText, read?: ParseResult): DiskChange {
    if (sameText(text, this.seenText)) return { kind: 'unchanged' };
    const theirs = this.read(text, read);
    if (this.unreadableSentence !== undefined) {
      return { kind: 'unreadable', sentence: this.unreadableSentence };
    }
    this.diskText = isUnreadable(text) ? undefined : text;
    if (!theirs || this.diskText === undefined) return this.vanished();
    this.comeBack();
    const descent = this.saves.descentOf(theirs, this.diskText);
    switch (descent.kind) {
      case 'newer':
        return this.takeOver(theirs);
      case 'unaware':
        return this.putBack(theirs, descent.ancestor, descent.labels);
      case 'earlier': {
        this.reverted = { from: this.current, to: theirs };
        this.saves.forget();
        const taken = this.takeOver(theirs);
        const conflicts = taken.kind === 'merged' ? taken.conflicts : [];
        return { kind: 'reverted', labels: descent.labels, conflicts };
      }
    }
  }

  /** Brings back, unsaved, what a person went back from; undefined where that is settled. The edit has been made. */
  keepReverted(): AppliedEdit | undefined {
    const { reverted } = this;
    this.reverted = undefined;
    if (!reverted) return undefined;
    const edit = this.turning(reverted.to, reverted.from);
    edit.redo();
    return edit;
  }

  /**
   * What a save writes of the labels as they are at the first step.
   * @throws LabelError when the file on disk can't be read and so must not be overwritten
   */
  *savingSteps(): Steps<string> {
    if (this.unreadableSentence !== undefined) throw new LabelError(this.unreadableSentence);
    this.replaced = { document: this.base, text: this.diskText };
    return yield* serializeSteps(underOwnName(this.current, this.empty.header));
  }

  /** `document` stands on disk as `text` (undefined: as no file at all). Edits made meanwhile stay unsaved. */
  saved(document: LabelDocument, text: string | undefined): void {
    if (this.replaced && text !== this.replaced.text) {
      this.saves.add(this.replaced.document, this.replaced.text, document);
    }
    this.base = document;
    this.diskText = text;
    this.seenText = text;
    this.vanishedFrom = undefined;
  }

  /** What a backup keeps of the labels as they are at the first step. */
  *unsavedSteps(): Steps<UnsavedLabels> {
    const baseText = this.diskText ?? null;
    return { baseText, currentText: yield* serializeSteps(this.current) };
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

  /** What unsaved work holds, read in steps, for `restore`. @throws LabelError */
  *unsavedDocuments(unsaved: UnsavedLabels | UnsavedEdit): Steps<UnsavedDocuments> {
    const isSameBase = unsaved.baseText !== null && unsaved.baseText === this.diskText;
    return yield* unsavedDocuments(unsaved, isSameBase ? this.base : this.empty, isSameBase);
  }

  /** Puts unsaved work from a backup on top of what has been loaded; merges when the file has changed since. */
  restore(
    unsaved: UnsavedLabels | UnsavedEdit,
    { base, current }: UnsavedDocuments = runThrough(this.unsavedDocuments(unsaved)),
  ): DiskChange {
    if (this.unreadableSentence !== undefined) {
      // Nothing to merge with yet: when the file can be read again, it is merged with what it was.
      this.base = base;
      this.diskText = unsaved.baseText ?? undefined;
      this.current = current;
      return { kind: 'unreadable', sentence: this.unreadableSentence };
    }
    const isSameBase = (unsaved.baseText ?? undefined) === this.diskText;
    // As while it is open: a sidecar deleted under unsaved edits is no wish to lose them.
    if ((isSameBase || this.diskText === undefined) && this.current === this.base) {
      this.current = current;
      return isSameBase ? { kind: 'unchanged' } : { kind: 'merged', conflicts: [] };
    }
    const { document, conflicts } = merge(base, current, this.current);
    this.current = document;
    return { kind: 'merged', conflicts };
  }

  private reapply(edit: LabelEdit): void {
    this.current = apply(this.current, edit);
  }

  /** The step from one state to another as an edit that leaves alone what was edited beside it. */
  private turning(from: LabelDocument, to: LabelDocument): AppliedEdit {
    const turn = (before: LabelDocument, after: LabelDocument): void => {
      this.current = merge(before, this.current, after).document;
    };
    return { undo: () => turn(to, from), redo: () => turn(from, to) };
  }

  private takeOver(theirs: LabelDocument): DiskChange {
    if (!differ(this.base, this.current)) {
      this.base = theirs;
      this.current = theirs;
      return { kind: 'taken-over' };
    }
    const { document, conflicts } = merge(this.base, this.current, theirs);
    this.base = theirs;
    this.current = document;
    return { kind: 'merged', conflicts };
  }

  /** Merges from the version that both come from, so that what we have saved since is an addition of ours again. */
  private putBack(theirs: LabelDocument, ancestor: LabelDocument, labels: number): DiskChange {
    const { document, conflicts } = merge(ancestor, this.current, theirs);
    const without = merge(this.base, this.current, theirs).document;
    this.base = theirs;
    this.current = document;
    this.saves.forget();
    return { kind: 'restored', labels, conflicts, edit: this.turning(without, document) };
  }

  /** A file that is gone is no wish to lose the labels: they are kept, as VS Code's text editor keeps a text. */
  private vanished(): DiskChange {
    const kept = this.current;
    const before = this.base;
    this.base = this.empty;
    if (kept.labels.length === 0) {
      this.current = this.empty;
      return { kind: 'taken-over' };
    }
    this.vanishedFrom = before;
    const { undo, redo } = this.turning(this.empty, kept);
    // Once the file is back, or saved again, there is nothing to discard.
    const whileGone = (step: () => void) => (): void => {
      if (this.vanishedFrom === before) step();
    };
    const edit = { undo: whileGone(undo), redo: whileGone(redo) };
    return { kind: 'deleted', labels: kept.labels.length, edit };
  }

  /** A file that comes back is a version after the one that went, as when git puts another in its place. */
  private comeBack(): void {
    const before = this.vanishedFrom;
    this.vanishedFrom = undefined;
    if (!before) return;
    if (this.current.labels.length > 0) this.base = before;
    else {
      // What the file had held was discarded here, which is no wish to empty the file.
      this.current = this.base;
      this.saves.forget();
    }
  }

  private read(text: SidecarText, read?: ParseResult): LabelDocument | undefined {
    const { document, sentence } = understood(text, read);
    this.seenText = text;
    this.unreadableSentence = sentence;
    return document;
  }
}
