/** Activation: wires the rooms together, nothing else. */
import * as vscode from 'vscode';
import { registerCommands } from './editor/commands';
import { OpenSessions } from './editor/openSessions';
import { RecordingEditorProvider, viewTypes } from './editor/recordingEditorProvider';

export function activate(context: vscode.ExtensionContext): void {
  const { extensionUri, subscriptions } = context;
  const sessions = new OpenSessions();
  const options = { supportsMultipleEditorsPerDocument: true };
  for (const viewType of viewTypes) {
    const provider = new RecordingEditorProvider(extensionUri, sessions);
    subscriptions.push(vscode.window.registerCustomEditorProvider(viewType, provider, options));
  }
  subscriptions.push(registerCommands(() => sessions.active));
}
