/** The command “Compare Labels With…”: asks with which version, reads it, and has the page show what lies between. */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import type { EditorSession } from '../editor/page/editorSession';
import type { OpenSessions } from '../editor/openSessions';
import { sidecarUri } from '../editor/sidecar/sidecarFile';
import { ask } from '../editor/surface/ask';
import { registerCommand } from '../editor/surface/commands';
import { whileSlow } from '../editor/surface/progress';
import { say } from '../editor/surface/say';
import { calledOn, comparedFile, mayBeRecording } from './comparedFile';
import { followVersion } from './followVersion';
import { untrusted, whyNoGit } from './gitExtension';
import { namedVersion } from './namedVersion';
import { sessionOf } from './openPage';
import { fileVersion, offeredVersions, type OfferedVersion } from './otherVersions';
import { readVersion } from './readVersion';

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
  else if (!(await mayBeRecording(recording))) {
    const name = posix.basename(recording.path);
    throw new Error(`${name} is neither a label file nor a recording, so there are no labels to compare.`);
  }
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

async function versionFor(
  recording: vscode.Uri,
  reader: vscode.Uri | undefined,
  named: string | undefined,
): Promise<OfferedVersion | undefined> {
  if (reader) return fileVersion(reader, posix.basename(reader.path));
  if (named === undefined) return choose(recording);
  const sidecar = sidecarUri(recording);
  const found = (await offeredVersions(sidecar)).find(({ id }) => id === named);
  if (found) return found;
  const why = (await whyNoGit(sidecar)) ?? '';
  throw new Error(
    `${posix.basename(recording.path)} has no version of its labels that is called ${named}. ${why}`.trim(),
  );
}

/** Reads a version, compares the page's labels with it, and follows it where it moves. @throws Error with a sentence */
async function compareWith(session: EditorSession, version: OfferedVersion): Promise<void> {
  const { document, comparison } = session;
  const { bytes, other } = await whileSlow(`Reading the labels of ${version.name}`, async (signal) => {
    const found = await version.read(signal);
    if (!found) {
      throw new Error(`There are no labels of ${posix.basename(document.uri.path)} in ${version.name}.`);
    }
    return { bytes: found, other: await readVersion(document, version.name, found, signal) };
  });
  await comparison.begin(other);
  if (version.isMoving === true) followVersion(session, sidecarUri(document.uri), { version, bytes, other });
}

async function choose(recording: vscode.Uri): Promise<OfferedVersion | undefined> {
  const sidecar = sidecarUri(recording);
  const [offered, why] = await Promise.all([offeredVersions(sidecar), whyNoGit(sidecar)]);
  const choices = offered.map((version) => ({ ...version, value: version }));
  const without =
    why === undefined ? [] : [{ label: 'No versions in git', detail: why, value: 'why' as const }];
  const elsewhere = {
    label: 'Another label file…',
    detail: 'Any file on this machine',
    value: 'file' as const,
  };
  const chosen = await ask.pick<OfferedVersion | 'file' | 'why'>(
    `Compare the labels of ${posix.basename(recording.path)} with`,
    [...choices, ...without, elsewhere],
  );
  if (chosen === 'why') {
    if (why === untrusted) await vscode.commands.executeCommand('workbench.trust.manage');
    else void say.info(why ?? '');
    return undefined;
  }
  return chosen === 'file' ? askFile(recording) : chosen;
}

async function askFile(recording: vscode.Uri): Promise<OfferedVersion | undefined> {
  const folder = vscode.Uri.joinPath(recording, '..');
  const file = await ask.file({
    title: 'Compare labels with',
    folder,
    kind: 'Label files',
    extension: 'json',
  });
  return file && fileVersion(file, posix.basename(file.path));
}
