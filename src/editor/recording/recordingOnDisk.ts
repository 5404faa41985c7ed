/** Whether a recording on disk is still the one that was opened: cheaply first, by its content where that is in doubt. */
import * as path from 'node:path';
import * as vscode from 'vscode';
import { fingerprint } from '../../recording/fingerprint';
import type { Fingerprint } from '../../labels/labelDocument';
import type { FileIdentity, RecordingSummary } from '../../protocol/workerMethods';
import { memorySource, openFileSource, type ByteSource } from '../../recording/byteSource';
import { fileIdentity, sameIdentity } from '../../worker/fileIdentity';
import { hostedIdentity } from './hostedFiles';
import type { RecordingChange } from './recordingChangeWords';

/**
 * `same`: no file was touched since. `touched`: some were, yet the samples are those that were opened, as far as their
 * fingerprint tells. `other`: they are not, or can't be read any more. `gone`: a file is not there, or can't be looked at.
 */
export type Comparison = { readonly kind: 'same' | 'touched' } | RecordingChange;

/** Every file that the recording was read from, as it is now; undefined where it can't be looked at. */
async function identitiesNow(
  recording: vscode.Uri,
  { files }: Pick<RecordingSummary, 'files'>,
): Promise<readonly (FileIdentity | undefined)[]> {
  return Promise.all(files.map((file) => identityOf(vscode.Uri.joinPath(recording, '..', file.path))));
}

/** The same text as long as nothing touches any of the recording's files. */
export async function stateOnDisk(
  recording: vscode.Uri,
  summary: Pick<RecordingSummary, 'files'>,
): Promise<string> {
  return JSON.stringify(await identitiesNow(recording, summary));
}

/** Compares the recording on disk with what was opened. */
export async function compareWithDisk(
  recording: vscode.Uri,
  summary: Pick<RecordingSummary, 'files' | 'signalFile' | 'fingerprint'>,
): Promise<Comparison> {
  const now = await identitiesNow(recording, summary);
  if (summary.files.every(({ identity }, index) => sameIdentity(identity, now[index]))) {
    return { kind: 'same' };
  }
  const missing = summary.files[now.indexOf(undefined)];
  if (missing) return { kind: 'gone', file: missing.path };
  const signalFile = vscode.Uri.joinPath(recording, '..', summary.signalFile);
  // What can't be read can't be said to be the same.
  const isSame = await hasFingerprint(signalFile, summary.fingerprint).catch(() => false);
  return { kind: isSame ? 'touched' : 'other' };
}

async function identityOf(uri: vscode.Uri): Promise<FileIdentity | undefined> {
  if (uri.scheme === 'file') return fileIdentity(uri.fsPath);
  // What can't be looked at can't be said to be the same.
  return hostedIdentity(uri).catch(() => undefined);
}

async function hasFingerprint(uri: vscode.Uri, expected: Fingerprint): Promise<boolean> {
  const source = await sourceOf(uri, expected.bytes);
  try {
    return source?.size === expected.bytes && (await fingerprint(source)).sha256 === expected.sha256;
  } finally {
    await source?.close();
  }
}

/** A file's bytes; undefined where they are fetched whole and are not as many as expected. */
async function sourceOf(uri: vscode.Uri, bytes: number): Promise<ByteSource | undefined> {
  if (uri.scheme === 'file') return openFileSource(uri.fsPath);
  if ((await vscode.workspace.fs.stat(uri)).size !== bytes) return undefined;
  return memorySource(path.posix.basename(uri.path), await vscode.workspace.fs.readFile(uri));
}

/** Whether two openings show the same: everything that samples and labels stand on, not what else was odd. */
export function sameRecording(a: RecordingSummary, b: RecordingSummary): boolean {
  const essence = ({
    format,
    durationSeconds,
    startTime,
    channels,
    fingerprint: print,
  }: RecordingSummary): string =>
    JSON.stringify([format, durationSeconds, startTime, channels, print.bytes, print.sha256]);
  return essence(a) === essence(b);
}
