/** The two versions of each changed label file, from git and from the folder. */
import * as path from 'node:path';
import type { ChangedFile, FileSide } from '../../git/changedFiles';
import { blobBytes } from '../../git/contents';
import { GitError } from '../../git/runGit';
import type { LabelDocument } from '../../labels/labelDocument';
import { parse } from '../../labels/parse';
import type { Both } from '../../report/picturePlan';
import { mostSidecarBytes, readSidecarText } from '../../records/sidecarText';
import { isUnreadable } from '../../records/textOnDisk';

/** Both versions; of a file that was not there, one without labels. */
export type Versions = Both | { readonly problem: string };

/** What stands on one side: undefined where there is no file. */
type Side = LabelDocument | undefined | { readonly problem: string };

export async function versionsOf(repository: string, file: ChangedFile): Promise<Versions> {
  const before = await documentAt(repository, file.was ?? file.path, file.before);
  if (before && 'problem' in before) return { problem: `before: ${before.problem}` };
  const after = await documentAt(repository, file.path, file.after);
  if (after && 'problem' in after) return { problem: `after: ${after.problem}` };
  const some = before ?? after;
  if (!some) return { problem: 'there is nothing on either side' };
  const none: LabelDocument = { header: some.header, labels: [] };
  return { before: before ?? none, after: after ?? none };
}

async function documentAt(repository: string, name: string, side: FileSide): Promise<Side> {
  switch (side.kind) {
    case 'absent':
      return undefined;
    case 'no-file':
      return { problem: `it is ${side.what}, and not followed` };
    case 'blob':
      return asDocument(
        await blobBytes(repository, side.id, mostSidecarBytes).catch((error: unknown) => {
          if (error instanceof GitError) return { unreadable: error.message };
          throw error;
        }),
      );
    case 'folder':
      // Git says that it is there, so nothing in it was removed.
      return (
        asDocument(await readSidecarText(path.join(repository, name))) ?? {
          problem: name.includes(notUtf8)
            ? 'its name is not in UTF-8, and a file of such a name can not be opened: rename it'
            : 'it is no longer there',
        }
      );
  }
}

/** What stands for bytes of a name that are no UTF-8. */
const notUtf8 = '\uFFFD';

function asDocument(text: Uint8Array | undefined | { readonly unreadable: string }): Side {
  if (text === undefined) return undefined;
  if (isUnreadable(text)) return { problem: text.unreadable };
  const parsed = parse(text);
  return parsed.ok ? parsed.document : { problem: `it can't be read as a label file. ${parsed.message}` };
}
