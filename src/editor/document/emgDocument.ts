/**
 * One open recording with its labels and its corrected units, as VS Code's custom editors know it: edits with one undo
 * over both, save, revert, backup, and the sidecars watched on disk. They live here and in no page; saving never needs one.
 */
import * as vscode from 'vscode';
import { concatenatedSteps } from '../../base/bytes';
import { runInSlices } from '../../base/steps';
import type { UnitDocument } from '../../corrections/unitKind';
import type { CorrectedUnit } from '../../corrections/unitRecord';
import type { LabelEdit } from '../../labels/edits';
import type { LabelDocument, LabelRecord } from '../../labels/labelDocument';
import type { RecordEdit } from '../../records/edits';
import type { AppliedEdit } from '../../records/open/diskChange';
import { RecordError } from '../../records/recordError';
import type { BlindReadings, OwnReading } from '../blind/blindReadings';
import { cancelledOpeningId } from '../recording/cancelledOpening';
import { documentSidecars } from './documentSidecars';
import { DocumentStudy } from '../study/documentStudy';
import { EditsUnderWay } from './editsUnderWay';
import type { GitVersions } from '../git/gitVersions';
import { Notices } from '../basics/notices';
import type { OpenSidecar, SidecarOwner } from '../sidecar/openSidecar';
import { RecordingConnection, type WorkerChoice } from '../recording/recordingConnection';
import { RecordingGuard } from '../recording/recordingGuard';
import { RememberedOpening } from '../recording/rememberedOpening';
import { watchRecording } from '../recording/recordingWatch';
import { finishedReason } from '../blind/readingWords';
import { adoptedHeader, emptyLabels, emptyUnits } from '../sidecar/startingRecords';
import { together, UndoStack } from './undoStack';
import type { UnsavedWork } from '../sidecar/unsavedWork';

/** Where a document finds what it needs beside its recording. */
export interface DocumentPlaces extends WorkerChoice {
  /** The folder of the journals of unsaved work. */
  readonly journals: string;
  readonly git: GitVersions;
  /** Which recordings are read blind. */
  readonly blind: BlindReadings;
}

/** A recording with its labels and corrected units. */
export class EmgDocument implements vscode.CustomDocument {
  readonly uri: vscode.Uri;
  readonly connection: RecordingConnection;
  readonly git: GitVersions;
  /** Where it is read blind, the reader's own file, in place of the shared one, which is then not even read. */
  readonly reading: OwnReading | undefined;
  readonly blind: BlindReadings;
  /** What the pages of this document say above the traces until it is settled. */
  readonly notices = new Notices();
  readonly guard: RecordingGuard;
  /** What the study says that it belongs to. */
  readonly study: DocumentStudy;
  readonly labelFile: OpenSidecar<LabelRecord, LabelDocument>;
  readonly unitFile: OpenSidecar<CorrectedUnit, UnitDocument>;
  readonly editsUnderWay = new EditsUnderWay();
  private opening: Promise<void> = Promise.resolve();
  private readonly remembered: RememberedOpening;
  private lastSave: Promise<void> = Promise.resolve();
  private readonly closing = new AbortController();
  private readonly labelsChanged = new vscode.EventEmitter<'step' | 'change'>();
  private readonly undoStack = new UndoStack(() => this.labelsChanged.fire('step'));
  private readonly disposables: { dispose(): unknown }[] = [this.labelsChanged, this.undoStack];

  /** Labels or units are not what they were: by a step of undo or redo, or for whatever reason else. */
  readonly onDidChangeLabels = this.labelsChanged.event;
  /** A person (or the engine, for a person) has made an edit that can be undone. */
  readonly onDidEdit = this.undoStack.onDidEdit;

  private constructor(
    uri: vscode.Uri,
    { journals, git, blind, ...places }: DocumentPlaces,
    reading: OwnReading | undefined,
  ) {
    this.uri = uri;
    this.git = git;
    this.blind = blind;
    this.reading = reading;
    this.connection = new RecordingConnection(uri, places);
    this.guard = new RecordingGuard(this);
    this.own(this.guard);
    const owner: SidecarOwner = {
      ...{ uri, notices: this.notices, whileOpen: this.closing.signal },
      pushed: (edit, description) => this.undoStack.push(edit, description),
      changed: () => this.labelsChanged.fire('change'),
    };
    const { labelFile, unitFile } = documentSidecars(owner, reading, { journals, git });
    [this.labelFile, this.unitFile] = [labelFile, unitFile];
    this.remembered = new RememberedOpening(this, () => this.labels.header);
    this.onDidChangeLabels(() => {
      for (const { unsavedWork } of this.files) unsavedWork.keep();
      this.followKinds();
    });
    this.study = new DocumentStudy(uri, this.notices);
    this.own(this.study);
    this.own(this.study.onDidChange(() => void this.remembered.lookAtStudy().then(() => this.followKinds())));
  }

  /**
   * Reads the sidecars and begins to open the recording, which is not waited for: a tab can only be closed once its
   * document is there, and a recording may take long, or hang. What fails is told by the document, so that its editor
   * can show it.
   */
  static async open(uri: vscode.Uri, places: DocumentPlaces, signal?: AbortSignal): Promise<EmgDocument> {
    const document = new EmgDocument(uri, places, await places.blind.readingOf(uri));
    const parts = [document.study.read(), ...document.files.map((file) => file.read(signal))];
    const read = Promise.all(parts).then(() => undefined);
    void document.openRecording(undefined, read);
    try {
      await read;
    } catch (error) {
      document.abandon();
      throw error;
    }
    for (const file of document.files) document.own(file.follow());
    document.own(watchRecording(document.connection, () => void document.guard.look()));
    return document;
  }

  /** Each of its sidecars, for what is done with all of them. */
  get files(): readonly [typeof this.labelFile, typeof this.unitFile] {
    return [this.labelFile, this.unitFile];
  }

  /** Aborted when the document is closed: what is only looked at for it ends then. */
  get whileOpen(): AbortSignal {
    return this.closing.signal;
  }

  /** The label file. */
  get sidecar(): vscode.Uri {
    return this.labelFile.sidecar;
  }

  get labels(): LabelDocument {
    return this.labelFile.document;
  }

  /** The motor units that people have corrected. */
  get units(): UnitDocument {
    return this.unitFile.document;
  }

  /** The labels' unsaved work. */
  get unsavedWork(): UnsavedWork<LabelRecord> {
    return this.labelFile.unsavedWork;
  }

  /** Why labels can't be edited now, or undefined when they can. */
  get readOnlyReason(): string | undefined {
    return this.labelFile.blockedReason ?? this.connection.notOpenReason ?? finishedReason(this.reading);
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
    if (state.kind === 'open') {
      this.labelFile.beginWith(emptyLabels(this.uri, state.summary, this.reading?.name));
      this.unitFile.beginWith(emptyUnits(this.uri, state.summary));
    }
    this.labelsChanged.fire('change');
  }

  /** Kinds are set by an edit, a step of undo, or another's save: the recording is then opened as they are now. */
  private followKinds(): void {
    if (this.connection.state.kind === 'open' && !this.remembered.isCurrent) void this.openRecording();
  }

  /**
   * A person says that labels and units, made on another version of the recording, belong to the one that is open.
   * @throws RecordError where it has other channels, so that the labels have no place in it
   */
  adoptRecording(): void {
    this.requireEditable();
    const { state } = this.connection;
    if (state.kind !== 'open') return;
    const edits = [
      this.labelFile.adopt(adoptedHeader(this.uri, state.summary, this.labels.header)),
      ...(this.units.units.length === 0
        ? []
        : [this.unitFile.adopt(adoptedHeader(this.uri, state.summary, this.units.header))]),
    ];
    this.tellEdit(together(edits), 'Labels belong to recording');
  }

  /** Makes an edit and puts it on VS Code's undo stack. @throws RecordError with a sentence. */
  edit(edit: LabelEdit, description: string): void {
    this.requireEditable();
    this.tellEdit(this.labelFile.edit(edit), description);
  }

  /** As `edit`, of corrected units. @throws RecordError with a sentence. */
  editUnits(edit: RecordEdit<CorrectedUnit>, description: string): void {
    this.requireUnitsEditable();
    this.tellEdit(this.unitFile.edit(edit), description);
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

  /** @throws RecordError with the reason where units can't be corrected now. */
  requireUnitsEditable(): void {
    const { unitFile, connection, reading } = this;
    const reason = unitFile.blockedReason ?? connection.notOpenReason ?? finishedReason(reading);
    if (reason !== undefined) throw new RecordError(reason);
  }

  /** Writes the sidecars, merged with what has changed on disk since, with the edits under way; the recording is never written. */
  save(signal?: AbortSignal): Promise<void> {
    const saving = this.lastSave.catch(() => undefined).then(() => this.write(signal));
    this.lastSave = saving;
    return saving;
  }

  /** Forgets unsaved edits: at once, since VS Code does not wait before it lets the next edit in. */
  async revert(): Promise<void> {
    for (const file of this.files) file.discardEdits();
    this.labelsChanged.fire('change');
    await this.refreshFromDisk();
  }

  /** What a hot-exit backup keeps, as bytes: that of each sidecar with unsaved edits, and always that of the labels. */
  async backup(): Promise<Uint8Array> {
    await this.editsUnderWay.made();
    const parts = [await this.labelFile.backup()];
    if (await this.unitFile.hasUnsavedEdits()) parts.push(await this.unitFile.backup());
    return runInSlices(concatenatedSteps(parts));
  }

  /** Whether a merge that git had left is unsaved here. */
  get isMerge(): boolean {
    return this.files.some((file) => file.isMerge);
  }

  /** Tells VS Code of restored work; once, when it knows the document. */
  announceRestored(): void {
    for (const file of this.files) file.announceRestored();
  }

  /** Tells the pages that something which they show beside labels and units is another. */
  tellPages(): void {
    this.labelsChanged.fire('change');
  }

  /** Looks at the sidecars on disk and takes over, or merges, what has changed. */
  async refreshFromDisk(): Promise<void> {
    for (const file of this.files) await file.refreshFromDisk();
  }

  /** Disposes of something together with the document. */
  own(disposable: { dispose(): unknown }): void {
    this.disposables.push(disposable);
  }

  /** For a document that VS Code does not take: what is unsaved stays for the next one. */
  abandon(): void {
    for (const { unsavedWork } of this.files) unsavedWork.leave();
    this.dispose();
  }

  dispose(): void {
    this.closing.abort();
    this.connection.close();
    for (const { unsavedWork } of this.files) void unsavedWork.end();
    for (const disposable of this.disposables) disposable.dispose();
  }

  private async write(signal: AbortSignal | undefined): Promise<void> {
    await this.editsUnderWay.made(signal);
    const hasEdits = await Promise.all(this.files.map((file) => file.hasUnsavedEdits(signal)));
    if (hasEdits.includes(true)) await this.guard.beforeSave();
    for (const file of this.files) await file.save(signal);
  }
}
