/**
 * Merges two branches of a sidecar record by record. Nothing is lost: additions of both sides stand, edits of different
 * parts of a record combine (see parts.ts for what a part is), and where both sides changed one part, or one
 * side deleted what the other edited, the record keeps both versions until a person decides.
 * The result is the same whichever side is called ours.
 */
import type { Steps } from '../base/steps';
import { sameValue } from './canonicalJson';
import type { SidecarHeader } from './schema/header';
import type { RecordBase } from './schema/record';
import { changesSteps, recordsAtOnce, type RecordChanges } from './changes';
import type { DocumentKind, HeadedDocument } from './kind';
import { headerDisputes, mergeHeader, type HeaderDispute } from './mergeHeader';
import { mergeRecord, type MergedRecord } from './mergeRecord';
import { canonicalOrderSteps } from './order';

/** What a merge could not decide. Conflicts that a side brought along unresolved are not repeated here. */
export type ConflictSummary =
  /** Both sides changed these parts of the record, differently. */
  | { readonly kind: 'changed'; readonly id: string; readonly parts: readonly string[] }
  /** One side deleted the record, the other edited it: it is kept, with its deletion as the conflict. */
  | { readonly kind: 'deleted'; readonly id: string }
  /** The sides are about different signal files, or a newer version's header field differs; one was chosen. */
  | { readonly kind: 'header'; readonly parts: readonly string[]; readonly values: readonly HeaderDispute[] };

/** A merged document, valid even with conflicts in it. */
export interface MergedDocument<All> {
  readonly document: All;
  readonly conflicts: readonly ConflictSummary[];
}

function summary(id: string, disputed: readonly string[] | 'deleted'): readonly ConflictSummary[] {
  if (disputed === 'deleted') return [{ kind: 'deleted', id }];
  return disputed.length === 0 ? [] : [{ kind: 'changed', id, parts: disputed }];
}

/** What became of one record that differs between the common version and theirs. */
interface Decided<One> {
  /** Ours, of which it was made: another one is decided anew. */
  readonly our: One | undefined;
  readonly result: MergedRecord<One>;
}

/** So many records are merged in one step. */
const mergedAtOnce = 100;

/** A merge under way: a record that is the same in the common version and in theirs is ours, so only others are merged. */
class Merging<One extends RecordBase<One>, All extends HeadedDocument> {
  private readonly kind: DocumentKind<One, All>;
  private readonly changes: RecordChanges<One>;
  private readonly decided = new Map<string, Decided<One>>();
  private header: SidecarHeader | undefined;

  constructor(kind: DocumentKind<One, All>, changes: RecordChanges<One>) {
    this.kind = kind;
    this.changes = changes;
  }

  /** Decides every record, or once more those of which ours has become another. */
  *decide(ours: All, header: SidecarHeader): Steps<void> {
    // Which clock counts a span is the header's word.
    if (this.header && !sameValue(this.header, header)) this.decided.clear();
    this.header = header;
    const our = new Map<string, One>();
    for (const [index, record] of this.kind.recordsOf(ours).entries()) {
      if (this.changes.has(record.id)) our.set(record.id, record);
      if (index % recordsAtOnce === 0) yield;
    }
    const { kind } = this;
    let merged = 0;
    for (const [id, { was, is }] of this.changes) {
      const known = this.decided.get(id);
      const record = our.get(id);
      if (known && known.our === record) continue;
      this.decided.set(id, { our: record, result: mergeRecord({ kind, header }, was, record, is) });
      merged += 1;
      if (merged % mergedAtOnce === 0) yield;
    }
  }

  /** All records in canonical order. */
  *records(ours: All, header: SidecarHeader): Steps<readonly One[]> {
    const kept: One[] = [];
    for (const [index, record] of this.kind.recordsOf(ours).entries()) {
      if (!this.changes.has(record.id)) kept.push(record);
      if (index % recordsAtOnce === 0) yield;
    }
    const merged = Array.from(this.decided.values(), ({ result }) => result.record);
    const all = [...kept, ...merged.filter((record) => record !== undefined)];
    return yield* canonicalOrderSteps(this.kind, all, header);
  }

  conflicts(records: readonly One[]): readonly ConflictSummary[] {
    const disputes = new Map<string, readonly ConflictSummary[]>();
    for (const [id, { result }] of this.decided) {
      const conflicts = summary(id, result.disputed);
      if (conflicts.length > 0) disputes.set(id, conflicts);
    }
    return disputes.size === 0 ? [] : records.flatMap(({ id }) => disputes.get(id) ?? []);
  }
}

/**
 * Merges our version and `theirs`, which both come from `base` (undefined when they have no common ancestor; then nothing
 * counts as deleted), step by step. Ours may be edited between two steps: what comes out is the merge of ours as it is at
 * the last one.
 * @param ours answers the document as it is now
 */
export function* mergeSteps<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  base: All | undefined,
  ours: () => All,
  theirs: All,
): Steps<MergedDocument<All>> {
  const before = base ? kind.recordsOf(base) : [];
  const merging = new Merging(kind, yield* changesSteps(before, kind.recordsOf(theirs)));
  for (;;) {
    const now = ours();
    const mergedHeader = mergeHeader(base?.header, now.header, theirs.header);
    const { header, disputed } = mergedHeader;
    yield* merging.decide(now, header);
    const records = yield* merging.records(now, header);
    const conflicts = merging.conflicts(records);
    if (ours() !== now) continue;
    const values = headerDisputes(mergedHeader, [now.header, theirs.header]);
    return {
      document: kind.documentOf(header, records),
      conflicts:
        disputed.length === 0 ? conflicts : [{ kind: 'header', parts: disputed, values }, ...conflicts],
    };
  }
}
