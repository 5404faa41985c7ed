/** Every page that is open, of whichever view type; knows which one has the keyboard. */
import * as vscode from 'vscode';
import type { EditorSession } from './editorSession';

/** The open pages. */
export class OpenSessions {
  private readonly sessions = new Set<EditorSession>();
  /** The page whose traces got the keyboard last, until it says that they have lost it. */
  private withKeyboard: EditorSession | undefined;

  /**
   * The session that a command is meant for, if any: the one with the keyboard, else the active editor's. Beside each
   * other, VS Code at times takes one editor for active while the keyboard is in the other; a key is for where it is
   * pressed.
   */
  get active(): EditorSession | undefined {
    return this.withKeyboard ?? [...this.sessions].find((session) => session.panel.active);
  }

  /** Keeps a session until its panel is closed. */
  add(session: EditorSession): void {
    this.sessions.add(session);
    session.onDidChangeKeyboard(() => this.keyboardMoved(session));
    session.panel.onDidDispose(() => {
      this.sessions.delete(session);
      session.dispose();
      this.keyboardMoved(session);
    });
  }

  /** One page's late blur can't take the keyboard from another. */
  private keyboardMoved(session: EditorSession): void {
    const hasIt = this.sessions.has(session) && session.keyboardTurn !== undefined;
    if (hasIt) this.withKeyboard = session;
    else if (this.withKeyboard === session) this.withKeyboard = undefined;
    void this.tellVsCode();
  }

  /** For `when` clauses. The page holds keys back until it hears that VS Code knows. */
  private async tellVsCode(): Promise<void> {
    const session = this.withKeyboard;
    const turn = session?.keyboardTurn;
    await Promise.all([
      vscode.commands.executeCommand('setContext', 'emg.unitsFocused', session?.isAtUnits === true),
      vscode.commands.executeCommand('setContext', 'emg.tracesFocused', turn !== undefined),
    ]);
    // Meanwhile another page may have got the keyboard, or this one have closed: then that is told in its own turn.
    if (turn !== undefined && session === this.withKeyboard) session?.keysArrive(turn);
  }
}
