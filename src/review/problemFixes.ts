/** What can be done about a problem of a label file, from the place where it is shown. */
import * as path from 'node:path';
import * as vscode from 'vscode';
import { runInSlices } from '../base/steps';
import { isThere } from '../editor/basics/isThere';
import type { OpenSessions } from '../editor/openSessions';
import { viewTypeOf } from '../editor/recordingEditorProvider';
import { updateSidecar } from '../editor/sidecar/sidecarFile';
import { registerCommand } from '../editor/surface/commands';
import { offerFixes } from '../editor/surface/problems';
import { recordingOf } from '../labels/sidecarName';
import { RecordError } from '../records/recordError';
import { isUnreadable } from '../records/textOnDisk';
import { fileKindOf, type FileKind } from '../repository/fileKinds';
import { recordingBeside } from '../repository/recordings';
import { filePatterns } from './labelProblems';
import { showLine } from './showFinding';

/** @throws RecordError for an argument that is no label file: any extension may run a command */
function fileGiven(argument: unknown): { readonly file: vscode.Uri; readonly kind: FileKind } {
  const kind = argument instanceof vscode.Uri ? fileKindOf(argument.path) : undefined;
  if (argument instanceof vscode.Uri && kind) return { file: argument, kind };
  throw new RecordError('This is for label files and files of corrected units.');
}

/** Rewrites a file in canonical form. @throws RecordError for one that can't be read or has unsaved changes */
async function rewrite(argument: unknown): Promise<void> {
  const { file, kind } = fileGiven(argument);
  const name = path.posix.basename(file.path);
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString());
  if (open?.isDirty === true) {
    throw new RecordError(`${name} has unsaved changes: save them, then try again.`);
  }
  await updateSidecar(file, async (found) => {
    if (found === undefined || isUnreadable(found)) throw new RecordError(`${name} can't be read.`);
    const read = await runInSlices(kind.read(found, {}));
    if (!read.ok || read.isNewer) {
      throw new RecordError(
        `${name} is left as it is: ${read.ok ? 'a newer version wrote it' : 'it can not be read'}.`,
      );
    }
    return runInSlices(read.canonical());
  });
}

/** The recording that a file stands beside. @throws RecordError where it is not there */
async function recordingUri(argument: unknown): Promise<vscode.Uri> {
  const { file, kind } = fileGiven(argument);
  const name = recordingOf(file.path, kind.ending) ?? '';
  const own = file.with({ path: name });
  if (await isThere(own)) return own;
  const beside = file.scheme === 'file' ? await recordingBeside(file.fsPath) : undefined;
  if (beside?.kind === 'beside') return vscode.Uri.file(beside.recording);
  throw new RecordError(`${path.posix.basename(name)} is not beside ${path.posix.basename(file.path)}.`);
}

/** Opens the recording of a file, at the label that a problem is about. */
async function show(sessions: OpenSessions, file: unknown, line: unknown): Promise<void> {
  const recording = await recordingUri(file);
  if (typeof line === 'number') await showLine(sessions, recording, fileGiven(file).file, line);
  else await openRecording(recording);
}

async function openRecording(recording: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', recording, viewTypeOf(recording));
}

/** Opens the recording and says that the labels belong to it, which undo takes back until it is saved. */
async function adopt(argument: unknown): Promise<void> {
  await openRecording(await recordingUri(argument));
  await vscode.commands.executeCommand('emg.adoptRecording');
}

/** More recordings of one name are not looked at. */
const mostRecordings = 2;

/** Opens the recording that has a file's name elsewhere in the workspace: there its labels are offered. */
async function findRecording(argument: unknown): Promise<void> {
  const { file, kind } = fileGiven(argument);
  const name = path.posix.basename(recordingOf(file.path, kind.ending) ?? '');
  // Characters that mean something in a pattern stand for one of any kind.
  const pattern = `**/${name.replace(/[*?[\]{}!]/gu, '?')}`;
  const [found, another] = await vscode.workspace.findFiles(pattern, undefined, mostRecordings);
  if (found && !another) return openRecording(found);
  throw new RecordError(
    another
      ? `There are several ${name} in this workspace: open the one that is meant, and its labels are offered there.`
      : `There is no ${name} in this workspace. If it was renamed, open it: labels of that very recording are offered there.`,
  );
}

/** Offered for whatever is about one label. */
const showOnTrace = { title: 'Show on the trace', command: 'emg.problems.open' } as const;

/** The commands, and the quick fixes that run them. */
export function registerProblemFixes(sessions: OpenSessions): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand('emg.problems.rewrite', rewrite),
    registerCommand('emg.problems.open', (file, line) => show(sessions, file, line)),
    registerCommand('emg.problems.adopt', adopt),
    registerCommand('emg.problems.findRecording', findRecording),
    offerFixes(filePatterns, {
      canonical: [{ title: 'Rewrite in canonical form', command: 'emg.problems.rewrite', isPreferred: true }],
      'unresolved-conflict': [
        { title: 'Decide in the EMG editor', command: 'emg.problems.open', isPreferred: true },
      ],
      'duplicate-id': [
        { title: 'Decide in the EMG editor', command: 'emg.problems.open', isPreferred: true },
      ],
      stale: [showOnTrace],
      duplicate: [showOnTrace],
      'outside-recording': [showOnTrace],
      inconsistent: [showOnTrace],
      'unknown-label': [showOnTrace],
      'missing-field': [showOnTrace],
      'unknown-reader': [showOnTrace],
      'other-recording': [
        { title: 'Look at the recording in the EMG editor', command: 'emg.problems.open' },
        { title: 'The labels belong to this recording, too', command: 'emg.problems.adopt' },
      ],
      orphaned: [{ title: 'Look for its recording in the workspace', command: 'emg.problems.findRecording' }],
    }),
  );
}
