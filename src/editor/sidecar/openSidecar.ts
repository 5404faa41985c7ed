/**
 * One sidecar of an open recording, of whatever kind of record: read, edited, saved, kept safe from a crash, and followed
 * on disk. A document has one for its labels and one for its corrected units; undo is the document's, over both.
 */
import { posix } from 'node:path';
import type * as vscode from 'vscode';
import { runInSlices } from '../../base/steps';
import type { GitStages } from '../../records/bothSides';
import type { RecordEdit } from '../../records/edits';
import type { DocumentKind, HeadedDocument } from '../../records/kind';
import type { AppliedEdit, DiskChange } from '../../records/open/diskChange';
import { DiskTurns } from '../../records/open/diskTurns';
import { RecordStore } from '../../records/open/recordStore';
import { saveRecords } from '../../records/open/saveRecords';
import { mayHaveMarkers } from '../../records/conflictMarkers';
import { backupBytesSteps, backupIn, type NamedKind } from '../../records/open/unsavedBytes';
import type { UnsavedEdit, UnsavedTexts } from '../../records/open/unsavedRecords';
import type { SidecarHeader } from '../../records/schema/header';
import type { RecordBase } from '../../records/schema/record';
import type { SidecarText } from '../../records/textOnDisk';
import { tellAboutDiskChange } from './diskChangeNotices';
import type { Occasion } from './diskChangeWords';
import type { GitVersions } from '../git/gitVersions';
import { HeaderChoice } from './headerChoice';
import { isThere } from '../basics/isThere';
import { offerStaging } from './mergedSides';
import { recordsFor } from './recordsFor';
import type { Notices } from '../basics/notices';
import { watchSidecar, type SidecarWatch } from '../recording/recordingWatch';
import { readSidecar, updateSidecar } from './sidecarFile';
import { say } from '../surface/say';
import { UnsavedWork } from './unsavedWork';

/** What a sidecar needs of its document. */
export interface SidecarOwner {
  /** The recording. */
  readonly uri: vscode.Uri;
  readonly notices: Notices;
  /** Aborted when the document is closed. */
  readonly whileOpen: AbortSignal;
  /** An edit has been made that is to be undone by VS Code. */
  pushed(edit: AppliedEdit, description: string): void;
  /** The records are not what they were. */
  changed(): void;
}

/** Where a sidecar and its journals are, and what a first save would begin with. */
export interface SidecarPlaces<All> {
  readonly sidecar: vscode.Uri;
  /** Whose it is, as its name says; undefined for the shared one. What is unsaved of one is never taken for the other's. */
  readonly reader?: string;
  /** The folder of the journals of unsaved work. */
  readonly journals: string;
  readonly empty: All;
  readonly git: GitVersions;
}

/** One sidecar under edit. */
export class OpenSidecar<One extends RecordBase<One>, All extends HeadedDocument> {
  readonly kind: DocumentKind<One, All>;
  readonly sidecar: vscode.Uri;
  /** What is unsaved, safe from a crash and a rename. */
  readonly unsavedWork: UnsavedWork<One>;
  private readonly owner: SidecarOwner;
  private readonly reader: string | undefined;
  private readonly store: RecordStore<One, All>;
  private readonly git: GitVersions;
  private readonly headerChoice: HeaderChoice<One, All>;
  private readonly diskTurns = new DiskTurns();
  private watch: SidecarWatch | undefined;
  /** What reading the file has made that is unsaved. */
  private opening: DiskChange = { kind: 'unchanged' };

  constructor(
    kind: DocumentKind<One, All>,
    { sidecar, reader, journals, empty, git }: SidecarPlaces<All>,
    owner: SidecarOwner,
  ) {
    this.kind = kind;
    this.sidecar = sidecar;
    this.reader = reader;
    this.owner = owner;
    this.git = git;
    this.store = new RecordStore(kind, empty);
    const address = reader === undefined ? owner.uri : owner.uri.with({ fragment: reader });
    this.unsavedWork = new UnsavedWork(address, journals, this.store);
    const { notices, whileOpen } = owner;
    this.headerChoice = new HeaderChoice({
      ...{ kind, name: posix.basename(sidecar.path), notices, whileOpen },
      git: {
        isUnmerged: () => git.isUnmerged(sidecar),
        stages: () => git.stagesOf(sidecar),
        merge: () => git.mergeOf(sidecar),
      },
      header: () => this.document.header,
      take: (header) => {
        owner.pushed(this.edit({ kind: 'header', header }), 'Choose between headers');
        owner.changed();
      },
      settled: () => this.headerSettled(),
    });
  }

  get document(): All {
    return this.store.document;
  }

  /** Whether there is a file, as far as is known. */
  get isOnDisk(): boolean {
    return this.store.textOnDisk !== undefined || this.store.blockedReason !== undefined;
  }

  /** Why nothing can be edited or saved: the file is there but can't be read. */
  get blockedReason(): string | undefined {
    return this.store.blockedReason;
  }

  /** Reads the file, before anything else. */
  async read(signal: AbortSignal | undefined): Promise<void> {
    const text = await readSidecar(this.sidecar);
    this.opening = await runInSlices(this.store.loadSteps(text, await this.stages(text)), signal);
    this.say(this.opening, 'seen');
  }

  /** Whether there is unsaved work that no person has done: two sides that git had left, merged. */
  get isMerge(): boolean {
    return this.opening.kind === 'both-sides';
  }

  /** What git knows of a merge that it has left in the text. */
  private readonly stages = async (text: SidecarText): Promise<GitStages | undefined> =>
    mayHaveMarkers(text) ? this.git.stagesOf(this.sidecar) : undefined;

  /** Follows the file from now on. */
  follow(): { dispose(): void } {
    this.watch = watchSidecar(this.sidecar, () => this.sidecarChanged());
    const both = [this.watch, this.git.follow(this.sidecar, () => this.headerChoice.look())];
    return {
      dispose: () => {
        for (const each of both) each.dispose();
      },
    };
  }

  /** The recording has been opened (again): a first save would now begin with this. */
  beginWith(empty: All): void {
    this.store.beginWith(empty);
  }

  /** A person says that the records belong to the recording with this header. @throws RecordError */
  adopt(header: SidecarHeader): AppliedEdit {
    return this.store.adopt(header);
  }

  /** Makes an edit. @throws RecordError with a sentence */
  edit(edit: RecordEdit<One>): AppliedEdit {
    return this.store.edit(edit);
  }

  hasUnsavedEdits(signal?: AbortSignal): Promise<boolean> {
    return runInSlices(this.store.hasUnsavedEditsSteps(), signal);
  }

  /** Writes the file, merged with what has changed on disk since. */
  async save(signal: AbortSignal | undefined): Promise<void> {
    await this.diskTurns.take(() =>
      saveRecords(
        this.store,
        (change) => updateSidecar(this.sidecar, change),
        (change) => this.tell(change, 'saving'),
        { signal, stages: this.stages },
      ),
    );
    this.unsavedWork.keep();
    this.watch?.written();
    this.saved();
  }

  private saved(): void {
    if (this.isMerge) this.owner.notices.clear(`${this.kind.noun}-file`);
    this.opening = { kind: 'unchanged' };
    this.offerStaging();
  }

  private offerStaging(): void {
    const { sidecar, git, kind, headerChoice } = this;
    const undecided = kind.recordsOf(this.document).filter(({ conflict }) => conflict !== undefined);
    void offerStaging({ sidecar, git, notices: this.owner.notices }, undecided.length + headerChoice.left);
  }

  /** Where a person has kept all as it is, there is nothing to save before it is staged. */
  private headerSettled(): void {
    this.hasUnsavedEdits(this.owner.whileOpen).then(
      (isUnsaved) => {
        if (!isUnsaved) this.offerStaging();
      },
      // The document was closed meanwhile.
      () => undefined,
    );
  }

  /** Forgets unsaved edits, at once. */
  discardEdits(): void {
    this.store.discardEdits();
  }

  /** How many such records another file holds, where it was made for the signal file with this hash; else none. */
  recordsFor(sidecar: vscode.Uri, sha256: string): Promise<number> {
    const { kind, reader, owner } = this;
    const own = this.store.document.header.reader;
    return recordsFor(kind, sidecar, { sha256, own, ofFile: reader, whileOpen: owner.whileOpen });
  }

  /** What a hot-exit backup keeps, as bytes. */
  async backup(): Promise<Uint8Array> {
    return runInSlices(backupBytesSteps(this.backupKind, await runInSlices(this.store.unsavedSteps())));
  }

  /** What `backup` kept. @throws RecordError for a backup that can't be read */
  backupIn(bytes: Uint8Array): UnsavedTexts {
    return backupIn(this.backupKind, bytes);
  }

  /** What backups of it are called. */
  get backupKind(): NamedKind {
    const { format, list } = this.kind;
    return { format: this.reader === undefined ? format : `${format}#${this.reader}`, list };
  }

  /** Takes unsaved work back from a backup or a journal; `announceRestored` is to follow. */
  restore(unsaved: UnsavedTexts | UnsavedEdit<One>): Promise<void> {
    return this.diskTurns.take(async () => {
      this.tell(await runInSlices(this.store.restoreSteps(unsaved), this.owner.whileOpen), 'seen');
      this.owner.changed();
    });
  }

  /** Tells VS Code of restored work, as one edit; once, when it knows the document. */
  announceRestored(): void {
    const restored = this.store.unsavedAsOneEdit();
    const description = this.isMerge ? 'Merge both sides' : `Restore unsaved ${this.kind.list}`;
    if (restored) this.owner.pushed(restored, description);
  }

  /** Looks at the file and takes over, or merges, what has changed. */
  refreshFromDisk(): Promise<void> {
    return this.diskTurns.look(() => this.takeFromDisk());
  }

  private async takeFromDisk(): Promise<void> {
    const text = await readSidecar(this.sidecar);
    const { uri, whileOpen } = this.owner;
    // Gone with its recording: both were moved, and nobody deleted the records.
    if (text === undefined && !(await isThere(uri))) return;
    if (whileOpen.aborted) return;
    const stages = await this.stages(text);
    this.tell(await runInSlices(this.store.diskChangedSteps(text, stages), whileOpen), 'seen');
  }

  /** After a file went back to before our saves: brings back, unsaved, what they had brought. */
  private keepReverted(): void {
    const edit = this.store.keepReverted();
    if (edit) this.owner.pushed(edit, this.keptDescription);
    this.owner.changed();
  }

  private get keptDescription(): string {
    const { list, noun } = this.kind;
    return `Keep ${list} that the ${noun} file no longer has`;
  }

  /** Says what a person needs to know of a change on disk, and lets VS Code and the pages know of it. */
  private tell(change: DiskChange, when: Occasion): void {
    if (change.kind === 'unchanged') return;
    const { owner } = this;
    this.say(change, when);
    if (change.kind === 'both-sides') {
      this.opening = change;
      owner.pushed(change.edit, 'Merge both sides');
    }
    if (change.kind === 'restored' || change.kind === 'deleted') {
      // Unsaved work now: VS Code has to know, so that it asks before it closes.
      owner.pushed(change.edit, this.keptDescription);
    }
    owner.changed();
  }

  private say(change: DiskChange, when: Occasion): void {
    const { kind, sidecar, owner } = this;
    const changed = { uri: owner.uri, notices: owner.notices, sidecar, kind };
    tellAboutDiskChange(change, changed, when, () => this.keepReverted());
  }

  private sidecarChanged(): void {
    this.refreshFromDisk().catch((error: unknown) => {
      if (this.owner.whileOpen.aborted) return;
      void say.error(`${this.sidecar.path} can't be read: ${String(error)}`);
    });
  }
}
