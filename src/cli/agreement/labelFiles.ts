/**
 * `emg-labels agreement`: label files in, figures out.
 *
 * The room: `labelFiles` finds and reads them on the disk and `committedFiles` in a commit, `readings` puts together what is of one recording and one reader, `report`
 * words the figures, `command` is the command.
 */
import { readdir, stat } from 'node:fs/promises';
import * as path from 'node:path';
import { compareText } from '../../base/compareText';
import { sidecarEnding } from '../../labels/sidecarName';
import { UsageError } from '../command';
import { readLabels } from '../readLabels';
import { committedFilesAt, committedPlace } from './committedFiles';
import type { LabelFile } from './labelFile';

/** Never looked into. */
const leftOut = new Set(['.git', 'node_modules']);

/** The paths of all label files under a folder, in order; a link is left alone. */
async function sidecarsUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
    const inside = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!leftOut.has(entry.name)) found.push(...(await sidecarsUnder(inside)));
    } else if (entry.isFile() && entry.name.endsWith(sidecarEnding)) found.push(inside);
  }
  return found;
}

/**
 * The label files that a path stands for: itself, or those in the folder and the folders in it; on the disk, or where
 * nothing of that name is there and it reads `REF:PATH`, in a commit.
 * @throws UsageError for a path that is not there, and for a label file that can't be read, which may not be passed over
 */
export async function labelFilesAt(place: string): Promise<readonly LabelFile[]> {
  const stats = await stat(place).catch(() => undefined);
  if (!stats) {
    const committed = committedPlace(place);
    if (committed) return committedFilesAt(committed);
    throw new UsageError(`There is no ${place}.`);
  }
  if (!stats.isDirectory()) {
    return [{ folder: '', name: path.basename(place), document: await readLabels(place) }];
  }
  const files: LabelFile[] = [];
  for (const file of await sidecarsUnder(place)) {
    const folder = path.relative(place, path.dirname(file)).split(path.sep).join('/');
    files.push({ folder, name: path.basename(file), document: await readLabels(file) });
  }
  if (files.length === 0) throw new UsageError(`${place} has no label files.`);
  return files;
}
