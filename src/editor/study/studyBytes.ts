/** A study's file as bytes, whatever file system it is on. */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { FileError, readRegularFile, refuseTooLarge } from '../../base/files/regularFile';
import { mostStudyFileBytes } from '../../detection/detectionChoice';

/** The file's bytes; undefined where there is none. @throws FileError */
export async function studyFile(file: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    if (file.scheme === 'file') return await readRegularFile(file.fsPath, mostStudyFileBytes);
    const { type, size } = await vscode.workspace.fs.stat(file);
    const name = posix.basename(file.path);
    if ((type & vscode.FileType.Directory) !== 0) throw new FileError('not-a-file', `${name} is a folder.`);
    refuseTooLarge(size, name, mostStudyFileBytes);
    return await vscode.workspace.fs.readFile(file);
  } catch (error) {
    if (error instanceof FileError && error.problem === 'missing') return undefined;
    if (!(error instanceof vscode.FileSystemError)) throw error;
    if (error.code === 'FileNotFound') return undefined;
    throw new FileError('unreadable', 'its file system reports an error.', { cause: error });
  }
}
