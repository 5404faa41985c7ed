/** The page of a recording, for what is begun elsewhere in VS Code. */
import * as vscode from 'vscode';
import type { EditorSession } from '../editor/page/editorSession';
import type { OpenSessions } from '../editor/openSessions';
import { viewTypeOf } from '../editor/recordingEditorProvider';

/** The page of a recording, opened where it is not. */
export async function sessionOf(sessions: OpenSessions, recording: vscode.Uri): Promise<EditorSession> {
  const open = sessions.of(recording);
  if (open) {
    open.panel.reveal();
    return open;
  }
  const opened = sessions.whenOpened(recording);
  await vscode.commands.executeCommand('vscode.openWith', recording, viewTypeOf(recording));
  return opened;
}
