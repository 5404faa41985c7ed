/** Label files and others that a command names, of a commit, by `REF:PATH` as git has it. */
import { stat } from 'node:fs/promises';
import * as path from 'node:path';
import { blobBytes } from '../git/contents';
import { filesAtRef, type FoundAtRef } from '../git/filesAtRef';
import { commitOf, repositoryOf } from '../git/refs';
import { sidecarEnding } from '../labels/sidecarName';
import { mostSidecarBytes } from '../records/sidecarText';
import { UsageError } from './command';
import { linkSentence, noLabelFiles } from './passedOver';
import { labelsIn, sidecarBytes } from './readLabels';
import type { LabelFile } from '../readings/labelFile';

/** A file or folder in a commit. */
interface CommittedPlace {
  readonly ref: string;
  /** From the repository's root; from the current folder where it begins with `./` or `../`. */
  readonly path: string;
}

/** Undefined for what has no colon, and for a path on a Windows drive. */
function committedIn(place: string): CommittedPlace | undefined {
  const colon = place.indexOf(':');
  if (colon < 1 || /^[A-Za-z]:[\\/]/u.test(place)) return undefined;
  return { ref: place.slice(0, colon), path: place.slice(colon + 1) };
}

/** What a name stands for that is not on the disk and reads `REF:PATH`; undefined for any other. */
export async function committedPlace(place: string): Promise<CommittedPlace | undefined> {
  const isThere = await stat(place).then(
    () => true,
    () => false,
  );
  return isThere ? undefined : committedIn(place);
}

/** What a commit has at a place, and where that is. */
interface Found extends FoundAtRef {
  readonly repository: string;
  readonly root: string;
}

/** @throws GitError */
async function foundAt({ ref, path: given }: CommittedPlace): Promise<Found> {
  const repository = await repositoryOf('.');
  const commit = await commitOf(repository, ref);
  const root = /^\.\.?(?:\/|$)/u.test(given)
    ? path.relative(repository, path.resolve(given)).split(path.sep).join('/')
    : given.replace(/\/$/u, '');
  return { repository, root, ...(await filesAtRef(repository, commit, root)) };
}

/**
 * @param say hears of links that are not followed
 * @throws UsageError for a place without label files, or with one that can't be read; GitError
 */
export async function committedFilesAt(
  place: CommittedPlace,
  say: (sentence: string) => void,
): Promise<readonly LabelFile[]> {
  const { repository, root, ...found } = await foundAt(place);
  const { ref } = place;
  // A link that is named itself may lead to a folder, or be called anything.
  const links = found.links.filter((at) => at.endsWith(sidecarEnding) || at === root);
  for (const link of links) say(linkSentence(`${ref}:${link}`));
  const files: LabelFile[] = [];
  for (const { path: at, id } of found.files.filter((file) => file.path.endsWith(sidecarEnding))) {
    const folder = at === root ? '' : path.posix.dirname(root === '' ? at : at.slice(root.length + 1));
    const bytes = await blobBytes(repository, id, mostSidecarBytes);
    files.push({
      folder: folder === '.' ? '' : folder,
      name: path.posix.basename(at),
      document: labelsIn(bytes, `${ref}:${at}`),
    });
  }
  if (files.length === 0) throw new UsageError(noLabelFiles(`${ref}:${place.path}`, links.length));
  return files;
}

/**
 * What stands in a file that a person has named, on the disk or, as `REF:PATH`, in a commit.
 * @throws UsageError where it is not there, is not a file or can't be read; GitError
 */
export async function bytesAt(name: string): Promise<Uint8Array> {
  const place = await committedPlace(name);
  if (!place) return sidecarBytes(name);
  const { repository, root, files, links } = await foundAt(place);
  const file = files.find(({ path: at }) => at === root);
  if (file) return blobBytes(repository, file.id, mostSidecarBytes);
  if (links.includes(root)) throw new UsageError(linkSentence(name));
  throw new UsageError(files.length > 0 ? `${name} is a folder: name a file in it.` : `There is no ${name}.`);
}
