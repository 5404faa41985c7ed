/**
 * Rewrites a file in canonical form and today's order of fields, and nothing else: it keeps its line ends, and what can't be read for certain stays byte for
 * byte as it is.
 */
import { sameBytes } from '../base/files/target';
import { runThrough } from '../base/steps';
import { withLineEndsOfSteps, withLineFeedsSteps } from '../records/lineEnds';
import { updateSidecarText } from '../records/sidecarText';
import { isUnreadable, type SidecarText } from '../records/textOnDisk';
import { fileKindOf, labelFiles, type FileKind } from './fileKinds';

/** What became of a file; `left`: why it was left as it is. */
export type Fixed = 'fixed' | 'canonical' | { readonly left: string };

/** What a file shall be instead, or why it stays. */
function canonicalOf(kind: FileKind, found: SidecarText): Uint8Array | Exclude<Fixed, 'fixed'> {
  if (found === undefined) return { left: 'it is no longer there.' };
  if (isUnreadable(found)) return { left: found.unreadable };
  const read = runThrough(kind.read(found, {}));
  if (!read.ok) {
    const [first] = read.problems;
    return { left: first ? `line ${first.line}: ${first.message}` : "it can't be read." };
  }
  if (read.isNewer) {
    return { left: `it was written by a newer version (format ${read.header.version}).` };
  }
  const canonical = runThrough(read.canonical());
  if (sameBytes(canonical, runThrough(withLineFeedsSteps(found)))) return 'canonical';
  return runThrough(withLineEndsOfSteps(canonical, found));
}

/**
 * Rewrites a file where it is not in that form.
 * @throws SaveError where it can't be written
 */
export async function fixFile(file: string): Promise<Fixed> {
  const kind = fileKindOf(file) ?? labelFiles;
  let outcome: Fixed = 'canonical';
  await updateSidecarText(file, (found) => {
    const canonical = canonicalOf(kind, found);
    if (!(canonical instanceof Uint8Array)) {
      outcome = canonical;
      return undefined;
    }
    outcome = 'fixed';
    return canonical;
  });
  return outcome;
}
