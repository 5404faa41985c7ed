/**
 * One open recording with its labels, as VS Code's custom editors know it: edits with undo, save, revert, backup,
 * and the sidecar watched on disk. The labels live here and in no page; saving never needs one.
 */
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { LabelEdit } from '../labels/edits';
import type { LabelDocument } from '../labels/labelDocument';
import { LabelError } from '../labels/labelError';
import { requireSameChannels } from '../labels/newDocument';
import { tellAboutDiskChange } from './diskChangeNotices';
import { LabelStore, type AppliedEdit, type UnsavedEdit, type UnsavedLabels } from './labelStore';
import { Notices } from './notices';
import { RecordingConnection, type WorkerChoice } from './recordingConnection';
import { RecordingGuard } from './recordingGuard';
import { watchRecording, watchSidecar } from './recordingWatch';
import { readSidecar, sidecarUri, writeSidecar } from './sidecarFile';
import { emptyLabels, placeholder } from './startingLabels';
import { say } from './surface/say';
import { leaveForNewName, UnsavedJournal } from './unsavedJournal';

/** An edit as VS Code's undo stack takes it. */
export interface DocumentEdit extends AppliedEdit {
  readonly description: string;
}

/** Where a document finds what it needs beside its recording. */
export interface DocumentPlaces extends WorkerChoice {
  /** The folder of the journals of unsaved labels. */
  readonly journals: string;
}

/** A recording with its labels. */
export class EmgDocument implements vscode.CustomDocument {
  readonly uri: vscode.Uri;
  readonly sidecar: vscode.Uri;
  readonly connection: RecordingConnection;
  /** What the pages of this document say above the traces until it is settled. */
  readonly notices = new Notices();
  private readonly journals: string;
  private readonly journal: UnsavedJournal;
  readonly guard: RecordingGuard;
  private opening: Promise<void> = Promise.resolve();
  private store: LabelStore;
  private lastSave: Promise<void> = Promise.resolve();
  private readonly labelsChanged = new vscode.EventEmitter<void>();
  private readonly edited = new vscode.EventEmitter<DocumentEdit>();
  private readonly disposables: { dispose(): unknown }[] = [this.labelsChanged, this.edited];

  /** The labels are not what they were, for whatever reason. */
  readonly onDidChangeLabels = this.labelsChanged.event;
  /** A person (or the engine, for a person) has made an edit that can be undone. */
  readonly onDidEdit = this.edited.event;

  private constructor(uri: vscode.Uri, places: DocumentPlaces) {
    this.uri = uri;
    this.journals = places.journals;
    this.journal = new UnsavedJournal(places.journals, uri.toString(), (error) => tellJournalFailure(error));
    this.sidecar = sidecarUri(uri);
    this.connection = new RecordingConnection(uri, places);
    this.guard = new RecordingGuard(this);
    this.own(this.guard);
    this.store = new LabelStore(placeholder(uri));
    this.onDidChangeLabels(() => this.keepUnsaved());
  }

  /**
   * Reads the sidecar and begins to open the recording, which is not waited for: a tab can only be closed once its
   * document is there, and a recording may take long, or hang. What fails is told by the document, so that its editor
   * can show it.
   */
  static async open(uri: vscode.Uri, places: DocumentPlaces): Promise<EmgDocument> {
    const document = new EmgDocument(uri, places);
    document.store.load(await readSidecar(document.sidecar));
    document.own(watchSidecar(document.sidecar, () => document.sidecarChanged()));
    document.own(
      watchRecording(
        uri,
        () => document.recordingFiles(),
        () => void document.guard.look(),
      ),
    );
    void document.openRecording();
    return document;
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
   * Opens the recording (again). A sidecar remembers a sampling rate that the file itself does not state.
   * Labels stay, unsaved edits too, under the header that they were made under.
   */
  openRecording(samplingRate?: number): Promise<void> {
    this.opening = this.openAgain(samplingRate);
    return this.opening;
  }

  private async openAgain(samplingRate: number | undefined): Promise<void> {
    let state = await this.connection.open(samplingRate);
    if (state.kind === 'failed' && state.failure.problem === 'needs-sampling-rate') {
      const remembered = this.labels.header.channels[0]?.samplingRate;
      if (remembered !== undefined) state = await this.connection.open(remembered);
    }
    if (state.kind === 'open') this.store.beginWith(emptyLabels(this.uri, state.summary));
    this.labelsChanged.fire();
  }

  /**
   * A person says that the labels, made on another version of the recording, belong to the one that is open.
   * @throws LabelError where it has other channels, so that the labels have no place in it
   */
  adoptRecording(): void {
    this.requireEditable();
    const { state } = this.connection;
    if (state.kind !== 'open') return;
    requireSameChannels(this.labels.header, state.summary);
    this.tellEdit(
      this.store.adopt(emptyLabels(this.uri, state.summary).header),
      'Labels belong to recording',
    );
  }

  /** Makes an edit and puts it on VS Code's undo stack. @throws LabelError with a sentence. */
  edit(edit: LabelEdit, description: string): void {
    this.requireEditable();
    this.tellEdit(this.store.edit(edit), description);
  }

  private tellEdit(applied: AppliedEdit, description: string): void {
    this.edited.fire({
      description,
      undo: () => this.again(applied.undo, description),
      redo: () => this.again(applied.redo, description),
    });
    this.labelsChanged.fire();
  }

  /** @throws LabelError with the reason where labels can't be edited now. */
  requireEditable(): void {
    const reason = this.readOnlyReason;
    if (reason !== undefined) throw new LabelError(reason);
  }

  /** Writes the sidecar, merged with what has changed on disk since; the recording is never written. */
  save(): Promise<void> {
    const saving = this.lastSave.catch(() => undefined).then(() => this.writeLabels());
    this.lastSave = saving;
    return saving;
  }

  /** Writes the labels as the sidecar of another recording: a copy of this one. */
  async saveBeside(recording: vscode.Uri): Promise<void> {
    const { header, labels } = this.labels;
    const copy = new LabelStore({
      header: { ...header, recording: path.posix.basename(recording.path) },
      labels,
    });
    if (labels.length > 0) await writeSidecar(sidecarUri(recording), copy.textToSave());
  }

  /** Forgets unsaved edits: at once, since VS Code does not wait before it lets the next edit in. */
  async revert(): Promise<void> {
    this.store.discardEdits();
    this.labelsChanged.fire();
    await this.refreshFromDisk();
  }

  /** What a hot-exit backup keeps. */
  unsaved(): UnsavedLabels {
    return this.store.unsaved();
  }

  /** Takes unsaved work back from a backup or a journal; `announceRestored` is to follow. */
  restore(unsaved: UnsavedLabels | UnsavedEdit): void {
    tellAboutDiskChange(this.store.restore(unsaved), this.sidecar);
    this.labelsChanged.fire();
  }

  /** Tells VS Code of restored work, as one edit; once, when it knows the document. */
  announceRestored(): void {
    const restored = this.store.unsavedAsOneEdit();
    if (!restored) return;
    const description = 'Restore unsaved labels';
    this.edited.fire({
      description,
      undo: () => this.again(restored.undo, description),
      redo: () => this.again(restored.redo, description),
    });
  }

  /** The recording is about to be renamed: leaves what is unsaved for the document that opens under the new name. */
  async leaveFor(newUri: vscode.Uri): Promise<void> {
    const unsaved = this.store.unsavedEdit();
    if (unsaved) {
      await leaveForNewName(this.journals, { from: this.uri.toString(), to: newUri.toString() }, unsaved);
    }
  }

  /** Resolves when what is unsaved is in the journal. */
  journaled(): Promise<void> {
    return this.journal.flushed();
  }

  /** Looks at the sidecar on disk and takes over, or merges, what has changed. */
  async refreshFromDisk(): Promise<void> {
    const change = this.store.diskChanged(await readSidecar(this.sidecar));
    if (change.kind === 'unchanged') return;
    tellAboutDiskChange(change, this.sidecar);
    this.labelsChanged.fire();
  }

  /** Disposes of something together with the document. */
  own(disposable: { dispose(): unknown }): void {
    this.disposables.push(disposable);
  }

  dispose(): void {
    this.connection.close();
    void this.journal.end();
    for (const disposable of this.disposables) disposable.dispose();
  }

  private keepUnsaved(): void {
    this.journal.keep(this.store.unsavedEdit());
  }

  private async writeLabels(): Promise<void> {
    await this.refreshFromDisk();
    const { document, textOnDisk } = this.store;
    const text = this.store.textToSave();
    // A recording that was looked at and not labelled gets no sidecar.
    const isNeeded = text !== textOnDisk && (textOnDisk !== undefined || document.labels.length > 0);
    if (isNeeded) await this.guard.beforeSave();
    if (isNeeded) await writeSidecar(this.sidecar, text);
    this.store.saved(document, isNeeded ? text : textOnDisk);
    this.keepUnsaved();
  }

  /** Undo or redo; what it names may have been removed by a change on disk, which is told and nothing else. */
  private again(step: () => void, description: string): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof LabelError)) throw error;
      void say.warn(`"${description}" could not be undone or redone. ${error.message}`);
    }
    this.labelsChanged.fire();
  }

  private sidecarChanged(): void {
    this.refreshFromDisk().catch((error: unknown) => {
      void say.error(`${this.sidecar.path} can't be read: ${String(error)}`);
    });
  }

  /** Names of the files in its folder that the recording was read from. */
  private recordingFiles(): readonly string[] {
    const { state } = this.connection;
    return state.kind === 'open' ? state.summary.files.map((file) => file.path) : [];
  }
}

function tellJournalFailure(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  void say.warn(`Unsaved labels can't be kept safe against a crash: ${reason} Save often.`);
}
