/**
 * `emg-labels agreement`: label files in, figures out.
 *
 * The room: `labelFiles` finds and reads them, `report` words the figures, `command`
 * is the command. What belongs to one recording and one reader is put together in `src/readings/readers`.
 */
import { readdir, stat } from 'node:fs/promises';
import * as path from 'node:path';
import { compareText } from '../../base/compareText';
import { readerOf, sidecarEnding } from '../../labels/sidecarName';
import { readingIn } from '../../readings/found';
import { findFiles } from '../../repository/findFiles';
import { UsageError } from '../command';
import { linkSentence, noLabelFiles } from '../passedOver';
import { readLabels } from '../readLabels';
import { committedFilesAt, committedPlace } from '../committedFiles';
import type { LabelFile } from '../../readings/labelFile';

/** Hears of what is passed over, in a sentence. */
type Say = (sentence: string) => void;

/** What a folder has of label files. */
interface Under {
  /** Their paths, folder by folder. */
  readonly files: readonly string[];
  /** Links that are called as label files are. */
  readonly links: readonly string[];
}

/** @throws UsageError for a folder that can't be read: nothing in it may be passed over */
async function sidecarsUnder(folder: string): Promise<Under> {
  const files: string[] = [];
  const links: string[] = [];
  const leftOut = {
    link: (file: string) => void links.push(file),
    unread: (place: string) => {
      throw new UsageError(`The folder ${place} can't be read.`);
    },
  };
  for await (const file of findFiles(folder, leftOut)) files.push(file);
  const isSidecar = (file: string): boolean => file.endsWith(sidecarEnding);
  return { files: files.filter(isSidecar), links: links.filter(isSidecar) };
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
export async function labelFilesAt(place: string, say: Say): Promise<readonly LabelFile[]> {
  const stats = await stat(place).catch(() => undefined);
  if (!stats) {
    const committed = await committedPlace(place);
    if (committed) return committedFilesAt(committed, say);
    throw new UsageError(`There is no ${place}.`);
  }
  if (!stats.isDirectory()) {
    return place.endsWith(sidecarEnding)
      ? [{ folder: '', name: path.basename(place), document: await readLabels(place) }]
      : readingsBeside(place);
  }
  const under = await sidecarsUnder(place);
  for (const link of under.links) say(linkSentence(link));
  const files: LabelFile[] = [];
  for (const file of under.files) {
    const folder = path.relative(place, path.dirname(file)).split(path.sep).join('/');
    files.push({ folder, name: path.basename(file), document: await readLabels(file) });
  }
  if (files.length > 0) return files;
  throw new UsageError(noLabelFiles(place, under.links.length));
}
