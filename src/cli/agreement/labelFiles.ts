/**
 * `emg-labels agreement`: label files in, figures out.
 *
 * The room: `labelFiles` finds and reads them on the disk and `committedFiles` in a commit, `report` words the figures, `command`
 * is the command. What belongs to one recording and one reader is put together in `src/readings/readers`.
 */
import { readdir, stat } from 'node:fs/promises';
import * as path from 'node:path';
import { compareText } from '../../base/compareText';
import { readerOf, sidecarEnding } from '../../labels/sidecarName';
import { readingIn } from '../../readings/found';
import { UsageError } from '../command';
import { readLabels } from '../readLabels';
import { committedFilesAt, committedPlace } from './committedFiles';
import type { LabelFile } from '../../readings/labelFile';

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

/** The files of a recording's readers, beside it. */
async function readingsBeside(recording: string): Promise<readonly LabelFile[]> {
  const [folder, name] = [path.dirname(recording), path.basename(recording)];
  const beside = (await readdir(folder)).filter((file) => readerOf(name, file) !== undefined);
  const files: LabelFile[] = [];
  for (const file of beside.sort(compareText)) {
    const document = await readLabels(path.join(folder, file));
    if (readingIn(name, file, document.header)) files.push({ folder: '', name: file, document });
  }
  if (files.length === 0) throw new UsageError(`No reader has a label file of ${recording} beside it.`);
  return files;
}

/**
 * The label files that a path stands for: itself; those in the folder and the folders in it; of a recording, those of its
 * readers; on the disk, or where nothing of that name is there and it reads `REF:PATH`, in a commit.
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
    return place.endsWith(sidecarEnding)
      ? [{ folder: '', name: path.basename(place), document: await readLabels(place) }]
      : readingsBeside(place);
  }
  const files: LabelFile[] = [];
  for (const file of await sidecarsUnder(place)) {
    const folder = path.relative(place, path.dirname(file)).split(path.sep).join('/');
    files.push({ folder, name: path.basename(file), document: await readLabels(file) });
  }
  if (files.length === 0) throw new UsageError(`${place} has no label files.`);
  return files;
}
