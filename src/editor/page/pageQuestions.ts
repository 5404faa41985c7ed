/** Questions that a command asks about one editor, whether the palette or a button of its page begins it. */
import type { LabelDocument } from '../../labels/labelDocument';
import type { StudyLabels } from '../study/studyLabels';
import { ask } from '../surface/ask';
import { say } from '../surface/say';

/** What is asked of an editor. */
export interface AskedEditor {
  readonly document: { readonly labels: LabelDocument; readonly study: { readonly labels: StudyLabels } };
  applyLabel(label: string): void;
  warnings(): readonly string[];
}

/** Lets a person choose one of all labels, for what is selected in the page. */
export async function chooseLabel(editor: AskedEditor): Promise<void> {
  const { study, labels } = editor.document;
  const choices = study.labels.choices(labels).map(({ label, displayName, meaning, key, inStudy }) => ({
    label: displayName,
    ...(key === undefined ? {} : { description: key.toUpperCase() }),
    detail: inStudy === false ? `Not in the study’s label set. ${meaning}` : meaning,
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
