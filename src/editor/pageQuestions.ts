/** Questions that a command asks about one editor, whether the palette or a button of its page begins it. */
import type * as vscode from 'vscode';
import type { LabelDocument } from '../labels/labelDocument';
import { openStudy } from '../study/readStudy';
import { labelChoices } from './documentView';
import { studyOf } from './study';
import { ask } from './surface/ask';
import { inertSentence } from './surface/inertText';
import { say } from './surface/say';

/** What is asked of an editor. */
export interface AskedEditor {
  readonly document: { readonly uri: vscode.Uri; readonly labels: LabelDocument };
  applyLabel(label: string): void;
  warnings(): readonly string[];
}

/** Lets a person choose one of all labels, for what is selected in the page. */
export async function chooseLabel(editor: AskedEditor): Promise<void> {
  const { uri, labels } = editor.document;
  const study = await studyOf(uri).catch((error: unknown) => {
    void say.warn(inertSentence(error));
    return openStudy;
  });
  const choices = labelChoices(labels, study.labels).map(({ label, displayName, meaning }) => ({
    label: displayName,
    detail: meaning,
    value: label,
  }));
  const label = await ask.pick('Label', choices);
  if (label !== undefined) editor.applyLabel(label);
}

/** Shows whatever is odd about the recording, one line each. */
export async function showWarnings(editor: AskedEditor): Promise<void> {
  const warnings = editor.warnings();
  if (warnings.length === 0) {
    void say.info('Nothing is odd about this recording.');
    return;
  }
  const choices = warnings.map((warning) => ({ label: warning, value: warning }));
  await ask.pick('What is odd about this recording', choices);
}
