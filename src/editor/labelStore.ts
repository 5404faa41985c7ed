/**
 * The labels of one open recording: what a person has edited so far, and the sidecar text that it stands on.
 * Knows no file and no VS Code; whoever reads and writes the sidecar tells it what the text is.
 *
 * What takes long with many labels is done in steps, one such computation at a time. Between two steps a person may edit,
 * undo and discard, and the recording may be opened: so nothing is changed before the last step, which goes by the labels
 * as they are then.
 */
import type { Steps } from '../base/steps';
import { differenceSteps } from '../labels/difference';
import { edited, type LabelEdit } from '../labels/edits';
import type { LabelDocument, SidecarHeader } from '../labels/labelDocument';
import { RecordError } from '../records/recordError';
import { mergeSteps, type MergeResult } from '../labels/merge';
import { inCanonicalOrder } from '../labels/order';
import { serializeSteps } from '../labels/serialize';
import { sameText, type SidecarText } from '../labels/sidecarText';
import type { AppliedEdit, DiskChange } from './diskChange';
import { differSteps, underOwnName, understandSteps } from './labelTexts';
import { SavedVersions, type Descent } from './savedVersions';
import { bringingBack, differenceMade, making, onlyWhile, turning, type Change } from './turning';
import type { UnsavedEdit, UnsavedLabels } from './unsavedLabels';
import { unsavedDocumentsSteps } from './unsavedLabels';

/** Labels under edit. */
export class LabelStore {
  private empty: LabelDocument;
  private current: LabelDocument;
  private base: LabelDocument;
  /** The sidecar's text as last read or written; undefined while there is no file. */
  private diskText: Uint8Array | undefined;
  /** Like `diskText`, but also when it could not be understood: tells a new change from an old one. */
  private seenText: SidecarText;
  private unreadableSentence: string | undefined;
  private readonly saves = new SavedVersions();
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
  get textOnDisk(): Uint8Array | undefined {
    return this.diskText;
  }

  /** Why the labels can't be edited or saved: the sidecar is there but can't be read. */
  get blockedReason(): string | undefined {
    return this.unreadableSentence;
  }

  /** Whether saving would change what the labels say. */
  hasUnsavedEditsSteps(): Steps<boolean> {
    return differSteps(this.base, this.current);
  }

  /** Begins with the sidecar's text as it is; one that can't be read keeps the labels from being edited. */
  *loadSteps(text: SidecarText): Steps<void> {
    const { document, sentence } = yield* understandSteps(text, this.empty);
    this.seen(text, sentence);
    this.base = document ?? this.empty;
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

  /** A person says that the labels belong to the recording that is open. @throws RecordError where they can't be saved. */
  adopt({ recording, durationSeconds, channels, fingerprint }: SidecarHeader): AppliedEdit {
    const header = { ...this.current.header, recording, durationSeconds, channels, fingerprint };
    return this.edit({ kind: 'header', header });
  }

  /** Forgets every unsaved edit and goes back to the sidecar as last read or written. */
  discardEdits(): void {
    this.current = this.base;
  }

  /** Makes an edit. @throws RecordError with a sentence when it can't be made. */
  edit(edit: LabelEdit): AppliedEdit {
    if (this.unreadableSentence !== undefined) throw new RecordError(this.unreadableSentence);
    const { document, undo } = edited(this.current, edit);
    this.current = document;
    return { undo: () => this.change(making(undo)), redo: () => this.change(making(edit)) };
  }

  /** The sidecar's text has (perhaps) changed; undefined when the file is gone. */
  *diskChangedSteps(text: SidecarText): Steps<DiskChange> {
    if (sameText(text, this.seenText)) return { kind: 'unchanged' };
    const { document: theirs, sentence } = yield* understandSteps(text, this.base);
    if (sentence !== undefined) {
      this.seenText = text;
      this.unreadableSentence = sentence;
      return { kind: 'unreadable', sentence };
    }
    if (!theirs || !(text instanceof Uint8Array)) {
      this.seen(text, undefined);
      return this.vanished();
    }
    const found = yield* this.saves.descentSteps(theirs, text);
    // What was discarded while the file was gone counts for nothing.
    const descent: Descent = this.isDiscarded ? { kind: 'newer' } : found;
    switch (descent.kind) {
      case 'newer':
        return yield* this.takeOverSteps(theirs, text);
      case 'unaware':
        return yield* this.putBackSteps(theirs, text, descent);
      case 'earlier': {
        const change = yield* this.takeOverSteps(theirs, text, (from) => {
          this.reverted = { from, to: theirs };
        });
        this.saves.forget();
        const conflicts = change.kind === 'merged' ? change.conflicts : [];
        return { kind: 'reverted', labels: descent.labels, conflicts };
      }
    }
  }

  /** Brings back, unsaved, what a person went back from; undefined where that is settled. The edit has been made. */
  keepReverted(): AppliedEdit | undefined {
    const { reverted } = this;
    this.reverted = undefined;
    if (!reverted) return undefined;
    const edit = turning(reverted.to, reverted.from, this.change);
    edit.redo();
    return edit;
  }

  /**
   * What a save writes of the labels as they are at the first step.
   * @throws RecordError when the file on disk can't be read and so must not be overwritten
   */
  *savingSteps(): Steps<Uint8Array> {
    if (this.unreadableSentence !== undefined) throw new RecordError(this.unreadableSentence);
    this.saves.begin(this.base, this.diskText);
    return yield* serializeSteps(underOwnName(this.current, this.empty.header));
  }

  /** `document` stands on disk as `text` (undefined: as no file at all). Edits made meanwhile stay unsaved. */
  *savedSteps(document: LabelDocument, text: Uint8Array | undefined): Steps<void> {
    yield* this.saves.endSteps(document, text);
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

  /** What a journal keeps of the labels as they are at the first step; undefined where nothing is unsaved. */
  *unsavedEditSteps(): Steps<UnsavedEdit | undefined> {
    const baseText = this.diskText ?? null;
    const edit = yield* differenceSteps(this.base, this.current);
    return edit && { baseText, edit };
  }

  /** All that is unsaved as one edit that has been made; undefined where nothing is. */
  unsavedAsOneEdit(): AppliedEdit | undefined {
    return differenceMade(this.base, this.current, this.change);
  }

  /**
   * Puts unsaved work from a backup on top of what has been loaded; merges when the file has changed since.
   * @throws RecordError for work that can't be read; nothing is changed then
   */
  *restoreSteps(unsaved: UnsavedLabels | UnsavedEdit): Steps<DiskChange> {
    const isSameBase = sameText(unsaved.baseText ?? undefined, this.diskText);
    const standing = { known: this.base, base: isSameBase ? this.base : undefined, empty: this.empty };
    const { base, current } = yield* unsavedDocumentsSteps(unsaved, standing);
    if (this.unreadableSentence !== undefined) {
      // Nothing to merge with yet: when the file can be read again, it is merged with what it was.
      this.base = base;
      this.diskText = unsaved.baseText ?? undefined;
      this.current = current;
      return { kind: 'unreadable', sentence: this.unreadableSentence };
    }
    // As while it is open: a sidecar deleted under unsaved edits is no wish to lose them.
    if ((isSameBase || this.diskText === undefined) && this.current === this.base) {
      this.current = current;
      return isSameBase ? { kind: 'unchanged' } : { kind: 'merged', conflicts: [] };
    }
    const { document, conflicts } = yield* mergeSteps(base, () => this.current, current);
    this.current = document;
    return { kind: 'merged', conflicts };
  }

  private readonly change = (make: Change): void => {
    this.current = make(this.current);
  };

  /** What the file that is gone had held was discarded here, which is no wish to empty the file that comes back. */
  private get isDiscarded(): boolean {
    return this.vanishedFrom !== undefined && this.current.labels.length === 0;
  }

  /** What the labels here come from. A file that comes back is a version after the one that went, as when git puts another in its place. */
  private get ancestor(): LabelDocument {
    return this.vanishedFrom && !this.isDiscarded ? this.vanishedFrom : this.base;
  }

  /** The labels here, as they are at the last step, merged with theirs; undefined where nothing here is unsaved. */
  private *mergedSteps(theirs: LabelDocument): Steps<MergeResult | undefined> {
    for (;;) {
      const [base, seen] = [this.ancestor, this.current];
      if (this.isDiscarded) return undefined;
      if (yield* differSteps(base, seen)) {
        const merged = yield* mergeSteps(base, () => this.current, theirs);
        if (base === this.ancestor) return merged;
      } else if (base === this.ancestor && seen === this.current) {
        return undefined;
      }
    }
  }

  /** Takes a version on disk over; `leaving` hears what was here immediately before. */
  private *takeOverSteps(
    theirs: LabelDocument,
    text: Uint8Array,
    leaving?: (from: LabelDocument) => void,
  ): Steps<DiskChange> {
    const merged = yield* this.mergedSteps(theirs);
    leaving?.(this.current);
    this.cameBack(theirs, text);
    this.current = merged?.document ?? theirs;
    return merged ? { kind: 'merged', conflicts: merged.conflicts } : { kind: 'taken-over' };
  }

  /** Merges from the version that both come from, so that what we have saved since is an addition of ours again. */
  private *putBackSteps(
    theirs: LabelDocument,
    text: Uint8Array,
    { ancestor, labels }: Extract<Descent, { kind: 'unaware' }>,
  ): Steps<DiskChange> {
    const { document, conflicts } = yield* mergeSteps(ancestor, () => this.current, theirs);
    if (this.isDiscarded) return yield* this.takeOverSteps(theirs, text);
    const [from, before] = [this.current, this.ancestor];
    this.cameBack(theirs, text);
    this.saves.forget();
    this.current = document;
    const edit = bringingBack({ base: before, ours: from, theirs }, document, this.change);
    return { kind: 'restored', labels, conflicts, edit };
  }

  /** There is a version on disk that is understood, and is what the labels here stand on from now on. */
  private cameBack(theirs: LabelDocument, text: Uint8Array): void {
    if (this.isDiscarded) this.saves.forget();
    this.vanishedFrom = undefined;
    this.seen(text, undefined);
    this.base = theirs;
  }

  private seen(text: SidecarText, sentence: string | undefined): void {
    this.seenText = text;
    this.unreadableSentence = sentence;
    this.diskText = text instanceof Uint8Array ? text : undefined;
  }

  /** A file that is gone is no wish to lose the labels: they are kept, as VS Code's text editor keeps a text. */
  private vanished(): DiskChange {
    const [kept, before] = [this.current, this.base];
    this.base = this.empty;
    if (kept.labels.length === 0) {
      this.current = this.empty;
      return { kind: 'taken-over' };
    }
    this.vanishedFrom = before;
    // Once the file is back, or saved again, there is nothing to discard.
    const isGone = (): boolean => this.vanishedFrom === before;
    const edit = onlyWhile(isGone, turning(this.empty, kept, this.change));
    return { kind: 'deleted', labels: kept.labels.length, edit };
  }
}
