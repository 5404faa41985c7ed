/**
 * Finds labels and corrected units that have lost their recording: files whose recording is gone, made for the very signal
 * file that was opened under another name, such as after `mv` in a terminal.
 */
import * as path from 'node:path';
import * as vscode from 'vscode';
import { recordingOf } from '../../labels/sidecarName';
import { RecordError } from '../../records/recordError';
import type { EmgDocument } from './emgDocument';
import { isThere } from '../basics/isThere';

/** One of the document's own files, whatever its records. */
type OwnFile = EmgDocument['files'][number];

/** A file without its recording, in place of one that the document does not have. */
interface Orphan {
  readonly sidecar: vscode.Uri;
  readonly own: vscode.Uri;
  /** `2 labels`. */
  readonly records: string;
}

/** So many files are looked at; a study with more has them in several folders. */
const mostCandidates = 2000;

/** Files beside the recording, then those of the workspace. */
async function candidates(recording: vscode.Uri, ending: string): Promise<readonly vscode.Uri[]> {
  const folder = vscode.Uri.joinPath(recording, '..');
  const entries = await vscode.workspace.fs.readDirectory(folder).then(
    (found) => found,
    () => [],
  );
  const beside = entries
    .filter(([name]) => recordingOf(name, ending) !== undefined)
    .slice(0, mostCandidates)
    .map(([name]) => vscode.Uri.joinPath(folder, name));
  const inWorkspace = await vscode.workspace.findFiles(`**/*${ending}`, undefined, mostCandidates);
  return [...new Map([...beside, ...inWorkspace].map((uri) => [uri.toString(), uri])).values()];
}

async function hasLostItsRecording(sidecar: vscode.Uri, ending: string): Promise<boolean> {
  const recording = recordingOf(sidecar.path, ending);
  return recording !== undefined && !(await isThere(sidecar.with({ path: recording })));
}

/** Records of this signal file that have lost their recording; undefined where there are none. */
async function findOrphan(recording: vscode.Uri, file: OwnFile, sha256: string): Promise<Orphan | undefined> {
  const { sidecar: own, kind } = file;
  const ending = own.path.slice(recording.path.length);
  for (const sidecar of await candidates(recording, ending)) {
    if (!(await hasLostItsRecording(sidecar, ending))) continue;
    const count = await file.recordsFor(sidecar, sha256);
    if (count > 0) {
      return { sidecar, own, records: count === 1 ? `one ${kind.noun}` : `${count} ${kind.list}` };
    }
  }
  return undefined;
}

function question(orphans: readonly Orphan[]): string {
  const parts = orphans.map(({ sidecar, records }) => {
    const folder = path.posix.dirname(vscode.workspace.asRelativePath(sidecar));
    const where = folder === '.' ? '' : ` in ${folder}`;
    return `${path.posix.basename(sidecar.path)}${where} holds ${records}`;
  });
  return `${parts.join(', ')} of this very recording, whose file is no longer there under that name.`;
}

const noticeId = 'orphan';

/** Gives the document the orphans' records: the files are renamed, as if they had come along with the recording. */
async function take(document: EmgDocument, orphans: readonly Orphan[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  for (const { sidecar, own } of orphans) edit.renameFile(sidecar, own, { overwrite: false });
  if (!(await vscode.workspace.applyEdit(edit))) {
    const names = orphans.map(
      ({ sidecar, own }) => `${path.posix.basename(sidecar.path)} to ${path.posix.basename(own.path)}`,
    );
    throw new RecordError(`It could not be renamed: ${names.join(', ')}. Rename it in the explorer.`);
  }
  document.notices.clear(noticeId);
  await document.refreshFromDisk();
}

/** Looks for records that have lost this recording, of each kind that it has none of, and offers them on its pages. */
export async function offerOrphan(document: EmgDocument): Promise<void> {
  await document.whenOpened();
  const { state } = document.connection;
  if (state.kind !== 'open') return;
  const { sha256 } = state.summary.fingerprint;
  const looked = await Promise.all(
    document.files.map(async (file) => (file.isOnDisk ? undefined : findOrphan(document.uri, file, sha256))),
  );
  // A file may have come meanwhile.
  const isFree = ({ own }: Orphan): boolean =>
    !document.files.some((file) => file.sidecar === own && file.isOnDisk);
  const left = (): readonly Orphan[] =>
    looked.flatMap((orphan) => (orphan && isFree(orphan) ? [orphan] : []));
  const orphans = left();
  if (orphans.length === 0) return;
  const labelsOnly = orphans.every(({ own }) => own === document.sidecar);
  document.notices.set(noticeId, {
    severity: 'info',
    sentence: question(orphans),
    actions: [
      {
        id: 'keep',
        title: labelsOnly ? 'Take these labels' : 'Take them',
        run: () => take(document, left()),
      },
      { id: 'dismiss', title: 'Leave them', run: () => document.notices.clear(noticeId) },
    ],
  });
  document.own(
    document.onDidChangeLabels(() => {
      if (left().length === 0) document.notices.clear(noticeId);
    }),
  );
}
