/** Registers every VS Code command; each acts on the EMG editor that is active, and does nothing without one. */
import * as vscode from 'vscode';
import {
  labelCommands,
  viewCommandNames,
  type HostCommand,
  type LabelCommand,
} from '../protocol/commands/commands';
import { adjudicate, endAdjudication } from './readings/adjudicate';
import type { EditorSession } from './page/editorSession';
import { addLabel } from './labelling/labelActions';
import { changeChannelKind } from './recording/channelKinds';
import type { OpenDocuments } from './document/openDocuments';
import { chooseLabel, showWarnings } from './page/pageQuestions';
import { chooseBlindReading, finishBlindReading } from './readings/readBlind';
import { registerCommand, registerScriptCommand } from './surface/commands';
import { checkedLabelArguments } from './page/validate';

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

/** What each command does; those that give a label differ by that alone, and a script's has arguments and an answer. */
const handlers: {
  readonly [C in Exclude<HostCommand, LabelCommand | 'emg.addLabel'>]: (
    session: EditorSession,
    argument: unknown,
    documents: OpenDocuments,
  ) => void | Promise<void>;
} = {
  'emg.detect': (session) => session.detection.run(),
  'emg.proposeFindings': (session) => session.detection.proposeFindings(),
  'emg.cancelDetection': (session) => session.detection.cancel(),
  'emg.adoptRecording': (session) => session.document.adoptRecording(),
  'emg.readBlind': ({ document }, choice, { all }) => chooseBlindReading(document, choice, all),
  'emg.finishBlindReading': ({ document }, answer) => finishBlindReading(document, answer),
  'emg.adjudicate': ({ document }) => adjudicate(document),
  'emg.endAdjudication': ({ document }) => endAdjudication(document),
  'emg.changeChannelKind': changeChannelKind,
  'emg.chooseLabel': chooseLabel,
  'emg.labelByKey': (session, key) => session.labelByKey(key),
  'emg.showWarnings': showWarnings,
};

/** What `settleOrder` calls a command with. */
const settling = 'emg.settling';

/**
 * Runs each command through VS Code without effect. VS Code lets the first use of a command wait until its extension has
 * been asked to start, and a later one of another command, used before, not: of two keys pressed quickly, the second
 * would act first.
 */
export async function settleOrder(): Promise<void> {
  const commands = keyCommands().map((command) => ({ command, args: settling }));
  await vscode.commands.executeCommand('runCommands', { commands });
}

function keyCommands(): readonly string[] {
  const views = viewCommandNames.map((name) => `emg.view.${name}`);
  return [...Object.keys(handlers), ...Object.keys(labelCommands), ...views];
}

/** Registers the commands. `active` gives the session whose editor is active. */
export function registerCommands(
  active: () => EditorSession | undefined,
  documents: OpenDocuments,
): vscode.Disposable {
  const register = (
    command: string,
    run: (session: EditorSession, argument: unknown, documents: OpenDocuments) => void | Promise<void>,
  ): vscode.Disposable =>
    registerCommand(command, (argument) => {
      const session = argument === settling ? undefined : active();
      return session && run(session, argument, documents);
    });
  return vscode.Disposable.from(
    addLabelCommand(active),
    ...Object.entries(handlers).map(([command, run]) => register(command, run)),
    ...Object.entries(labelCommands).map(([command, label]) =>
      register(command, (session) => session.applyShippedLabel(label)),
    ),
    ...viewCommandNames.map((name) => register(`emg.view.${name}`, (session) => session.view(name))),
  );
}
