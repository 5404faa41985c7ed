/** The custom editor: VS Code asks it to open, show, save, revert and back up recordings with their labels. */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import type { BlindReadings } from './blind/blindReadings';
import { DetectionRunner } from './labelling/detectionRunner';
import { EditorSession } from './page/editorSession';
import { EmgDocument, type DocumentPlaces } from './document/emgDocument';
import type { GitVersions } from './git/gitVersions';
import type { LabelHistory } from './git/history';
import type { OpenDocuments } from './document/openDocuments';
import type { OpenSessions } from './openSessions';
import { offerOrphan } from './document/orphanFiles';
import { inertSentence } from './surface/inertText';
import { say } from './surface/say';
import { whileSlow } from './surface/progress';
import { throwingInert } from './surface/thrown';
import { writeBackup } from './surface/wholeFile';
import { saveCopy } from './document/saveCopy';
import { storeBytes } from './basics/settings';
import { takeUpUnsaved } from './document/takeUpUnsaved';
import type { ReadyThread } from '../worker/readyThread';
import { tellWhereNotWritable } from './document/writableNotice';

/** Default for EDF, BDF and WFDB headers; the second one is offered for files that may be anything. */
export const viewTypes = ['emg.recording', 'emg.recording.optional'] as const;

/** Which of the two opens a recording: by its name, as package.json has it. */
export function viewTypeOf({ path }: vscode.Uri): (typeof viewTypes)[number] {
  return /\.(?:edf|bdf|hea|vhdr|otb\+|otb4)$/iu.test(path) ? viewTypes[0] : viewTypes[1];
}

/** Where the extension's own files are, where it may keep some for the workspace, and where threads come from. */
export interface ProviderPlaces {
  readonly extensionUri: vscode.Uri;
  readonly storageUri: vscode.Uri;
  /** Where it may keep some for all windows. */
  readonly globalStorageUri: vscode.Uri;
  readonly threads: Pick<ReadyThread, 'take'>;
  readonly git: GitVersions;
  readonly history: LabelHistory;
  /** What VS Code calls this extension. */
  readonly extensionId: string;
  readonly blind: BlindReadings;
}

/** What is open, of both view types. */
export interface OpenEditors {
  readonly sessions: OpenSessions;
  readonly documents: OpenDocuments;
}

/** Opens recordings for VS Code; each view type needs one of its own, because VS Code takes its events for that type's. */
export class RecordingEditorProvider implements vscode.CustomEditorProvider<EmgDocument> {
  private readonly page: Pick<ProviderPlaces, 'extensionUri' | 'extensionId' | 'history'>;
  private readonly places: DocumentPlaces;
  private readonly sessions: OpenSessions;
  private readonly documents: OpenDocuments;
  /** Documents whose restored work VS Code is still to be told of. */
  private readonly restored = new WeakSet<EmgDocument>();
  private readonly detections = new WeakMap<EmgDocument, DetectionRunner>();
  private readonly changed = new vscode.EventEmitter<vscode.CustomDocumentEditEvent<EmgDocument>>();

  readonly onDidChangeCustomDocument = this.changed.event;

  constructor(places: ProviderPlaces, { sessions, documents }: OpenEditors) {
    this.page = places;
    // One for all windows, in VS Code's own folder: no workspace has a say in where it is.
    const { scheme } = places.globalStorageUri;
    const folder = vscode.Uri.joinPath(places.globalStorageUri, 'kept').fsPath;
    this.places = {
      thread: () => places.threads.take(),
      git: places.git,
      journals: vscode.Uri.joinPath(places.storageUri, 'unsaved').fsPath,
      blind: places.blind,
      store: () => (scheme === 'file' ? { folder, mostBytes: storeBytes() } : undefined),
    };
    this.sessions = sessions;
    this.documents = documents;
  }

  openCustomDocument(
    uri: vscode.Uri,
    context: vscode.CustomDocumentOpenContext,
    token: vscode.CancellationToken,
  ): Promise<EmgDocument> {
    return throwingInert(() => this.open(uri, context, token));
  }

  private async open(
    uri: vscode.Uri,
    { backupId }: vscode.CustomDocumentOpenContext,
    token: vscode.CancellationToken,
  ): Promise<EmgDocument> {
    const name = posix.basename(uri.path);
    const document = await whileSlow(
      `Reading the labels of ${name}`,
      (signal) => EmgDocument.open(uri, this.places, signal),
      token,
    );
    this.documents.add(document);
    const backup = backupId === undefined ? undefined : (): Promise<Uint8Array> => readBackup(backupId);
    try {
      const isTakenUp = await takeUpUnsaved(document, backup);
      if (isTakenUp || document.isMerge) this.restored.add(document);
      // VS Code does not take a document then, and so would never dispose of it.
      if (token.isCancellationRequested) throw new vscode.CancellationError();
    } catch (error) {
      document.abandon();
      throw error;
    }
    for (const look of [offerOrphan, tellWhereNotWritable]) {
      look(document).catch((error: unknown) => void say.warn(inertSentence(error)));
    }
    document.onDidEdit(({ description, undo, redo }) => {
      this.changed.fire({
        document,
        label: description,
        undo: () => throwingInert(undo),
        redo: () => throwingInert(redo),
      });
    });
    return document;
  }

  resolveCustomEditor(document: EmgDocument, panel: vscode.WebviewPanel): void {
    // Only now does VS Code know the document, and so takes its edits.
    if (this.restored.delete(document)) document.announceRestored();
    const session = new EditorSession(document, panel, this.detectionOf(document), this.page);
    this.sessions.add(session);
  }

  /** One runner for all pages of a document; a run ends when the document is closed. */
  private detectionOf(document: EmgDocument): DetectionRunner {
    const known = this.detections.get(document);
    if (known) return known;
    const detection = new DetectionRunner(document);
    this.detections.set(document, detection);
    document.own(detection);
    return detection;
  }

  saveCustomDocument(document: EmgDocument): Promise<void> {
    return throwingInert(() => {
      const title = `Saving the labels of ${posix.basename(document.uri.path)}`;
      return whileSlow(title, (signal) => document.save(signal));
    });
  }

  saveCustomDocumentAs(document: EmgDocument, destination: vscode.Uri): Promise<void> {
    return throwingInert(() => saveCopy(document, destination));
  }

  revertCustomDocument(document: EmgDocument): Promise<void> {
    return throwingInert(() => document.revert());
  }

  backupCustomDocument(
    document: EmgDocument,
    context: vscode.CustomDocumentBackupContext,
  ): Promise<vscode.CustomDocumentBackup> {
    const { destination } = context;
    return throwingInert(async () => {
      await writeBackup(destination, await document.backup());
      return { id: destination.toString(), delete: () => void vscode.workspace.fs.delete(destination) };
    });
  }
}

async function readBackup(backupId: string): Promise<Uint8Array> {
  return vscode.workspace.fs.readFile(vscode.Uri.parse(backupId));
}
