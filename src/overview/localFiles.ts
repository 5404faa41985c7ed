/** The files of a folder on a local disk. */
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import * as path from 'node:path';
import { openRegularFile, readInto, refuseTooLarge } from '../base/files/regularFile';
import { mostSidecarBytes } from '../records/sidecarText';
import { inFolder, type FileSource } from './fileSource';

const blockBytes = 1 << 16;

/** @param root absolute */
export function localFiles(root: string): FileSource {
  const placeOf = (inside: string): string => path.join(root, ...inside.split('/'));
  return {
    entries: async (folder) => {
      let entries: readonly Dirent[];
      try {
        entries = await readdir(placeOf(folder), { withFileTypes: true });
      } catch {
        return undefined;
      }
      const links = entries.filter((entry) => entry.isSymbolicLink());
      const linked: string[] = [];
      for (const { name } of links) {
        const stats = await stat(placeOf(inFolder(folder, name))).catch(() => undefined);
        if (stats?.isFile()) linked.push(name);
      }
      const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
      return {
        files: [...files, ...linked],
        folders: entries.filter((entry) => entry.isDirectory()).map(({ name }) => name),
      };
    },

    state: async (file) => {
      const stats = await stat(placeOf(file)).catch(() => undefined);
      if (!stats) return undefined;
      const { size, mtimeMs, ctimeMs, ino } = stats;
      return { changedMilliseconds: mtimeMs, stamp: [size, mtimeMs, ctimeMs, ino].join(' ') };
    },

    async *blocks(file) {
      const { handle, stats } = await openRegularFile(placeOf(file));
      try {
        refuseTooLarge(stats.size, path.basename(file), mostSidecarBytes);
        const block = new Uint8Array(Math.min(blockBytes, stats.size));
        for (let offset = 0; offset < stats.size; offset += block.length) {
          const wanted = Math.min(block.length, stats.size - offset);
          yield block.subarray(0, await readInto(handle, block, wanted, offset));
        }
      } finally {
        await handle.close();
      }
    },
  };
}
