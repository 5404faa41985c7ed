/**
 * Finds labels that have lost their recording: a label file whose recording is gone, made for the very signal file
 * that was opened under another name, such as after `mv` in a terminal.
 */
import * as path from 'node:path';
import * as vscode from 'vscode';
import { runInSlices } from '../base/steps';
import type { Fingerprint } from '../labels/labelDocument';
import { parseSteps } from '../labels/parse';
import { recordingOf, sidecarEnding } from '../labels/sidecarName';
import { RecordError } from '../records/recordError';
import type { EmgDocument } from './emgDocument';
import { isThere } from './isThere';
import { readSidecar } from './sidecarFile';

/** A label file without its recording. */
interface Orphan {
  readonly sidecar: vscode.Uri;
  readonly labelCount: number;
}

/** So many label files are looked at; a study with more has them in several folders. */
const mostCandidates = 2000;

async function namesBeside(uri: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const folder = vscode.Uri.joinPath(uri, '..');
  const entries = await vscode.workspace.fs.readDirectory(folder).then(
    (found) => found,
    () => [],
  );
  return entries
    .filter(([name]) => recordingOf(name) !== undefined)
    .slice(0, mostCandidates)
    .map(([name]) => vscode.Uri.joinPath(folder, name));
}

/** Label files beside the recording, then those of the workspace. */
async function candidates(recording: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const beside = await namesBeside(recording);
  const inWorkspace = await vscode.workspace.findFiles(`**/*${sidecarEnding}`, undefined, mostCandidates);
  return [...new Map([...beside, ...inWorkspace].map((uri) => [uri.toString(), uri])).values()];
}

async function hasLostItsRecording(sidecar: vscode.Uri): Promise<boolean> {
  const recording = recordingOf(sidecar.path);
  return recording !== undefined && !(await isThere(sidecar.with({ path: recording })));
}

/** The number of labels, where the file was made for this signal file. */
async function labelsFor(
  sidecar: vscode.Uri,
  { sha256 }: Fingerprint,
  signal: AbortSignal,
): Promise<number | undefined> {
  const text = await readSidecar(sidecar);
  // Reading every label of a study is slow, looking for 64 characters is not.
  if (
    !(text instanceof Uint8Array) ||
    !Buffer.from(text.buffer, text.byteOffset, text.length).includes(sha256)
  ) {
    return undefined;
  }
  const parsed = await runInSlices(parseSteps(text), signal);
  return parsed.ok && parsed.document.header.fingerprint.sha256 === sha256
    ? parsed.document.labels.length
    : undefined;
}

/** Labels of this signal file that have lost their recording; undefined where there are none. */
async function findOrphan(
  recording: vscode.Uri,
  fingerprint: Fingerprint,
  signal: AbortSignal,
): Promise<Orphan | undefined> {
  for (const sidecar of await candidates(recording)) {
    if (!(await hasLostItsRecording(sidecar))) continue;
    const labelCount = await labelsFor(sidecar, fingerprint, signal);
    if (labelCount !== undefined && labelCount > 0) return { sidecar, labelCount };
  }
  return undefined;
}

function question({ sidecar, labelCount }: Orphan): string {
  const labels = labelCount === 1 ? 'one label' : `${labelCount} labels`;
  const folder = path.posix.dirname(vscode.workspace.asRelativePath(sidecar));
  const where = folder === '.' ? '' : ` in ${folder}`;
  return `${path.posix.basename(sidecar.path)}${where} holds ${labels} of this very recording, whose file is no longer there under that name.`;
}

const noticeId = 'orphan';

/** Gives the document the orphan's labels: the file is renamed, as if it had come along with the recording. */
async function take(document: EmgDocument, { sidecar }: Orphan): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(sidecar, document.sidecar, { overwrite: false });
  if (!(await vscode.workspace.applyEdit(edit))) {
    const [old, own] = [sidecar, document.sidecar].map((uri) => path.posix.basename(uri.path));
    throw new RecordError(`${old} could not be renamed to ${own}. Rename it in the explorer.`);
  }
  document.notices.clear(noticeId);
  await document.refreshFromDisk();
}

/** Looks for labels that have lost this recording, where it has none of its own, and offers them on its pages. */
export async function offerOrphan(document: EmgDocument): Promise<void> {
  await document.whenOpened();
  const { state } = document.connection;
  const isWithout = (): boolean => !document.hasLabelFile;
  if (state.kind !== 'open' || !isWithout()) return;
  const orphan = await findOrphan(document.uri, state.summary.fingerprint, document.whileOpen);
  // A label file may have come meanwhile.
  if (!orphan || !isWithout()) return;
  document.notices.set(noticeId, {
    severity: 'info',
    sentence: question(orphan),
    actions: [
      { id: 'keep', title: 'Take these labels', run: () => take(document, orphan) },
      { id: 'dismiss', title: 'Leave them', run: () => document.notices.clear(noticeId) },
    ],
  });
  const settled = document.onDidChangeLabels(() => {
    if (!isWithout()) document.notices.clear(noticeId);
  });
  document.own(settled);
}
