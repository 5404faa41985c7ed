/** The two versions of each changed file of labels or units, from git and from the folder. */
import * as path from 'node:path';
import type { ChangedFile, FileSide } from '../../git/changedFiles';
import { blobBytes } from '../../git/contents';
import { GitError } from '../../git/runGit';
import { runThrough } from '../../base/steps';
import type { DocumentKind, HeadedDocument } from '../../records/kind';
import { parseSteps } from '../../records/parse';
import type { RecordBase } from '../../records/schema/record';
import { mostSidecarBytes, readSidecarText } from '../../records/sidecarText';
import { isUnreadable, type SidecarText } from '../../records/textOnDisk';

/** Both versions; of a file that was not there, one without records. */
type Versions<All> = { readonly before: All; readonly after: All } | { readonly problem: string };

/** What stands on one side. */
type Side<All> =
  | { readonly kind: 'absent' }
  | { readonly kind: 'document'; readonly document: All }
  | { readonly kind: 'problem'; readonly problem: string };

export async function versionsOf<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  repository: string,
  file: ChangedFile,
): Promise<Versions<All>> {
  const before = await documentAt(kind, repository, { name: file.was ?? file.path, side: file.before });
  if (before.kind === 'problem') return { problem: `before: ${before.problem}` };
  const after = await documentAt(kind, repository, { name: file.path, side: file.after });
  if (after.kind === 'problem') return { problem: `after: ${after.problem}` };
  const none = (other: All): All => kind.documentOf(other.header, []);
  if (before.kind === 'document') {
    const { document } = before;
    return { before: document, after: after.kind === 'document' ? after.document : none(document) };
  }
  if (after.kind === 'absent') return { problem: 'there is nothing on either side' };
  return { before: none(after.document), after: after.document };
}

/** A file by its path from the root, and what stands there. */
interface Placed {
  readonly name: string;
  readonly side: FileSide;
}

async function documentAt<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  repository: string,
  { name, side }: Placed,
): Promise<Side<All>> {
  switch (side.kind) {
    case 'absent':
      return { kind: 'absent' };
    case 'no-file':
      return { kind: 'problem', problem: `it is ${side.what}, and not followed` };
    case 'blob':
      return asDocument(
        kind,
        await blobBytes(repository, side.id, mostSidecarBytes).catch((error: unknown) => {
          if (error instanceof GitError) return { unreadable: error.message };
          throw error;
        }),
      );
    case 'folder': {
      const found = asDocument(kind, await readSidecarText(path.join(repository, name)));
      if (found.kind !== 'absent') return found;
      // Git says that it is there, so nothing in it was removed.
      const problem = name.includes(notUtf8)
        ? 'its name is not in UTF-8, and a file of such a name can not be opened: rename it'
        : 'it is no longer there';
      return { kind: 'problem', problem };
    }
  }
}

/** What stands for bytes of a name that are no UTF-8. */
const notUtf8 = '\uFFFD';

function asDocument<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  text: SidecarText,
): Side<All> {
  if (text === undefined) return { kind: 'absent' };
  if (isUnreadable(text)) return { kind: 'problem', problem: text.unreadable };
  const parsed = runThrough(parseSteps(kind, text));
  if (parsed.ok) return { kind: 'document', document: parsed.document };
  return { kind: 'problem', problem: `it can't be read as a ${kind.noun} file. ${parsed.message}` };
}
