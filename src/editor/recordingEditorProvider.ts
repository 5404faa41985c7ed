/** The custom editor: VS Code asks it to open, show, save, revert and back up recordings with their labels. */
import * as vscode from 'vscode';
import { copyRecording } from './copyRecording';
import { DetectionRunner } from './detectionRunner';
import { EditorSession } from './editorSession';
import { EmgDocument } from './emgDocument';
import type { UnsavedLabels } from './labelStore';
import type { OpenSessions } from './openSessions';

/** Default for EDF, BDF and WFDB headers; the second one is offered for files that may be anything. */
export const viewTypes = ['emg.recording', 'emg.recording.optional'] as const;

/** Opens recordings for VS Code; each view type needs one of its own, because VS Code takes its events for that type's. */
export class RecordingEditorProvider implements vscode.CustomEditorProvider<EmgDocument> {
  private readonly extensionUri: vscode.Uri;
  private readonly sessions: OpenSessions;
  private readonly detections = new WeakMap<EmgDocument, DetectionRunner>();
  private readonly changed = new vscode.EventEmitter<vscode.CustomDocumentEditEvent<EmgDocument>>();

  readonly onDidChangeCustomDocument = this.changed.event;

  constructor(extensionUri: vscode.Uri, sessions: OpenSessions) {
    this.extensionUri = extensionUri;
    this.sessions = sessions;
  }

  async openCustomDocument(uri: vscode.Uri, context: vscode.CustomDocumentOpenContext): Promise<EmgDocument> {
    const workerPath = vscode.Uri.joinPath(this.extensionUri, 'dist', 'worker.js').fsPath;
    const document = await EmgDocument.open(uri, workerPath);
    if (context.backupId !== undefined) document.restore(await readBackup(context.backupId));
    document.onDidEdit(({ description, undo, redo }) => {
      this.changed.fire({ document, label: description, undo, redo });
    });
    return document;
  }

  resolveCustomEditor(document: EmgDocument, panel: vscode.WebviewPanel): void {
    const session = new EditorSession(document, panel, this.detectionOf(document), this.extensionUri);
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
    return document.save();
  }

  async saveCustomDocumentAs(document: EmgDocument, destination: vscode.Uri): Promise<void> {
    const { state } = document.connection;
    const companions = state.kind === 'open' ? state.summary.companions : [];
    await copyRecording(document.uri, destination, companions);
    await document.saveBeside(destination);
  }

  revertCustomDocument(document: EmgDocument): Promise<void> {
    return document.revert();
  }

  async backupCustomDocument(
    document: EmgDocument,
    context: vscode.CustomDocumentBackupContext,
  ): Promise<vscode.CustomDocumentBackup> {
    const { destination } = context;
    await vscode.workspace.fs.writeFile(
      destination,
      new TextEncoder().encode(JSON.stringify(document.unsaved())),
    );
    return { id: destination.toString(), delete: () => void vscode.workspace.fs.delete(destination) };
  }
}

async function readBackup(backupId: string): Promise<UnsavedLabels> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(backupId));
  // Our own file, written by `backupCustomDocument`; the label texts in it are validated when they are parsed.
  return JSON.parse(new TextDecoder().decode(bytes)) as UnsavedLabels;
}
