/**
 * One open recording with its labels, as VS Code's custom editors know it: edits with undo, save, revert, backup,
 * and the sidecar watched on disk. The labels live here and in no page; saving never needs one.
 */
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { LabelEdit } from '../labels/edits';
import type { LabelDocument } from '../labels/labelDocument';
import { LabelError } from '../labels/labelError';
import { newDocument } from '../labels/newDocument';
import { parse } from '../labels/parse';
import type { SidecarText } from '../labels/sidecarText';
import { textForCopy } from './copiedLabels';
import type { DiskChange } from './diskChange';
import { tellAboutDiskChange } from './diskChangeNotices';
import type { Occasion } from './diskChangeWords';
import { LabelStore, type AppliedEdit, type UnsavedLabels } from './labelStore';
import { RecordingConnection } from './recordingConnection';
import { saveLabels } from './saveLabels';
import { readSidecar, sidecarUri, updateSidecar } from './sidecarFile';

/** An edit as VS Code's undo stack takes it. */
export interface DocumentEdit extends AppliedEdit {
  readonly description: string;
}

/** A recording with its labels. */
export class EmgDocument implements vscode.CustomDocument {
  readonly uri: vscode.Uri;
  readonly sidecar: vscode.Uri;
  readonly connection: RecordingConnection;
  private store: LabelStore;
  private lastSave: Promise<void> = Promise.resolve();
  private readonly labelsChanged = new vscode.EventEmitter<void>();
  private readonly edited = new vscode.EventEmitter<DocumentEdit>();
  private readonly disposables: { dispose(): unknown }[] = [this.labelsChanged, this.edited];

  /** The labels are not what they were, for whatever reason. */
  readonly onDidChangeLabels = this.labelsChanged.event;
  /** A person (or the engine, for a person) has made an edit that can be undone. */
  readonly onDidEdit = this.edited.event;

  private constructor(uri: vscode.Uri, workerPath: string) {
    this.uri = uri;
    this.sidecar = sidecarUri(uri);
    this.connection = new RecordingConnection(uri, workerPath);
    this.store = new LabelStore(placeholder(uri));
  }

  /** Opens a recording and its sidecar; what fails is told by the document, so that its editor can show it. */
  static async open(uri: vscode.Uri, workerPath: string): Promise<EmgDocument> {
    const document = new EmgDocument(uri, workerPath);
    await document.openRecording();
    document.watchSidecar();
    return document;
  }

  get labels(): LabelDocument {
    return this.store.document;
  }

  /** Why labels can't be edited now, or undefined when they can. */
  get readOnlyReason(): string | undefined {
    const { state } = this.connection;
    return this.store.blockedReason ?? (state.kind === 'failed' ? state.failure.sentence : undefined);
  }

  /**
   * Opens the recording (again). A sidecar remembers a sampling rate that the file itself does not state.
   * Unsaved edits stay.
   */
  async openRecording(samplingRate?: number): Promise<void> {
    const text = await readSidecar(this.sidecar);
    let state = await this.connection.open(samplingRate);
    if (state.kind === 'failed' && state.failure.problem === 'needs-sampling-rate') {
      const remembered = rememberedSamplingRate(text);
      if (remembered !== undefined) state = await this.connection.open(remembered);
    }
    const unsaved = this.store.hasUnsavedEdits ? this.store.unsaved() : undefined;
    this.store = new LabelStore(
      state.kind === 'open' ? emptyLabels(this.uri, state.summary) : placeholder(this.uri),
    );
    this.store.load(text);
    if (unsaved) this.store.restore(unsaved);
    this.labelsChanged.fire();
  }

  /** Makes an edit and puts it on VS Code's undo stack. @throws LabelError with a sentence. */
  edit(edit: LabelEdit, description: string): void {
    this.requireEditable();
    const applied = this.store.edit(edit);
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
    const copy = { header: { ...header, recording: path.posix.basename(recording.path) }, labels };
    if (labels.length === 0) return;
    await updateSidecar(sidecarUri(recording), (found) => textForCopy(copy, found));
  }

  /** Forgets unsaved edits: at once, since VS Code does not wait before it lets the next edit in. */
  async revert(): Promise<void> {
    this.store.discardEdits();
    this.labelsChanged.fire();
    await this.refreshFromDisk();
  }

  /** After a file went back to before our saves: brings back, unsaved, what they had brought. */
  keepReverted(): void {
    const edit = this.store.keepReverted();
    if (edit) this.tellKept(edit);
    this.labelsChanged.fire();
  }

  /** What a hot-exit backup keeps. */
  unsaved(): UnsavedLabels {
    return this.store.unsaved();
  }

  /** Takes unsaved work back from a backup. */
  restore(unsaved: UnsavedLabels): void {
    tellAboutDiskChange(this.store.restore(unsaved), this.sidecar, 'seen');
    this.labelsChanged.fire();
  }

  /** Looks at the sidecar on disk and takes over, or merges, what has changed. */
  async refreshFromDisk(): Promise<void> {
    this.tell(this.store.diskChanged(await readSidecar(this.sidecar)), 'seen');
  }

  /** Disposes of something together with the document. */
  own(disposable: { dispose(): unknown }): void {
    this.disposables.push(disposable);
  }

  dispose(): void {
    void this.connection.close();
    for (const disposable of this.disposables) disposable.dispose();
  }

  private writeLabels(): Promise<void> {
    return saveLabels(
      this.store,
      (change) => updateSidecar(this.sidecar, change),
      (change) => this.tell(change, 'saving'),
    );
  }

  /** Says what a person needs to know of a change on disk, and lets VS Code and the pages know of it. */
  private tell(change: DiskChange, when: Occasion): void {
    if (change.kind === 'unchanged') return;
    tellAboutDiskChange(change, this.sidecar, when);
    if (change.kind === 'restored' || change.kind === 'deleted') this.tellKept(change.edit);
    this.labelsChanged.fire();
  }

  /** Labels that the file no longer has are unsaved work: VS Code has to know, so that it asks before it closes. */
  private tellKept({ undo, redo }: AppliedEdit): void {
    const description = 'Keep labels that the label file no longer has';
    this.edited.fire({
      description,
      undo: () => this.again(undo, description),
      redo: () => this.again(redo, description),
    });
  }

  /** Undo or redo; what it names may have been removed by a change on disk, which is told and nothing else. */
  private again(step: () => void, description: string): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof LabelError)) throw error;
      void vscode.window.showWarningMessage(
        `"${description}" could not be undone or redone. ${error.message}`,
      );
    }
    this.labelsChanged.fire();
  }

  private watchSidecar(): void {
    // By folder and not by name: a name may hold characters that mean something in a glob.
    const folder = vscode.Uri.joinPath(this.sidecar, '..');
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(folder, '*.labels.json'),
    );
    const look = (changed: vscode.Uri): void => {
      if (changed.path !== this.sidecar.path) return;
      this.refreshFromDisk().catch((error: unknown) => {
        void vscode.window.showErrorMessage(`${this.sidecar.path} can't be read: ${String(error)}`);
      });
    };
    this.disposables.push(
      watcher,
      watcher.onDidChange(look),
      watcher.onDidCreate(look),
      watcher.onDidDelete(look),
    );
  }
}

function emptyLabels(
  uri: vscode.Uri,
  summary: Parameters<typeof newDocument>[1] & { fingerprint: LabelDocument['header']['fingerprint'] },
): LabelDocument {
  return newDocument(path.posix.basename(uri.path), summary, summary.fingerprint);
}

/** Stands for the labels of a recording that can't be opened; never saved, since it can't be edited. */
function placeholder(uri: vscode.Uri): LabelDocument {
  const nothing = { durationSeconds: 0, channels: [] };
  return newDocument(path.posix.basename(uri.path), nothing, { bytes: 0, sha256: '' });
}

function rememberedSamplingRate(sidecarText: SidecarText): number | undefined {
  if (typeof sidecarText !== 'string') return undefined;
  const parsed = parse(sidecarText);
  return parsed.ok ? parsed.document.header.channels[0]?.samplingRate : undefined;
}
