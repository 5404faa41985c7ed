/** What the page's buttons do: the same VS Code commands as the palette and the keys. */
import * as vscode from 'vscode';
import type { PageCommand } from '../protocol/page';
import type { EditorSession } from './editorSession';

const handlers: { readonly [C in PageCommand]: (session: EditorSession) => Promise<unknown> } = {
  'emg.detect': (session) => session.detection.run(),
  'emg.cancelDetection': (session) => {
    session.detection.cancel();
    return Promise.resolve();
  },
  'emg.chooseLabel': () => Promise.resolve(vscode.commands.executeCommand('emg.chooseLabel')),
  'emg.showWarnings': () => Promise.resolve(vscode.commands.executeCommand('emg.showWarnings')),
  undo: () => Promise.resolve(vscode.commands.executeCommand('undo')),
  redo: () => Promise.resolve(vscode.commands.executeCommand('redo')),
};

/** Runs one of the commands that the page has a button for, on its own session. */
export async function runPageCommand(session: EditorSession, command: PageCommand): Promise<void> {
  await handlers[command](session);
}
