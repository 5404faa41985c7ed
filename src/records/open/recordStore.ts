/**
 * The records of one open document, of whatever kind: what a person has edited so far, and the sidecar text that it stands
 * on. Knows no file and no VS Code; whoever reads and writes the sidecar tells it what the text is.
 *
 * What takes long with many records is done in steps, one such computation at a time. Between two steps a person may edit,
 * undo and discard, and the recording may be opened: so nothing is changed before the last step, which goes by the records
 * as they are then.
 *
 * The folder: `openRecords` is the state, `diskChanges` what a change on disk makes of it (`diskChange` is the answer,
 * `savedVersions` knows what was saved here), `unsavedRecords` what a backup or journal keeps (`unsavedBytes` as files),
 * `turning` steps of undo, `saveRecords` a whole save, `diskTurns` whose turn it is at the file.
 */
import type { Steps } from '../../base/steps';
import type { GitStages } from '../bothSides';
import { differenceSteps } from '../difference';
import { edited, type RecordEdit } from '../edits';
import { withChoicesOf } from '../headerChoices';
import type { DocumentKind, HeadedDocument } from '../kind';
import { withLineEndsOfSteps } from '../lineEnds';
import { inCanonicalOrder } from '../order';
import type { SidecarHeader } from '../schema/header';
import type { RecordBase } from '../schema/record';
import { serializeSteps } from '../serialize';
import type { SidecarText } from '../textOnDisk';
import type { AppliedEdit, DiskChange } from './diskChange';
import { DiskChanges } from './diskChanges';
import { OpenRecords } from './openRecords';
import { differSteps, underOwnName, understandSteps } from './recordTexts';
import { SavedVersions } from './savedVersions';
import { differenceMade, making, turning } from './turning';
import { putBackSteps, type UnsavedEdit, type UnsavedTexts } from './unsavedRecords';

/** Records under edit. */
export class RecordStore<One extends RecordBase<One>, All extends HeadedDocument> {
  readonly kind: DocumentKind<One, All>;
  private readonly open: OpenRecords<One, All>;
  private readonly saves: SavedVersions<One, All>;
  private readonly disk: DiskChanges<One, All>;

  /** `empty` is the sidecar that a first save would begin with: its header, no records. */
  constructor(kind: DocumentKind<One, All>, empty: All) {
    this.kind = kind;
    this.open = new OpenRecords(kind, empty);
    this.saves = new SavedVersions(kind);
    this.disk = new DiskChanges(this.open, this.saves);
  }

  get document(): All {
    return this.open.current;
  }

  /** The sidecar's text as last read or written; undefined while there is none. */
  get textOnDisk(): Uint8Array | undefined {
    return this.open.diskText;
  }

  /** Why the records can't be edited or saved: the sidecar is there but can't be read. */
  get blockedReason(): string | undefined {
    return this.open.blockedReason;
  }

  /** Whether saving would change what the records say. */
  hasUnsavedEditsSteps(): Steps<boolean> {
    return differSteps(this.kind, this.open.base, this.open.current);
  }

  /**
   * Begins with the sidecar's text as it is; one that can't be read keeps the records from being edited.
   * @param stages what git knows of a merge that it left in the text
   * @returns what is unsaved from the beginning: the merge of two sides
   */
  *loadSteps(text: SidecarText, stages?: GitStages): Steps<DiskChange> {
    const { open } = this;
    const { document, sentence, sides } = yield* understandSteps(this.kind, text, open.empty, stages);
    open.seen(text, sentence);
    open.current = document ?? open.empty;
    open.base = sides?.ours ?? open.current;
    if (!sides) return { kind: 'unchanged' };
    open.merged = open.current;
    const { names, conflicts, ours } = sides;
    return { kind: 'both-sides', names, conflicts, edit: turning(open, ours, open.current) };
  }

  /**
   * The recording has been opened (again): a first save would now begin with this. Records that there are stay under the
   * header that they were made under.
   */
  beginWith(empty: All): void {
    const { open, kind } = this;
    const isNothingSaved = open.diskText === undefined && kind.recordsOf(open.base).length === 0;
    const isNew = open.base === open.empty || isNothingSaved;
    const hadEdits = open.current !== open.base;
    if (isNew) open.base = empty;
    const isOnlyHeader = isNew && open.records.length === 0;
    if (!hadEdits) open.current = open.base;
    else if (isOnlyHeader) {
      const header = withChoicesOf(open.base.header, open.current.header);
      open.current = header === open.base.header ? open.base : kind.documentOf(header, []);
    }
    open.empty = empty;
    // Records put back before any recording was open are under no recording's header yet.
    if (open.current.header.fingerprint.sha256 === '') {
      open.current = kind.documentOf(empty.header, inCanonicalOrder(kind, open.records, empty.header));
    }
  }

  /** A person says that the records belong to the recording that is open. @throws RecordError where they can't be saved. */
  adopt({ recording, durationSeconds, channels, fingerprint }: SidecarHeader): AppliedEdit {
    const header = { ...this.open.current.header, recording, durationSeconds, channels, fingerprint };
    return this.edit({ kind: 'header', header });
  }

  /** Forgets every unsaved edit and goes back to the sidecar as last read or written. */
  discardEdits(): void {
    this.open.current = this.open.base;
  }

  /** Makes an edit. @throws RecordError with a sentence when it can't be made. */
  edit(edit: RecordEdit<One>): AppliedEdit {
    const { open, kind } = this;
    open.requireReadable();
    const { document, undo } = edited(kind, open.current, edit);
    open.current = document;
    return {
      undo: () => open.change(making(kind, undo)),
      redo: () => open.change(making(kind, edit)),
    };
  }

  /** The sidecar's text has (perhaps) changed; undefined when the file is gone. */
  diskChangedSteps(text: SidecarText, stages?: GitStages): Steps<DiskChange> {
    return this.disk.changedSteps(text, stages);
  }

  /** Brings back, unsaved, what a person went back from; undefined where that is settled. The edit has been made. */
  keepReverted(): AppliedEdit | undefined {
    return this.disk.keepReverted();
  }

  /**
   * What a save writes of the records as they are at the first step.
   * @throws RecordError when the file on disk can't be read and so must not be overwritten
   */
  *savingSteps(): Steps<Uint8Array> {
    const { open, kind } = this;
    open.requireReadable();
    this.saves.begin(open.base, open.diskText);
    const file = open.diskText;
    const text = yield* serializeSteps(kind, underOwnName(kind, open.current, open.empty.header));
    return yield* withLineEndsOfSteps(text, file);
  }

  /** `document` stands on disk as `text` (undefined: as no file at all). Edits made meanwhile stay unsaved. */
  *savedSteps(document: All, text: Uint8Array | undefined): Steps<void> {
    const { open } = this;
    yield* this.saves.endSteps(document, text);
    open.base = document;
    open.diskText = text;
    open.seenText = text;
    open.vanishedFrom = undefined;
    open.merged = undefined;
  }

  /** What a backup keeps of the records as they are at the first step. */
  *unsavedSteps(): Steps<UnsavedTexts> {
    const baseText = this.open.diskText ?? null;
    return { baseText, currentText: yield* serializeSteps(this.kind, this.open.current) };
  }

  /** What a journal keeps of the records as they are at the first step; undefined where nothing is unsaved. */
  *unsavedEditSteps(): Steps<UnsavedEdit<One> | undefined> {
    const baseText = this.open.diskText ?? null;
    const edit = yield* differenceSteps(this.kind, this.open.base, this.open.current);
    return edit && { baseText, edit };
  }

  /** All that is unsaved as one edit that has been made; undefined where nothing is. */
  unsavedAsOneEdit(): AppliedEdit | undefined {
    return differenceMade(this.open, this.open.base, this.open.current);
  }

  /**
   * Puts unsaved work from a backup or a journal on top of what has been loaded; merges when the file has changed since.
   * @throws RecordError for work that can't be read; nothing is changed then
   */
  restoreSteps(unsaved: UnsavedTexts | UnsavedEdit<One>): Steps<DiskChange> {
    return putBackSteps(this.open, unsaved);
  }
}
