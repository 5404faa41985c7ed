/** What the page's buttons do: as the palette and the keys, but always on the page's own editor. */
import * as vscode from 'vscode';
import type { PageCommand } from '../../protocol/page';
import { endAdjudication } from '../readings/adjudicate';
import type { DetectionRunner } from '../labelling/detectionRunner';
import type { EmgDocument } from '../document/emgDocument';
import { chooseLabel, showWarnings, type AskedEditor } from './pageQuestions';

/** The editor that a button's page belongs to. */
interface CommandedEditor extends AskedEditor {
  readonly document: EmgDocument;
  readonly panel: vscode.WebviewPanel;
  readonly detection: DetectionRunner;
}

const handlers: { readonly [C in PageCommand]: (session: CommandedEditor) => Promise<unknown> } = {
  'emg.detect': (session) => session.detection.run(),
  'emg.proposeFindings': (session) => session.detection.proposeFindings(),
  'emg.cancelDetection': (session) => {
    session.detection.cancel();
    return Promise.resolve();
  },
  'emg.endAdjudication': ({ document }) => {
    endAdjudication(document);
    return Promise.resolve();
  },
  'emg.showAgreement': ({ document }) =>
    Promise.resolve(vscode.commands.executeCommand('emg.showAgreement', document.uri)),
  'emg.chooseLabel': chooseLabel,
  'emg.showWarnings': showWarnings,
  undo: (session) => {
    requireActive(session);
    return Promise.resolve(vscode.commands.executeCommand('undo'));
  },
  redo: (session) => {
    requireActive(session);
    return Promise.resolve(vscode.commands.executeCommand('redo'));
  },
};

/** VS Code undoes in whichever editor is active, which must then be the page's own. @throws Error with a sentence */
function requireActive({ panel }: CommandedEditor): void {
  if (!panel.active) throw new Error('Another editor is active: click into this one, then undo or redo.');
}

/** Runs one of the commands that the page has a button for, on its own session. */
export async function runPageCommand(session: CommandedEditor, command: PageCommand): Promise<void> {
  await handlers[command](session);
}
