/** Every page that is open, of whichever view type; knows which one has the keyboard. */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { adjudicationOf } from './readings/adjudicate';
import type { EditorSession } from './page/editorSession';

/** VS Code may ask first how to open it. */
const openingMilliseconds = 30_000;

/** The open pages. */
export class OpenSessions {
  private readonly sessions = new Set<EditorSession>();
  private readonly added = new vscode.EventEmitter<EditorSession>();
  /** The page whose traces got the keyboard last, until it says that they have lost it. */
  private withKeyboard: EditorSession | undefined;
  private toldAdjudicating = false;

  /**
   * The session that a command is meant for, if any: the one with the keyboard, else the active editor's. Beside each
   * other, VS Code at times takes one editor for active while the keyboard is in the other; a key is for where it is
   * pressed.
   */
  get active(): EditorSession | undefined {
    return this.withKeyboard ?? [...this.sessions].find((session) => session.panel.active);
  }

  /** The page of a recording, the active one where there are several; undefined where none is open. */
  of(recording: vscode.Uri): EditorSession | undefined {
    const address = recording.toString();
    const all = [...this.sessions].filter(({ document }) => document.uri.toString() === address);
    return all.find(({ panel }) => panel.active) ?? all[0];
  }

  /** The page of a recording that is about to be opened. @throws Error where it is not within a moment */
  whenOpened(recording: vscode.Uri): Promise<EditorSession> {
    const address = recording.toString();
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        listening.dispose();
        reject(new Error(`${posix.basename(recording.path)} did not open.`));
      }, openingMilliseconds);
      const listening = this.added.event((session) => {
        if (session.document.uri.toString() !== address) return;
        clearTimeout(late);
        listening.dispose();
        resolve(session);
      });
    });
  }

  /** Keeps a session until its panel is closed. */
  add(session: EditorSession): void {
    this.sessions.add(session);
    session.onDidChangeComparison(() => void this.tellVsCode());
    const labels = session.document.onDidChangeLabels(() => this.adjudicationMoved());
    session.panel.onDidDispose(() => {
      labels.dispose();
    });
    session.panel.onDidChangeViewState(() => void this.tellVsCode());
    session.onDidChangeKeyboard(() => this.keyboardMoved(session));
    session.panel.onDidDispose(() => {
      this.sessions.delete(session);
      session.dispose();
      this.keyboardMoved(session);
    });
    this.added.fire(session);
  }

  /** One page's late blur can't take the keyboard from another. */
  private keyboardMoved(session: EditorSession): void {
    const hasIt = this.sessions.has(session) && session.keyboardTurn !== undefined;
    if (hasIt) this.withKeyboard = session;
    else if (this.withKeyboard === session) this.withKeyboard = undefined;
    void this.tellVsCode();
  }

  /** Told with each change of labels: begun and ended, it is seldom. */
  private adjudicationMoved(): void {
    if (this.isAdjudicating !== this.toldAdjudicating) void this.tellVsCode();
  }

  private get isAdjudicating(): boolean {
    return this.active !== undefined && adjudicationOf(this.active.document) !== undefined;
  }

  /** For `when` clauses. The page holds keys back until it hears that VS Code knows. */
  private async tellVsCode(): Promise<void> {
    const session = this.withKeyboard;
    const turn = session?.keyboardTurn;
    const isComparing = this.active?.comparison.other !== undefined;
    this.toldAdjudicating = this.isAdjudicating;
    await Promise.all([
      vscode.commands.executeCommand('setContext', 'emg.comparing', isComparing),
      vscode.commands.executeCommand('setContext', 'emg.adjudicating', this.toldAdjudicating),
      vscode.commands.executeCommand(
        'setContext',
        'emg.studyKeys',
        session?.document.study.labels.keys ?? '',
      ),
      vscode.commands.executeCommand('setContext', 'emg.unitsFocused', session?.isAtUnits === true),
      vscode.commands.executeCommand('setContext', 'emg.tracesFocused', turn !== undefined),
    ]);
    // Meanwhile another page may have got the keyboard, or this one have closed: then that is told in its own turn.
    if (turn !== undefined && session === this.withKeyboard) session?.keysArrive(turn);
  }
}
