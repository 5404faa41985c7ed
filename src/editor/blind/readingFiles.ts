/** The readings of a recording: label files of one reader each, beside it. */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { runInSlices } from '../../base/steps';
import type { LabelDocument } from '../../labels/labelDocument';
import { labelKind } from '../../labels/labelKind';
import { readerOf, readingFileOf, sidecarEnding } from '../../labels/sidecarName';
import { readingIn, type Reading } from '../../readings/found';
import { otherReaderPart, readerPart } from '../../readings/readerPart';
import { parseSteps } from '../../records/parse';
import { isThere } from '../basics/isThere';
import { readSidecar } from '../sidecar/sidecarFile';

/** A reading with its labels. */
export interface ReadingFile extends Reading {
  readonly uri: vscode.Uri;
  readonly document: LabelDocument;
}

/**
 * Files beside the recording that are readings of it by their names.
 * @param ending of another kind of file that readers have
 */
export async function namedReadings(
  recording: vscode.Uri,
  ending = sidecarEnding,
): Promise<readonly vscode.Uri[]> {
  const folder = vscode.Uri.joinPath(recording, '..');
  const name = posix.basename(recording.path);
  const entries = await vscode.workspace.fs.readDirectory(folder).then(
    (found) => found,
    () => [],
  );
  return entries
    .map(([entry]) => entry)
    .filter((entry) => readerOf(name, entry, ending) !== undefined)
    .sort()
    .map((entry) => vscode.Uri.joinPath(folder, entry));
}

/** The labels in a file; undefined where there is none, or it can't be read. */
async function labelsAt(uri: vscode.Uri): Promise<LabelDocument | undefined> {
  const text = await readSidecar(uri);
  if (!(text instanceof Uint8Array)) return undefined;
  const parsed = await runInSlices(parseSteps(labelKind, text));
  return parsed.ok ? parsed.document : undefined;
}

/** Every reading of a recording that can be read. */
export async function readingsOf(recording: vscode.Uri): Promise<readonly ReadingFile[]> {
  const name = posix.basename(recording.path);
  const found: ReadingFile[] = [];
  for (const uri of await namedReadings(recording)) {
    const document = await labelsAt(uri);
    const reading = document && readingIn(name, posix.basename(uri.path), document.header);
    if (document && reading) found.push({ ...reading, uri, document });
  }
  return found;
}

/** Where a reader's own file of a recording stands, or will: one that is somebody else's by its header is left to them. */
export async function ownReadingFile(
  recording: vscode.Uri,
  name: string,
): Promise<{ readonly part: string; readonly uri: vscode.Uri }> {
  const placeOf = (part: string): { readonly part: string; readonly uri: vscode.Uri } => ({
    part,
    uri: recording.with({ path: readingFileOf(recording.path, part) }),
  });
  const usual = placeOf(readerPart(name));
  const isTaken = async (): Promise<boolean> => {
    // Another recording's shared file would be called so.
    if (await isThere(recording.with({ path: `${recording.path}.${usual.part}` }))) return true;
    const header = (await labelsAt(usual.uri))?.header;
    // Where it can't be read it may well be the reader's own: opening it says why.
    if (!header) return false;
    const reading = readingIn(posix.basename(recording.path), posix.basename(usual.uri.path), header);
    return reading?.name !== name && reading?.name !== usual.part;
  };
  return (await isTaken()) ? placeOf(otherReaderPart(name)) : usual;
}
