/** Activation: wires the rooms together, nothing else. */
import * as vscode from 'vscode';
import { BlindReadings } from './editor/blind/blindReadings';
import { registerCommands, settleOrder } from './editor/commands';
import { followRecordings } from './editor/document/followRecordings';
import { rememberReadersIn } from './editor/study/studyReader';
import { OpenDocuments } from './editor/document/openDocuments';
import { OpenSessions } from './editor/openSessions';
import { RecordingEditorProvider, viewTypes } from './editor/recordingEditorProvider';
import { gitVersions } from './review/gitVersions';
import { GitHistory } from './review/labelHistory';
import { registerReview } from './review/register';
import { startThread } from './worker/client';
import { registerOverview } from './review/overview';
import { ReadyThread } from './worker/readyThread';

export function activate(context: vscode.ExtensionContext): void {
  const { extensionUri, globalStorageUri, subscriptions } = context;
  const workerPath = vscode.Uri.joinPath(extensionUri, 'dist', 'worker.js').fsPath;
  const threads = new ReadyThread(() => startThread(workerPath));
  // A window without a folder has no storage of its own.
  const storageUri = context.storageUri ?? globalStorageUri;
  const blind = new BlindReadings(context.workspaceState);
  rememberReadersIn(context.workspaceState);
  const places = {
    extensionUri,
    globalStorageUri,
    storageUri,
    threads,
    blind,
    git: gitVersions,
    history: new GitHistory(),
    extensionId: context.extension.id,
  };
  const [sessions, documents] = [new OpenSessions(), new OpenDocuments()];
  const options = { supportsMultipleEditorsPerDocument: true };
  for (const viewType of viewTypes) {
    const provider = new RecordingEditorProvider(places, { sessions, documents });
    subscriptions.push(vscode.window.registerCustomEditorProvider(viewType, provider, options));
  }
  subscriptions.push(
    threads,
    registerCommands(() => sessions.active, documents),
    registerReview(sessions, { extensionUri, globalStorageUri, blind }),
    followRecordings(() => documents.all, blind),
    registerOverview(context),
  );
  // Where that fails, keys act as VS Code has it.
  settleOrder().then(undefined, () => undefined);
}
