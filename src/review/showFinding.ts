/** From a line of a label file to the trace of the label that stands in it. */
import type * as vscode from 'vscode';
import { runInSlices } from '../base/steps';
import type { OpenSessions } from '../editor/openSessions';
import { readSidecar } from '../editor/sidecar/sidecarFile';
import { parseSteps } from '../labels/parse';
import { sidecarEnding } from '../labels/sidecarName';
import { spanSeconds } from '../labels/time';
import { isUnreadable } from '../records/textOnDisk';
import { sessionOf } from './openPage';

/** Opens a recording; at the label that stands in this line (from 1) of a label file of it, where one does. */
export async function showLine(
  sessions: OpenSessions,
  recording: vscode.Uri,
  file: vscode.Uri,
  line: number,
): Promise<void> {
  const session = await sessionOf(sessions, recording);
  const { document } = session;
  await document.whenOpened();
  const place = await labelIn(file, line);
  const isOwn = document.sidecar.toString() === file.toString();
  // Who reads blind is led to nothing of others.
  if (!place || (document.reading && !isOwn)) return;
  const isHere = isOwn && document.labels.labels.some(({ id }) => id === place.id);
  session.goTo(isHere ? { id: place.id } : { seconds: place.seconds });
}

async function labelIn(
  file: vscode.Uri,
  line: number,
): Promise<{ readonly id: string; readonly seconds: number } | undefined> {
  const text = file.path.endsWith(sidecarEnding) ? await readSidecar(file) : undefined;
  if (text === undefined || isUnreadable(text)) return undefined;
  const parsed = await runInSlices(parseSteps(text));
  if (!parsed.ok) return undefined;
  const { header, labels } = parsed.document;
  const record = labels.find(({ id }) => parsed.lines.get(id) === line);
  const span = record && spanSeconds(record, header);
  return span && { id: record.id, seconds: span.onsetSeconds };
}
