/** The labels of a recording as they are here, and as they are in git: two readings of it. */
import { posix } from 'node:path';
import type * as vscode from 'vscode';
import { runInSlices } from '../../base/steps';
import type { BlindReadings } from '../../editor/blind/blindReadings';
import type { OpenSessions } from '../../editor/openSessions';
import { readSidecar, sidecarUri } from '../../editor/sidecar/sidecarFile';
import { ask } from '../../editor/surface/ask';
import { serializeSteps } from '../../labels/serialize';
import { sidecarEnding, sidecarOf } from '../../labels/sidecarName';
import { isUnreadable } from '../../records/textOnDisk';
import { offeredVersions, type OfferedVersion } from '../otherVersions';
import type { Given } from './readingsGiven';

/** How the labels that are compared with a version are called. */
const here = 'Here';

/** Those in git: what another reader has in a file counts as that reader's reading only. */
async function versionsOf(recording: vscode.Uri): Promise<readonly OfferedVersion[]> {
  const versions = await offeredVersions(sidecarUri(recording));
  return versions.filter(({ id }) => !id.endsWith(sidecarEnding));
}

/** Asks with which version; undefined where nobody says. @throws Error with a sentence where there is none */
export async function chooseVersion(
  recording: vscode.Uri,
  named: string | undefined,
): Promise<OfferedVersion | undefined> {
  const name = posix.basename(recording.path);
  const versions = await versionsOf(recording);
  if (named !== undefined) {
    const found = versions.find(({ id }) => id === named);
    if (found) return found;
    throw new Error(`${name} has no version of its labels that is called ${named}.`);
  }
  if (versions.length === 0) {
    throw new Error(
      `Git has no version of the labels of ${name}: it is in no repository, or the folder is not trusted.`,
    );
  }
  return ask.pick(
    `Agreement of the labels of ${name} here with those of`,
    versions.map((version) => ({ ...version, value: version })),
  );
}

/** @throws Error with a sentence where either side can't be had, or the recording is read blind */
export async function versionGiven(
  recording: vscode.Uri,
  version: OfferedVersion,
  { sessions, blind }: { readonly sessions: OpenSessions; readonly blind: BlindReadings },
  signal: AbortSignal,
): Promise<Given> {
  const name = posix.basename(recording.path);
  if (await blind.readingOf(recording)) {
    throw new Error(
      `You read ${name} blind, so its labels are compared with nobody's: finish the reading first.`,
    );
  }
  const [own, other] = await Promise.all([labelsHere(recording, sessions, signal), version.read(signal)]);
  if (!own) throw new Error(`${name} has no labels here yet.`);
  if (!other) throw new Error(`There are no labels of ${name} in ${version.name}.`);
  const file = { folder: '', recording: name, name: sidecarOf(name) };
  return {
    request: {
      files: [
        { ...file, reader: here, source: { bytes: own } },
        { ...file, reader: version.name, source: { bytes: other } },
      ],
      notes: [],
    },
    recordings: new Map([[name, recording]]),
  };
}

/** As they are open, unsaved changes and all, or else as they stand on disk. */
async function labelsHere(
  recording: vscode.Uri,
  sessions: OpenSessions,
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  const open = sessions.of(recording)?.document;
  if (open && !open.reading) {
    await open.whenOpened();
    return runInSlices(serializeSteps(open.labels), signal);
  }
  const text = await readSidecar(sidecarUri(recording));
  if (isUnreadable(text)) throw new Error(text.unreadable);
  return text;
}
