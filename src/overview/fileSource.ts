/** How the index sees files: on a local disk, or in whatever file system VS Code has. */

/** What a folder holds. A link to a folder is neither: it might lead back to where it stands. */
export interface FolderEntries {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** What the file system says of a file. */
export interface FileState {
  readonly changedMilliseconds: number;
  /** Another one once the file has changed: size, times, and what else is known. */
  readonly stamp: string;
}

/** Paths are from the folder that is looked through, with `/`; empty for that folder itself. */
export interface FileSource {
  /** Undefined where there is no folder, or it can't be looked into. */
  entries(folder: string): Promise<FolderEntries | undefined>;
  /** Undefined where there is no file. */
  state(file: string): Promise<FileState | undefined>;
  /** The bytes in order. @throws Error with one sentence where they can't be read */
  blocks(file: string): AsyncIterable<Uint8Array>;
}

/** The path of something in a folder. */
export function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** The folder that a path stands in. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
