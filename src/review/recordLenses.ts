/** Above each label's line in the text of a label file: when it is, in time, and the way to its trace. */
import * as vscode from 'vscode';
import { clock } from '../base/clock';
import { runInSlices } from '../base/steps';
import { isThere } from '../editor/basics/isThere';
import type { OpenSessions } from '../editor/openSessions';
import { registerCommand } from '../editor/surface/commands';
import { offerLenses } from '../editor/surface/lenses';
import { parseSteps } from '../labels/parse';
import { recordingOf, recordingReadIn, sidecarEnding } from '../labels/sidecarName';
import { spanSeconds } from '../labels/time';
import { describeLabel } from '../labels/vocabulary';
import { RecordError } from '../records/recordError';
import { sessionOf } from './openPage';

/** Structural: VS Code is given them all at once, and nobody scrolls through more. */
const mostLenses = 5000;

/** Registers lenses, and the command that they run. */
export function registerRecordLenses(sessions: OpenSessions): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand('emg.showLabelOnTrace', (file, id) => showOnTrace(sessions, file, id)),
    offerLenses(`**/*${sidecarEnding}`, 'emg.showLabelOnTrace', async (document, signal) => {
      const parsed = await runInSlices(parseSteps(document.getText()), signal);
      // What can't be read, the Problems view says.
      if (!parsed.ok) return [];
      const { header, labels } = parsed.document;
      return labels.slice(0, mostLenses).map((record) => {
        const span = spanSeconds(record, header);
        const when = span ? `${clock(span.onsetSeconds)} to ${clock(span.endSeconds)}` : 'at no known time';
        const title = `${describeLabel(record.label).displayName}, ${when}: show on the trace`;
        return { line: parsed.lines.get(record.id) ?? 1, title, argument: record.id };
      });
    }),
  );
}

/** @throws RecordError where there is no such label, or no recording beside: any extension may run a command */
async function showOnTrace(sessions: OpenSessions, file: unknown, id: unknown): Promise<void> {
  if (!(file instanceof vscode.Uri) || typeof id !== 'string' || !file.path.endsWith(sidecarEnding)) {
    throw new RecordError('This is for lines of label files.');
  }
  const places = [recordingOf(file.path), recordingReadIn(file.path)].filter((each) => each !== undefined);
  for (const path of places) {
    const recording = file.with({ path });
    if (!(await isThere(recording))) continue;
    const session = await sessionOf(sessions, recording);
    await session.document.whenOpened();
    session.goTo({ id });
    return;
  }
  throw new RecordError('The recording is not beside its label file: was it renamed, moved or left out?');
}
