/** Label files of a commit, by `REF:PATH` as git has it. */
import * as path from 'node:path';
import { blobBytes } from '../../git/contents';
import { filesAtRef } from '../../git/filesAtRef';
import { commitOf, repositoryOf } from '../../git/refs';
import { sidecarEnding } from '../../labels/sidecarName';
import { mostSidecarBytes } from '../../records/sidecarText';
import { UsageError } from '../command';
import { linkSentence, noLabelFiles } from '../passedOver';
import { labelsIn } from '../readLabels';
import type { LabelFile } from '../../readings/labelFile';

/** A file or folder in a commit. */
export interface CommittedPlace {
  readonly ref: string;
  /** From the repository's root; from the current folder where it begins with `./` or `../`. */
  readonly path: string;
}

/** Undefined for what has no colon, and for a path on a Windows drive. */
export function committedPlace(place: string): CommittedPlace | undefined {
  const colon = place.indexOf(':');
  if (colon < 1 || /^[A-Za-z]:[\\/]/u.test(place)) return undefined;
  return { ref: place.slice(0, colon), path: place.slice(colon + 1) };
}

/**
 * @param say hears of links that are not followed
 * @throws UsageError for a place without label files, or with one that can't be read; GitError
 */
export async function committedFilesAt(
  { ref, path: given }: CommittedPlace,
  say: (sentence: string) => void,
): Promise<readonly LabelFile[]> {
  const repository = await repositoryOf('.');
  const commit = await commitOf(repository, ref);
  const root = /^\.\.?(?:\/|$)/u.test(given)
    ? path.relative(repository, path.resolve(given)).split(path.sep).join('/')
    : given.replace(/\/$/u, '');
  const found = await filesAtRef(repository, commit, root);
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
  if (files.length === 0) throw new UsageError(noLabelFiles(`${ref}:${given}`, links.length));
  return files;
}
