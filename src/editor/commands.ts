/** Registers every VS Code command; each acts on the EMG editor that is active, and does nothing without one. */
import * as vscode from 'vscode';
import { viewCommands } from '../protocol/page';
import type { EditorSession } from './editorSession';
import { addLabel } from './labelActions';
import { chooseLabel, showWarnings } from './pageQuestions';
import { registerCommand, registerScriptCommand } from './surface/commands';
import { checkedLabelArguments } from './validate';

/** The label commands that have a key; `emg.chooseLabel` reaches all the others. */
const labelCommands = {
  'emg.label.neurogenicCramp': 'neurogenic-cramp',
  'emg.label.myogenicCramp': 'myogenic-cramp',
  'emg.label.voluntary': 'voluntary',
  'emg.label.indeterminate': 'indeterminate',
} as const;

/**
 * For scripts, macros and a person's own keybindings: `emg.addLabel` labels a span of the active recording and
 * answers the label's id. Arguments: `{channels: [names], startSeconds, endSeconds, label}`.
 */
function addLabelCommand(active: () => EditorSession | undefined): vscode.Disposable {
  return registerScriptCommand('emg.addLabel', async (args) => {
    const session = active();
    await session?.document.whenOpened();
    return session && addLabel(session.document, checkedLabelArguments(args));
  });
}

/** Registers the commands. `active` gives the session whose editor is active. */
export function registerCommands(active: () => EditorSession | undefined): vscode.Disposable {
  const register = (
    command: string,
    run: (session: EditorSession) => void | Promise<void>,
  ): vscode.Disposable =>
    registerCommand(command, () => {
      const session = active();
      return session && run(session);
    });
  return vscode.Disposable.from(
    addLabelCommand(active),
    register('emg.detect', (session) => session.detection.run()),
    register('emg.cancelDetection', (session) => session.detection.cancel()),
    register('emg.adoptRecording', (session) => session.document.adoptRecording()),
    register('emg.chooseLabel', chooseLabel),
    register('emg.showWarnings', showWarnings),
    ...Object.entries(labelCommands).map(([command, label]) =>
      register(command, (session) => session.applyLabel(label)),
    ),
    ...viewCommands.map((name) => register(`emg.view.${name}`, (session) => session.view(name))),
  );
}
