/** The command “Compare Labels With…”: asks with which version, reads it, and has the page show what lies between. */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { runInSlices } from '../base/steps';
import type { EditorSession } from '../editor/editorSession';
import type { OpenSessions } from '../editor/openSessions';
import { sidecarUri } from '../editor/sidecarFile';
import { ask } from '../editor/surface/ask';
import { registerCommand } from '../editor/surface/commands';
import { whileSlow } from '../editor/surface/progress';
import { parseSteps } from '../labels/parse';
import { calledOn, comparedFile } from './comparedFile';
import { sessionOf } from './openPage';
import { fileVersion, offeredVersions, type OfferedVersion } from './otherVersions';

/** Registers the command. */
export function registerCompareLabels(sessions: OpenSessions): vscode.Disposable {
  return registerCommand('emg.compareLabels', (...args) => compareLabels(sessions, args));
}

/**
 * For scripts and keybindings with arguments: the file, and `{version: "HEAD"}` (or `index`, `MERGE_HEAD`, a branch, a tag, a
 * commit's hash, a reader's file beside it), which is then not asked for. Answers `3 added, 1 relabelled`.
 */
async function compareLabels(sessions: OpenSessions, args: readonly unknown[]): Promise<string | undefined> {
  const called = calledOn(args);
  if (!called) throw new Error('Open a recording first, or call this on a label file.');
  const { recording, reader } = await comparedFile(called);
  const open = sessions.of(recording);
  if (open) requireSighted(open);
  const chosen = await versionFor(recording, reader, namedVersion(args));
  if (!chosen) return undefined;
  const session = await sessionOf(sessions, recording);
  await session.document.whenOpened();
  requireSighted(session);
  await compareWith(session, chosen);
  return session.comparison.summary;
}

/** Who reads blind sees nobody else's labels, an earlier version of the shared ones included. */
function requireSighted({ document }: EditorSession): void {
  if (!document.reading) return;
  throw new Error(
    `You read ${posix.basename(document.uri.path)} blind, so its labels are compared with nobody's: finish the reading first.`,
  );
}

/** What a script names. */
function namedVersion(args: readonly unknown[]): string | undefined {
  for (const arg of args) {
    if (typeof arg !== 'object' || arg === null || !('version' in arg)) continue;
    return typeof arg.version === 'string' ? arg.version : undefined;
  }
  return undefined;
}

async function versionFor(
  recording: vscode.Uri,
  reader: vscode.Uri | undefined,
  named: string | undefined,
): Promise<OfferedVersion | undefined> {
  if (reader) return fileVersion(reader, posix.basename(reader.path));
  if (named === undefined) return choose(recording);
  const found = (await offeredVersions(sidecarUri(recording))).find(({ id }) => id === named);
  if (!found) {
    throw new Error(
      `${posix.basename(recording.path)} has no version of its labels that is called ${named}.`,
    );
  }
  return found;
}

/** Reads a version and compares the page's labels with it. @throws Error with a sentence */
async function compareWith({ document, comparison }: EditorSession, version: OfferedVersion): Promise<void> {
  const other = await whileSlow(`Reading the labels of ${version.name}`, async (signal) => {
    const bytes = await version.read(signal);
    if (!bytes) {
      throw new Error(`There are no labels of ${posix.basename(document.uri.path)} in ${version.name}.`);
    }
    // What is the same is the same object then, and costs nothing to compare.
    const parsed = await runInSlices(parseSteps(bytes, document.labels), signal);
    if (!parsed.ok) throw new Error(`The labels in ${version.name} can't be read. ${parsed.message}`);
    return parsed.document;
  });
  await comparison.begin({ name: version.name, document: other });
}

async function choose(recording: vscode.Uri): Promise<OfferedVersion | undefined> {
  const sidecar = sidecarUri(recording);
  const offered = await offeredVersions(sidecar);
  const choices = offered.map((version) => ({ ...version, value: version }));
  const elsewhere = {
    label: 'Another label file…',
    detail: 'Any file on this machine',
    value: 'file' as const,
  };
  const chosen = await ask.pick<OfferedVersion | 'file'>(
    `Compare the labels of ${posix.basename(recording.path)} with`,
    [...choices, elsewhere],
  );
  if (chosen !== 'file') return chosen;
  const folder = vscode.Uri.joinPath(recording, '..');
  const file = await ask.file({
    title: 'Compare labels with',
    folder,
    kind: 'Label files',
    extension: 'json',
  });
  return file && fileVersion(file, posix.basename(file.path));
}
