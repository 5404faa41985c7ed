/**
 * Merges two branches of a sidecar label by label. Nothing is lost: additions of both sides stand, edits of different
 * parts of a label combine (see recordParts.ts for what a part is), and where both sides changed one part, or one
 * side deleted what the other edited, the label keeps both versions until a person decides.
 * The result is the same whichever side is called ours.
 */
import type { LabelDocument, LabelRecord } from './labelDocument';
import { mergeHeader } from './mergeHeader';
import { mergeRecord } from './mergeRecord';
import { inCanonicalOrder } from './order';

/** What a merge could not decide. Conflicts that a side brought along unresolved are not repeated here. */
export type ConflictSummary =
  /** Both sides changed these parts of the label, differently. */
  | { readonly kind: 'changed'; readonly id: string; readonly parts: readonly string[] }
  /** One side deleted the label, the other edited it: it is kept, with its deletion as the conflict. */
  | { readonly kind: 'deleted'; readonly id: string }
  /** The sides are about different signal files, or a newer version's header field differs; one was chosen. */
  | { readonly kind: 'header'; readonly parts: readonly string[] };

/** A merged document, valid even with conflicts in it. */
export interface MergeResult {
  readonly document: LabelDocument;
  readonly conflicts: readonly ConflictSummary[];
}

function byId(document: LabelDocument | undefined): ReadonlyMap<string, LabelRecord> {
  return new Map(document?.labels.map((record) => [record.id, record]));
}

function summary(id: string, disputed: readonly string[] | 'deleted'): readonly ConflictSummary[] {
  if (disputed === 'deleted') return [{ kind: 'deleted', id }];
  return disputed.length === 0 ? [] : [{ kind: 'changed', id, parts: disputed }];
}

/**
 * Merges `ours` and `theirs`, which both come from `base` (undefined when they have no common ancestor; then nothing
 * counts as deleted).
 */
export function merge(
  base: LabelDocument | undefined,
  ours: LabelDocument,
  theirs: LabelDocument,
): MergeResult {
  const { header, disputed } = mergeHeader(base?.header, ours.header, theirs.header);
  const [was, our, their] = [byId(base), byId(ours), byId(theirs)];
  const merged: LabelRecord[] = [];
  const disputes = new Map<string, readonly string[] | 'deleted'>();
  for (const id of new Set([...our.keys(), ...their.keys()])) {
    const result = mergeRecord(was.get(id), our.get(id), their.get(id), header);
    if (result.record) merged.push(result.record);
    disputes.set(id, result.disputed);
  }
  const labels = inCanonicalOrder(merged, header);
  const conflicts = labels.flatMap(({ id }) => summary(id, disputes.get(id) ?? []));
  return {
    document: { header, labels },
    conflicts: disputed.length === 0 ? conflicts : [{ kind: 'header', parts: disputed }, ...conflicts],
  };
}
