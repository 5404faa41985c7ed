/**
 * Sidecars on file systems that VS Code gives us and Node can't reach. They can't be locked, flushed or linked, and a
 * rename over a file is a deletion first, so a sidecar is written over where it stands, with a safety copy of both its old
 * and its new text beside it until what was written has been read back.
 */
import * as path from 'node:path';
import * as vscode from 'vscode';
import { decodeJournal, encodeJournal, isCutShort, type Journal } from '../../base/files/journal';
import { besideFile } from '../../base/files/sideNames';
import { sameBytes } from '../../base/files/target';
import { RecordError } from '../../records/recordError';
import { mostSidecarBytes } from '../../records/sidecarText';
import { isUnreadable, type ChangeText, type SidecarText } from '../../records/textOnDisk';

/** What of `vscode.workspace.fs` is used: nothing here renames a file, and only a safety copy is ever deleted. */
export type VirtualFiles = Pick<vscode.FileSystem, 'readFile' | 'writeFile' | 'delete' | 'stat'>;

const mostAttempts = 20;

function nameOf(uri: vscode.Uri): string {
  return path.posix.basename(uri.path);
}

function safetyCopy(uri: vscode.Uri): vscode.Uri {
  const name = path.basename(besideFile(nameOf(uri)).journal);
  return uri.with({ path: path.posix.join(path.posix.dirname(uri.path), name) });
}

function isMissing(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}

/** The bytes of a file; undefined where there is none. @throws RecordError for a folder or too large a file. */
async function bytesAt(files: VirtualFiles, uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    const { type, size } = await files.stat(uri);
    if ((type & vscode.FileType.Directory) !== 0) {
      throw new RecordError(`${nameOf(uri)} is a folder, not a file: it is not opened.`);
    }
    if (size > mostSidecarBytes) throw new RecordError(`${nameOf(uri)} is too large for a label file.`);
    return await files.readFile(uri);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** The safety copy that an earlier write has left; `undefined` in it for one that was itself cut short. */
async function leftCopy(files: VirtualFiles, uri: vscode.Uri): Promise<{ journal?: Journal } | undefined> {
  const bytes = await bytesAt(files, safetyCopy(uri));
  if (!bytes) return undefined;
  const journal = decodeJournal(bytes);
  return journal ? { journal } : {};
}

/** The bytes that the sidecar has, or has to have where a write was cut short or lost the file. */
function completed(found: Uint8Array | undefined, journal: Journal | undefined): Uint8Array | undefined {
  if (!journal) return found;
  return found === undefined || isCutShort(found, journal) ? journal.after : found;
}

/** Why a file can't be read or written, in words; the file system's own code is left out. */
function reasonOf(error: unknown): string {
  if (error instanceof RecordError) return error.message;
  const code = error instanceof vscode.FileSystemError ? error.code : '';
  if (code === 'NoPermissions') return 'you have no permission';
  if (code === 'Unavailable') return 'its file system does not answer';
  return 'its file system reports an error';
}

/** As `readSidecar`. */
export async function readThroughVSCode(files: VirtualFiles, uri: vscode.Uri): Promise<SidecarText> {
  try {
    const found = await bytesAt(files, uri);
    return completed(found, (await leftCopy(files, uri))?.journal);
  } catch (error) {
    if (error instanceof RecordError) return { unreadable: error.message };
    return { unreadable: `${nameOf(uri)} can't be read: ${reasonOf(error)}.` };
  }
}

/** As `updateSidecar`. */
export async function updateThroughVSCode(
  files: VirtualFiles,
  uri: vscode.Uri,
  change: ChangeText,
): Promise<void> {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const found = await readThroughVSCode(files, uri);
    const next = await change(found);
    try {
      await recover(files, uri);
      if (next === undefined) return;
      const before = isUnreadable(found) ? undefined : found;
      if (await replace(files, uri, before, next)) return;
    } catch (error) {
      const sentence = `${nameOf(uri)} can't be written: ${reasonOf(error)}. Try again, or save a copy elsewhere.`;
      throw new RecordError(sentence, { cause: error });
    }
  }
  throw new RecordError(`${nameOf(uri)} can't be written: another program keeps changing it.`);
}

/** Completes what an earlier write has cut short, and tidies its safety copy. */
async function recover(files: VirtualFiles, uri: vscode.Uri): Promise<void> {
  const left = await leftCopy(files, uri);
  if (!left) return;
  const found = await bytesAt(files, uri);
  const wanted = completed(found, left.journal);
  if (wanted && !sameBytes(found, wanted)) await writeAndLook(files, uri, wanted);
  await discard(files, safetyCopy(uri));
}

async function writeAndLook(files: VirtualFiles, uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
  await files.writeFile(uri, bytes);
  if (!sameBytes(await bytesAt(files, uri), bytes)) throw new Error('What is read is not what was written.');
}

/** Writes the new text unless the file is no longer what was found; answers whether it was. */
async function replace(
  files: VirtualFiles,
  uri: vscode.Uri,
  before: Uint8Array | undefined,
  after: Uint8Array,
): Promise<boolean> {
  await files.writeFile(safetyCopy(uri), encodeJournal({ before: before ?? new Uint8Array(), after }));
  const isUnchanged = sameBytes(await bytesAt(files, uri), before);
  try {
    if (isUnchanged) await writeAndLook(files, uri, after);
  } catch (error) {
    await putBack(files, uri, before);
    throw error;
  }
  await discard(files, safetyCopy(uri));
  return isUnchanged;
}

/** Puts the old text back; where that fails too, the safety copy stays and the next reading has the new text from it. */
async function putBack(files: VirtualFiles, uri: vscode.Uri, before: Uint8Array | undefined): Promise<void> {
  try {
    const found = await bytesAt(files, uri);
    if (before && !sameBytes(found, before)) await writeAndLook(files, uri, before);
    if (before ?? !found) await discard(files, safetyCopy(uri));
  } catch {
    // The first error is the one to tell; nothing is lost while the safety copy stands.
  }
}

async function discard(files: VirtualFiles, uri: vscode.Uri): Promise<void> {
  try {
    await files.delete(uri);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
