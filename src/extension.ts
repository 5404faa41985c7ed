/** Activation: wires the rooms together, nothing else. */
import * as vscode from 'vscode';
import { registerCommands } from './editor/commands';
import { RecordingEditorProvider, viewTypes } from './editor/recordingEditorProvider';

export function activate(context: vscode.ExtensionContext): void {
  const provider = new RecordingEditorProvider(context.extensionUri);
  context.subscriptions.push(
    ...viewTypes.map((viewType) =>
      vscode.window.registerCustomEditorProvider(viewType, provider, {
        supportsMultipleEditorsPerDocument: true,
      }),
    ),
    registerCommands(() => provider.activeSession),
  );
}
