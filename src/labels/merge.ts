/**
 * Merges two branches of a sidecar label by label. Nothing is lost: additions of both sides stand, edits of different
 * parts of a label combine (see recordParts.ts for what a part is), and where both sides changed one part, or one
 * side deleted what the other edited, the label keeps both versions until a person decides.
 * The result is the same whichever side is called ours.
 */
import { runThrough, type Steps } from '../base/steps';
import { sameValue } from './canonicalJson';
import { changesSteps, recordsAtOnce, type RecordChanges } from './changes';
import type { LabelDocument, LabelHeader, LabelRecord } from './labelDocument';
import { mergeHeader } from './mergeHeader';
import { mergeRecord, type MergedRecord } from './mergeRecord';
import { canonicalOrderSteps } from './order';

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

function summary(id: string, disputed: readonly string[] | 'deleted'): readonly ConflictSummary[] {
  if (disputed === 'deleted') return [{ kind: 'deleted', id }];
  return disputed.length === 0 ? [] : [{ kind: 'changed', id, parts: disputed }];
}

/** What became of one label that differs between the common version and theirs. */
interface Decided {
  /** Ours, of which it was made: another one is decided anew. */
  readonly our: LabelRecord | undefined;
  readonly result: MergedRecord;
}

/** So many labels are merged in one step. */
const mergedAtOnce = 100;

/** A merge under way: a label that is the same in the common version and in theirs is ours, so only others are merged. */
class Merging {
  private readonly changes: RecordChanges;
  private readonly decided = new Map<string, Decided>();
  private header: LabelHeader | undefined;

  constructor(changes: RecordChanges) {
    this.changes = changes;
  }

  /** Decides every label, or once more those of which ours has become another. */
  *decide(ours: LabelDocument, header: LabelHeader): Steps<void> {
    // Which clock counts a span is the header's word.
    if (this.header && !sameValue(this.header, header)) this.decided.clear();
    this.header = header;
    const our = new Map<string, LabelRecord>();
    for (const [index, record] of ours.labels.entries()) {
      if (this.changes.has(record.id)) our.set(record.id, record);
      if (index % recordsAtOnce === 0) yield;
    }
    let merged = 0;
    for (const [id, { was, is }] of this.changes) {
      const known = this.decided.get(id);
      const record = our.get(id);
      if (known && known.our === record) continue;
      this.decided.set(id, { our: record, result: mergeRecord(was, record, is, header) });
      merged += 1;
      if (merged % mergedAtOnce === 0) yield;
    }
  }

  /** All labels in canonical order. */
  *labels(ours: LabelDocument, header: LabelHeader): Steps<readonly LabelRecord[]> {
    const kept: LabelRecord[] = [];
    for (const [index, record] of ours.labels.entries()) {
      if (!this.changes.has(record.id)) kept.push(record);
      if (index % recordsAtOnce === 0) yield;
    }
    const merged = Array.from(this.decided.values(), ({ result }) => result.record);
    const all = [...kept, ...merged.filter((record) => record !== undefined)];
    return yield* canonicalOrderSteps(all, header);
  }

  conflicts(labels: readonly LabelRecord[]): readonly ConflictSummary[] {
    const disputes = new Map<string, readonly ConflictSummary[]>();
    for (const [id, { result }] of this.decided) {
      const conflicts = summary(id, result.disputed);
      if (conflicts.length > 0) disputes.set(id, conflicts);
    }
    return disputes.size === 0 ? [] : labels.flatMap(({ id }) => disputes.get(id) ?? []);
  }
}

/**
 * As `merge`, step by step. Ours may be edited between two steps: what comes out is the merge of ours as it is at the
 * last one.
 * @param ours answers the labels as they are now
 */
export function* mergeSteps(
  base: LabelDocument | undefined,
  ours: () => LabelDocument,
  theirs: LabelDocument,
): Steps<MergeResult> {
  const merging = new Merging(yield* changesSteps(base?.labels ?? [], theirs.labels));
  for (;;) {
    const now = ours();
    const { header, disputed } = mergeHeader(base?.header, now.header, theirs.header);
    yield* merging.decide(now, header);
    const labels = yield* merging.labels(now, header);
    const conflicts = merging.conflicts(labels);
    if (ours() !== now) continue;
    return {
      document: { header, labels },
      conflicts: disputed.length === 0 ? conflicts : [{ kind: 'header', parts: disputed }, ...conflicts],
    };
  }
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
  return runThrough(mergeSteps(base, () => ours, theirs));
}
