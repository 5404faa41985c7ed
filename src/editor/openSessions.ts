/** Every page that is open, of whichever view type; knows which one is active. */
import * as vscode from 'vscode';
import type { EditorSession } from './editorSession';

/** The open pages. */
export class OpenSessions {
  private readonly sessions = new Set<EditorSession>();

  /** The session whose editor is active, if it is one of ours. */
  get active(): EditorSession | undefined {
    return [...this.sessions].find((session) => session.panel.active);
  }

  /** Keeps a session until its panel is closed. */
  add(session: EditorSession): void {
    this.sessions.add(session);
    session.onDidChangeFocus(() => void this.tellFocus());
    session.panel.onDidDispose(() => {
      this.sessions.delete(session);
      session.dispose();
      void this.tellFocus();
    });
  }

  /**
   * For `when` clauses: the active editor's traces have the keyboard. Told of all pages at once, so that one page's
   * late blur can't take the keyboard from another. The page holds keys back until it hears that VS Code knows.
   */
  private async tellFocus(): Promise<void> {
    const { active } = this;
    const turn = active?.keyboardTurn;
    await vscode.commands.executeCommand('setContext', 'emg.tracesFocused', turn !== undefined);
    // Meanwhile another page may have got the keyboard, or this one have closed: then that is told in its own turn.
    if (turn !== undefined && active === this.active) active?.keysArrive(turn);
  }
}
