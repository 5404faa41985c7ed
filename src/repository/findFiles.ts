/** Finds the label and unit files of a folder, and its studies' files, in one order on every machine. */
import { readdir } from 'node:fs/promises';
import * as path from 'node:path';
import { compareText } from '../base/compareText';
import { fileKindOf } from './fileKinds';
import { isStudyFile } from './studyRules';

/** Folders in which nobody's labels are. */
const leftOut: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** Hears of what is passed over. */
interface LeftOut {
  /** A folder that can't be read. */
  readonly unread: (folder: string, reason: unknown) => void;
  /** A link that is called as a label or unit file is. */
  readonly link: (file: string) => void;
}

/**
 * The label, unit and study files in a folder and in those within it, as paths that begin as `folder` does. No link is followed:
 * what one leads to lies in the folder itself and is found there, or it lies elsewhere and is another's.
 */
export async function* findFiles(folder: string, { unread, link }: LeftOut): AsyncGenerator<string> {
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const place = next;
    const entries = await readdir(place, { withFileTypes: true }).catch((error: unknown) => {
      unread(place, error);
      return [];
    });
    entries.sort((a, b) => compareText(a.name, b.name));
    for (const entry of entries) {
      const file = path.join(place, entry.name);
      const isStudy = isStudyFile(file);
      if (!isStudy && !fileKindOf(entry.name)) continue;
      if (entry.isFile()) yield file;
      else if (entry.isSymbolicLink() && !isStudy) link(file);
    }
    const folders = entries.filter((entry) => entry.isDirectory() && !leftOut.has(entry.name));
    waiting.push(...folders.map(({ name }) => path.join(place, name)).reverse());
  }
}
