/** Documents without a page: the provider asked as VS Code asks it, in a storage folder of the suite's own. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { BlindReadings } from '../../src/editor/blind/blindReadings';
import type { EmgDocument } from '../../src/editor/document/emgDocument';
import { OpenDocuments } from '../../src/editor/document/openDocuments';
import { OpenSessions } from '../../src/editor/openSessions';
import { RecordingEditorProvider } from '../../src/editor/recordingEditorProvider';
import { gitVersions } from '../../src/review/gitVersions';
import { startThread } from '../../src/worker/client';
import { newFolder } from './support';
import { dist } from './threads';

/** Where journals of unsaved labels are kept for these documents. */
export const storageUri = vscode.Uri.file(newFolder('storage'));

/** What these documents' readers have chosen. */
const chosen = new Map<string, unknown>();
export const remembered: vscode.Memento = {
  keys: () => [...chosen.keys()],
  get: (key: string) => chosen.get(key) as never,
  update: (key, value) => {
    chosen.set(key, value);
    return Promise.resolve();
  },
};

/** A provider of its own. */
export function provider(): RecordingEditorProvider {
  const extension = vscode.extensions.all.find((candidate) => candidate.id.endsWith('.emg-labels'));
  assert.ok(extension, 'the extension is loaded');
  const { extensionUri } = extension;
  const history = { of: () => Promise.resolve(null) };
  const threads = { take: () => startThread(dist('worker.js')) };
  const blind = new BlindReadings(remembered);
  const places = {
    extensionUri,
    storageUri,
    globalStorageUri: storageUri,
    threads,
    blind,
    git: gitVersions,
    history,
    extensionId: extension.id,
  };
  return new RecordingEditorProvider(places, {
    sessions: new OpenSessions(),
    documents: new OpenDocuments(),
  });
}

/** Opens a recording, with the backup of unsaved labels where there is one. */
export async function openDocument(uri: vscode.Uri, backupId?: string): Promise<EmgDocument> {
  const { token } = new vscode.CancellationTokenSource();
  const context = { backupId, untitledDocumentData: undefined };
  const document = await provider().openCustomDocument(uri, context, token);
  await document.whenOpened();
  return document;
}
