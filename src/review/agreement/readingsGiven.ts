/** The readings that are compared: files of readers, never of a recording that this person reads blind. */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import type { BlindReadings } from '../../editor/blind/blindReadings';
import { namedReadings } from '../../editor/blind/readingFiles';
import { readSidecar } from '../../editor/sidecar/sidecarFile';
import { recordingOf, recordingReadIn } from '../../labels/sidecarName';
import { inFolder, type FileSource } from '../../overview/fileSource';
import { localFiles } from '../../overview/localFiles';
import { isUnreadable } from '../../records/textOnDisk';
import type { CompareRequest, GivenFile } from '../../worker/agreement/messages';
import { workspaceFiles } from '../workspaceFiles';

/** What the thread is given, and which recording is called what in it. */
export interface Given {
  readonly request: CompareRequest;
  readonly recordings: ReadonlyMap<string, vscode.Uri>;
}

/** Never looked into. */
const leftOut = new Set(['.git', 'node_modules']);

/** A folder that is looked through, and what it is called before the folders in it; empty where it is the only one. */
export interface Root {
  readonly uri: vscode.Uri;
  readonly name: string;
}

/** The readings of one recording. @throws Error with a sentence where it is read blind */
export async function readingsOfRecording(recording: vscode.Uri, blind: BlindReadings): Promise<Given> {
  const name = posix.basename(recording.path);
  if (await blind.readingOf(recording)) {
    throw new Error(
      `You read ${name} blind: how far others agree is hidden until your reading and another one are finished.`,
    );
  }
  const files: GivenFile[] = [];
  for (const uri of await namedReadings(recording)) files.push(await givenFile(uri, '', name));
  return { request: { files, notes: [] }, recordings: new Map([[name, recording]]) };
}

/** All readings in folders and the folders in them. */
export async function readingsIn(
  roots: readonly Root[],
  blind: BlindReadings,
  signal: AbortSignal,
): Promise<Given> {
  const recordings = new Map<string, vscode.Uri>();
  const files: GivenFile[] = [];
  let hidden = 0;
  for (const root of roots) {
    for await (const { folder, recording, names } of readRecordings(root.uri, signal)) {
      const place = folder === '' ? root.uri : vscode.Uri.joinPath(root.uri, ...folder.split('/'));
      const uri = vscode.Uri.joinPath(place, recording);
      if (await blind.readingOf(uri)) {
        hidden += 1;
        continue;
      }
      const shown = root.name === '' ? folder : inFolder(root.name, folder).replace(/\/$/u, '');
      recordings.set(inFolder(shown, recording), uri);
      for (const name of names) {
        files.push(await givenFile(vscode.Uri.joinPath(place, name), shown, recording));
      }
    }
  }
  const sentence =
    hidden === 1
      ? 'One recording that you read blind is left out until your reading and another one are finished.'
      : `${hidden} recordings that you read blind are left out until your readings and others’ are finished.`;
  return { request: { files, notes: hidden === 0 ? [] : [sentence] }, recordings };
}

interface ReadIn {
  readonly folder: string;
  readonly recording: string;
  /** Of the files that may be readings of it. */
  readonly names: readonly string[];
}

async function* readRecordings(root: vscode.Uri, signal: AbortSignal): AsyncGenerator<ReadIn> {
  const source: FileSource = root.scheme === 'file' ? localFiles(root.fsPath) : workspaceFiles(root);
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    signal.throwIfAborted();
    const entries = await source.entries(folder);
    if (!entries) continue;
    for (const name of [...entries.folders].sort().reverse()) {
      if (!leftOut.has(name)) folders.push(inFolder(folder, name));
    }
    for (const [recording, names] of byRecording(entries.files)) yield { folder, recording, names };
  }
}

/** By their names. What is the shared file of a recording that is there is no reading of another one. */
function byRecording(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const all = new Set(files);
  const found = new Map<string, string[]>();
  for (const name of [...files].sort()) {
    const recording = recordingReadIn(name);
    if (recording === undefined || all.has(recordingOf(name) ?? '')) continue;
    found.set(recording, [...(found.get(recording) ?? []), name]);
  }
  return found;
}

/** The thread reads local files itself. */
async function givenFile(uri: vscode.Uri, folder: string, recording: string): Promise<GivenFile> {
  const name = posix.basename(uri.path);
  if (uri.scheme === 'file') return { folder, recording, name, source: { path: uri.fsPath } };
  const text = await readSidecar(uri);
  const bytes = text === undefined || isUnreadable(text) ? new Uint8Array() : text;
  return { folder, recording, name, source: { bytes } };
}
