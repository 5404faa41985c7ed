/**
 * One open recording with its labels, as VS Code's custom editors know it: edits with undo, save, revert, backup,
 * and the sidecar watched on disk. The labels live here and in no page; saving never needs one.
 */
import * as path from 'node:path';
import * as vscode from 'vscode';
import { runInSlices } from '../base/steps';
import type { LabelEdit } from '../labels/edits';
import type { LabelDocument, LabelRecord } from '../labels/labelDocument';
import { labelKind } from '../labels/labelKind';
import type { AppliedEdit, DiskChange } from '../records/open/diskChange';
import { DiskTurns } from '../records/open/diskTurns';
import { RecordStore } from '../records/open/recordStore';
import { saveRecords } from '../records/open/saveRecords';
import { backupBytesSteps } from '../records/open/unsavedBytes';
import type { UnsavedEdit, UnsavedTexts } from '../records/open/unsavedRecords';
import { RecordError } from '../records/recordError';
import { cancelledOpeningId } from './cancelledOpening';
import { tellAboutDiskChange } from './diskChangeNotices';
import type { Occasion } from './diskChangeWords';
import { isThere } from './isThere';
import type { LabelStore } from './labelStore';
import { Notices } from './notices';
import { RecordingConnection, type WorkerChoice } from './recordingConnection';
import { RecordingGuard } from './recordingGuard';
import { RememberedOpening } from './rememberedOpening';
import { watchRecording, watchSidecar, type SidecarWatch } from './recordingWatch';
import { readSidecar, sidecarUri, updateSidecar } from './sidecarFile';
import { adoptedHeader, emptyLabels, placeholder } from './startingLabels';
import { onDidChangeStudy } from './studyKinds';
import { say } from './surface/say';
import { UndoStack } from './undoStack';
import { UnsavedWork } from './unsavedWork';

/** Where a document finds what it needs beside its recording. */
export interface DocumentPlaces extends WorkerChoice {
  /** The folder of the journals of unsaved labels. */
  readonly journals: string;
}

const keptDescription = 'Keep labels that the label file no longer has';

/** A recording with its labels. */
export class EmgDocument implements vscode.CustomDocument {
  readonly uri: vscode.Uri;
  readonly sidecar: vscode.Uri;
  readonly connection: RecordingConnection;
  /** What the pages of this document say above the traces until it is settled. */
  readonly notices = new Notices();
  /** What is unsaved, safe from a crash and a rename. */
  readonly unsavedWork: UnsavedWork<LabelRecord>;
  readonly guard: RecordingGuard;
  private opening: Promise<void> = Promise.resolve();
  private readonly remembered: RememberedOpening;
  private readonly store: LabelStore;
  private sidecarWatch: SidecarWatch | undefined;
  private lastSave: Promise<void> = Promise.resolve();
  private readonly diskTurns = new DiskTurns();
  private readonly closing = new AbortController();
  private readonly labelsChanged = new vscode.EventEmitter<'step' | 'change'>();
  private readonly undoStack = new UndoStack(() => this.labelsChanged.fire('step'));
  private readonly disposables: { dispose(): unknown }[] = [this.labelsChanged, this.undoStack];

  /** The labels are not what they were: by a step of undo or redo, or for whatever reason else. */
  readonly onDidChangeLabels = this.labelsChanged.event;
  /** A person (or the engine, for a person) has made an edit that can be undone. */
  readonly onDidEdit = this.undoStack.onDidEdit;

  private constructor(uri: vscode.Uri, places: DocumentPlaces) {
    this.uri = uri;
    this.sidecar = sidecarUri(uri);
    this.connection = new RecordingConnection(uri, places);
    this.guard = new RecordingGuard(this);
    this.own(this.guard);
    this.store = new RecordStore(labelKind, placeholder(uri));
    this.remembered = new RememberedOpening(this, () => this.labels.header);
    this.unsavedWork = new UnsavedWork(uri, places.journals, this.store);
    this.onDidChangeLabels(() => {
      this.unsavedWork.keep();
      this.followKinds();
    });
    this.own(onDidChangeStudy(() => void this.remembered.lookAtStudy().then(() => this.followKinds())));
  }

  /**
   * Reads the sidecar and begins to open the recording, which is not waited for: a tab can only be closed once its
   * document is there, and a recording may take long, or hang. What fails is told by the document, so that its editor
   * can show it.
   */
  static async open(uri: vscode.Uri, places: DocumentPlaces, signal?: AbortSignal): Promise<EmgDocument> {
    const document = new EmgDocument(uri, places);
    const labelsRead = document.readLabels(signal);
    void document.openRecording(undefined, labelsRead);
    try {
      await labelsRead;
    } catch (error) {
      document.abandon();
      throw error;
    }
    document.sidecarWatch = watchSidecar(document.sidecar, () => document.sidecarChanged());
    document.own(document.sidecarWatch);
    document.own(watchRecording(document.connection, () => void document.guard.look()));
    return document;
  }

  private async readLabels(signal: AbortSignal | undefined): Promise<void> {
    const text = await readSidecar(this.sidecar);
    await runInSlices(this.store.loadSteps(text), signal);
  }

  /** Aborted when the document is closed: what is only looked at for it ends then. */
  get whileOpen(): AbortSignal {
    return this.closing.signal;
  }

  get labels(): LabelDocument {
    return this.store.document;
  }

  /** Whether there is a label file beside the recording, as far as is known. */
  get hasLabelFile(): boolean {
    return this.store.textOnDisk !== undefined || this.store.blockedReason !== undefined;
  }

  /** Why labels can't be edited now, or undefined when they can. */
  get readOnlyReason(): string | undefined {
    const { state } = this.connection;
    if (this.store.blockedReason !== undefined) return this.store.blockedReason;
    switch (state.kind) {
      case 'open':
        return undefined;
      case 'opening':
        return `${path.posix.basename(this.uri.path)} is still being opened.`;
      case 'failed':
        return state.failure.sentence;
    }
  }

  /** Resolves when no opening is under way (any more), whatever has become of it. */
  async whenOpened(): Promise<void> {
    let seen: Promise<void> | undefined;
    while (seen !== this.opening) {
      seen = this.opening;
      await seen;
    }
  }

  /**
   * Opens the recording (again), as its labels and its study remember it. Labels stay, unsaved edits too, under their header.
   * @param labelsRead the labels are read at the same time
   */
  openRecording(samplingRate?: number, labelsRead: Promise<void> = Promise.resolve()): Promise<void> {
    this.notices.clear(cancelledOpeningId);
    this.opening = this.openAgain(samplingRate, labelsRead);
    return this.opening;
  }

  private async openAgain(samplingRate: number | undefined, labelsRead: Promise<void>): Promise<void> {
    const state = await this.remembered.open(samplingRate, labelsRead);
    if (state.kind === 'open') this.store.beginWith(emptyLabels(this.uri, state.summary));
    this.labelsChanged.fire('change');
  }

  /** Kinds are set by an edit, a step of undo, or another's save: the recording is then opened as they are now. */
  private followKinds(): void {
    if (this.connection.state.kind === 'open' && !this.remembered.isCurrent) void this.openRecording();
  }

  /**
   * A person says that the labels, made on another version of the recording, belong to the one that is open.
   * @throws RecordError where it has other channels, so that the labels have no place in it
   */
  adoptRecording(): void {
    this.requireEditable();
    const { state } = this.connection;
    if (state.kind !== 'open') return;
    const header = adoptedHeader(this.uri, state.summary, this.labels.header);
    this.tellEdit(this.store.adopt(header), 'Labels belong to recording');
  }

  /** Makes an edit and puts it on VS Code's undo stack. @throws RecordError with a sentence. */
  edit(edit: LabelEdit, description: string): void {
    this.requireEditable();
    this.tellEdit(this.store.edit(edit), description);
  }

  private tellEdit(applied: AppliedEdit, description: string): void {
    this.undoStack.push(applied, description);
    this.labelsChanged.fire('change');
  }

  /** @throws RecordError with the reason where labels can't be edited now. */
  requireEditable(): void {
    const reason = this.readOnlyReason;
    if (reason !== undefined) throw new RecordError(reason);
  }

  /** Writes the sidecar, merged with what has changed on disk since; the recording is never written. */
  save(signal?: AbortSignal): Promise<void> {
    const saving = this.lastSave.catch(() => undefined).then(() => this.writeLabels(signal));
    this.lastSave = saving;
    return saving;
  }

  /** Forgets unsaved edits: at once, since VS Code does not wait before it lets the next edit in. */
  async revert(): Promise<void> {
    this.store.discardEdits();
    this.labelsChanged.fire('change');
    await this.refreshFromDisk();
  }

  /** After a file went back to before our saves: brings back, unsaved, what they had brought. */
  private keepReverted(): void {
    const edit = this.store.keepReverted();
    if (edit) this.undoStack.push(edit, keptDescription);
    this.labelsChanged.fire('change');
  }

  /** What a hot-exit backup keeps, as bytes. */
  async backup(): Promise<Uint8Array> {
    return runInSlices(backupBytesSteps(labelKind, await runInSlices(this.store.unsavedSteps())));
  }

  /** Takes unsaved work back from a backup or a journal; `announceRestored` is to follow. */
  restore(unsaved: UnsavedTexts | UnsavedEdit<LabelRecord>): Promise<void> {
    return this.diskTurns.take(async () => {
      this.tell(await runInSlices(this.store.restoreSteps(unsaved), this.whileOpen), 'seen');
      this.labelsChanged.fire('change');
    });
  }

  /** Tells VS Code of restored work, as one edit; once, when it knows the document. */
  announceRestored(): void {
    const restored = this.store.unsavedAsOneEdit();
    if (restored) this.undoStack.push(restored, 'Restore unsaved labels');
  }

  /** Looks at the sidecar on disk and takes over, or merges, what has changed. */
  refreshFromDisk(): Promise<void> {
    return this.diskTurns.look(() => this.takeFromDisk());
  }

  private async takeFromDisk(): Promise<void> {
    const text = await readSidecar(this.sidecar);
    // Gone with its recording: both were moved, and nobody deleted the labels.
    if (text === undefined && !(await isThere(this.uri))) return;
    if (this.whileOpen.aborted) return;
    this.tell(await runInSlices(this.store.diskChangedSteps(text), this.whileOpen), 'seen');
  }

  /** Disposes of something together with the document. */
  own(disposable: { dispose(): unknown }): void {
    this.disposables.push(disposable);
  }

  /** For a document that VS Code does not take: what is unsaved stays for the next one. */
  abandon(): void {
    this.unsavedWork.leave();
    this.dispose();
  }

  dispose(): void {
    this.closing.abort();
    this.connection.close();
    void this.unsavedWork.end();
    for (const disposable of this.disposables) disposable.dispose();
  }

  private async writeLabels(signal: AbortSignal | undefined): Promise<void> {
    if (await runInSlices(this.store.hasUnsavedEditsSteps(), signal)) await this.guard.beforeSave();
    await this.diskTurns.take(() =>
      saveRecords(
        this.store,
        (change) => updateSidecar(this.sidecar, change),
        (change) => this.tell(change, 'saving'),
        signal,
      ),
    );
    this.unsavedWork.keep();
    this.sidecarWatch?.written();
  }

  /** Says what a person needs to know of a change on disk, and lets VS Code and the pages know of it. */
  private tell(change: DiskChange, when: Occasion): void {
    if (change.kind === 'unchanged') return;
    tellAboutDiskChange(change, this, when, () => this.keepReverted());
    if (change.kind === 'restored' || change.kind === 'deleted') {
      // Unsaved work now: VS Code has to know, so that it asks before it closes.
      this.undoStack.push(change.edit, keptDescription);
    }
    this.labelsChanged.fire('change');
  }

  private sidecarChanged(): void {
    this.refreshFromDisk().catch((error: unknown) => {
      if (!this.whileOpen.aborted) void say.error(`${this.sidecar.path} can't be read: ${String(error)}`);
    });
  }
}
