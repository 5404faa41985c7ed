/**
 * `emg-labels batch`: everything about many recordings, one after the other.
 *
 * The room: `cohort` finds the recordings, `oneRecording` does the steps of one, `doneFile` remembers what is done, `jobs` gives each
 * recording a process of its own, `command` is the command.
 */
import { readdir, stat } from 'node:fs/promises';
import * as path from 'node:path';
import { compareText } from '../../base/compareText';
import { FileError, readRegularFile } from '../../base/files/regularFile';
import { sha256Hex } from '../../base/hash';
import { decodeUtf8, NotUtf8 } from '../../base/utf8';
import { UsageError } from '../command';

/** A recording of a cohort. */
export interface Member {
  /** Its path on this machine. */
  readonly file: string;
  /** What its results are called: its path within the cohort, with `/`. */
  readonly name: string;
}

/** Files that are recordings for certain by what their names end with; others are named in a list. */
export const certainEndings = ['.edf', '.bdf', '.hea', '.vhdr', '.otb+', '.otb4', '.xdf'] as const;

const neverLookedInto = new Set(['.git', 'node_modules']);
const mostListBytes = 64 * 2 ** 20;

/**
 * The recordings in a folder and the folders in it, or those that a list names, a line each.
 * @param out where results go: nothing in there is a recording
 * @throws UsageError
 */
export async function membersOf(place: string, out: string): Promise<readonly Member[]> {
  const stats = await stat(place).catch(() => undefined);
  if (!stats) throw new UsageError(`There is no ${place}.`);
  const files = stats.isDirectory() ? await recordingsUnder(place, path.resolve(out)) : await listed(place);
  const root = stats.isDirectory() ? place : path.dirname(place);
  const members = [...new Set(files.map((file) => path.resolve(file)))].map((file) => ({
    file: path.relative('', file),
    name: nameWithin(path.resolve(root), file),
  }));
  if (members.length === 0) throw new UsageError(`${place} has no recordings.`);
  return members;
}

/** A recording from elsewhere is called by its own name and a hash of where it is: results stay where they belong. */
function nameWithin(root: string, file: string): string {
  const relative = path.relative(root, file).split(path.sep).join('/');
  const isInside = !relative.startsWith('../') && !path.isAbsolute(relative);
  return isInside ? relative : `${sha256Hex([file], 12)}-${path.basename(file)}`;
}

/**
 * The folder of a recording's results.
 * @throws UsageError for a name that would lead out of where results go, or to that folder itself
 */
export function resultsFolder(out: string, name: string): string {
  const folder = path.join(out, ...name.split('/'));
  const relative = path.relative(out, folder);
  const isInside = relative !== '' && relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative);
  if (isInside && !name.includes('\0')) return folder;
  throw new UsageError(`--one ${name} leads out of ${out}: name a folder in it, such as p1/case01.edf.`);
}

async function recordingsUnder(folder: string, out: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
    const inside = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      const isLeftOut = neverLookedInto.has(entry.name) || path.resolve(inside) === out;
      if (!isLeftOut) found.push(...(await recordingsUnder(inside, out)));
      continue;
    }
    const name = entry.name.toLowerCase();
    // Links too: data sets of DataLad consist of them.
    if (certainEndings.some((ending) => name.endsWith(ending))) found.push(inside);
  }
  return found;
}

async function listed(list: string): Promise<readonly string[]> {
  try {
    const lines = decodeUtf8(await readRegularFile(list, mostListBytes)).split(/\r?\n/u);
    const names = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
    return names.map((name) => path.resolve(path.dirname(list), name));
  } catch (error) {
    if (!(error instanceof FileError) && !(error instanceof NotUtf8)) throw error;
    throw new UsageError(`The list ${list} can't be read: ${error.message}`);
  }
}
