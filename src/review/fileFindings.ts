/**
 * What is wrong with a label or unit file of the workspace: as the command line finds it, in slices, and without opening
 * its recording, so that a whole workspace may be looked through while someone works.
 */
import type * as vscode from 'vscode';
import { runInSlices } from '../base/steps';
import { isThere } from '../editor/basics/isThere';
import { readSidecar } from '../editor/sidecar/sidecarFile';
import { recordingOf } from '../labels/sidecarName';
import type { ReadableFile } from '../records/check';
import type { CheckedRecording, Finding } from '../records/findings';
import { isUnreadable } from '../records/textOnDisk';
import { orphanFinding, unreadableFinding } from '../repository/checkFile';
import { fileKindOf } from '../repository/fileKinds';
import { recordingBeside, type Beside } from '../repository/recordings';
import { signalFingerprint } from '../repository/sameSignal';
import type { StudyRules } from '../repository/studyRules';

/** Where the recording of a file is, whatever disk that is on. */
async function besideOf(file: vscode.Uri): Promise<Beside> {
  if (file.scheme === 'file') return recordingBeside(file.fsPath);
  const kind = fileKindOf(file.path);
  const recording = kind && recordingOf(file.path, kind.ending);
  if (recording === undefined) return { kind: 'unknown' };
  const isBeside = await isThere(file.with({ path: recording }));
  // Another file system may show one file alone.
  return isBeside ? { kind: 'elsewhere' } : { kind: 'unknown' };
}

/** A recording whose bytes are those that were labelled has the channels that the header says. */
async function recordingOfFile(
  beside: Beside,
  { header }: ReadableFile,
): Promise<CheckedRecording | undefined> {
  if (beside.kind !== 'beside') return undefined;
  const fingerprint = await signalFingerprint(beside.recording);
  return fingerprint && { channels: header.channels, fingerprint };
}

/** The findings in a file, in line order; none where it is not there. @throws the signal's reason when it is aborted */
export async function findingsIn(
  file: vscode.Uri,
  studies: StudyRules,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const kind = fileKindOf(file.path);
  const bytes = kind && (await readSidecar(file));
  if (!kind || bytes === undefined) return [];
  const beside = await besideOf(file);
  const orphaned = beside.kind === 'missing' ? [orphanFinding(beside.recording)] : [];
  if (isUnreadable(bytes)) return [...orphaned, unreadableFinding(bytes.unreadable)];
  const study = file.scheme === 'file' ? await studies.of(file.fsPath) : undefined;
  const read = await runInSlices(kind.read(bytes, study?.rules ?? {}), signal);
  if (!read.ok) return [...orphaned, ...read.problems];
  return [...orphaned, ...(await runInSlices(read.findings(await recordingOfFile(beside, read)), signal))];
}
