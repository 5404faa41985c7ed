/** The files of a workspace folder that is on no local disk, through VS Code's own file system. */
import * as vscode from 'vscode';
import { inFolder, type FileSource } from '../overview/fileSource';

/** Such a file system reads whole files only: larger label files are not fetched for a list. */
const mostBytes = 32 * 2 ** 20;
const blockBytes = 1 << 16;

export function workspaceFiles(root: vscode.Uri): FileSource {
  const uriOf = (path: string): vscode.Uri => vscode.Uri.joinPath(root, ...path.split('/'));
  const isOf = (type: vscode.FileType, wanted: vscode.FileType): boolean => (type & wanted) !== 0;
  return {
    entries: async (folder) => {
      try {
        const entries = await vscode.workspace.fs.readDirectory(uriOf(folder));
        const { File, Directory, SymbolicLink } = vscode.FileType;
        return {
          files: entries.filter(([, type]) => isOf(type, File)).map(([name]) => name),
          folders: entries
            .filter(([, type]) => isOf(type, Directory) && !isOf(type, SymbolicLink))
            .map(([name]) => name),
        };
      } catch {
        return undefined;
      }
    },

    state: async (file) => {
      try {
        const { size, mtime, ctime } = await vscode.workspace.fs.stat(uriOf(file));
        return { changedMilliseconds: mtime, stamp: [size, mtime, ctime].join(' ') };
      } catch {
        return undefined;
      }
    },

    async *blocks(file) {
      const { size } = await vscode.workspace.fs.stat(uriOf(file));
      if (size > mostBytes) {
        throw new Error(`${inFolder('', file)} is too large to be fetched for this list.`);
      }
      const bytes = await vscode.workspace.fs.readFile(uriOf(file));
      for (let from = 0; from < bytes.length; from += blockBytes) {
        yield bytes.subarray(from, from + blockBytes);
      }
    },
  };
}
