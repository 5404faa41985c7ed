/** All sides that git left in a file, merged one after another. */
import type { Steps } from '../base/steps';
import type { BothSides } from './bothSides';
import type { DocumentKind, HeadedDocument } from './kind';
import { mergeSteps, type ConflictSummary, type MergedDocument } from './merge';
import type { RecordBase } from './schema/record';

/** What several merges could not decide, each record once. */
function withLater(
  earlier: readonly ConflictSummary[],
  later: readonly ConflictSummary[],
): readonly ConflictSummary[] {
  const again = new Map(later.flatMap((each) => (each.kind === 'changed' ? [[each.id, each.parts]] : [])));
  const known = new Set(earlier.flatMap((each) => (each.kind === 'header' ? [] : [each.id])));
  const joined = earlier.map((each) =>
    each.kind === 'changed'
      ? { ...each, parts: [...new Set([...each.parts, ...(again.get(each.id) ?? [])])].sort() }
      : each,
  );
  return [...joined, ...later.filter((each) => each.kind !== 'header' && !known.has(each.id))];
}

/**
 * Merges all of them, step by step: what a further side has otherwise is one more version. Its header is that of one of the
 * first two, between which is settled what the header says.
 */
export function* mergeSidesSteps<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  { base, ours, theirs, further }: BothSides<All>,
): Steps<MergedDocument<All>> {
  let merged = yield* mergeSteps(kind, base, () => ours, theirs);
  for (const side of further) {
    const { document } = merged;
    const records = kind.documentOf(document.header, kind.recordsOf(side));
    const next = yield* mergeSteps(kind, undefined, () => document, records);
    merged = { document: next.document, conflicts: withLater(merged.conflicts, next.conflicts) };
  }
  return merged;
}
