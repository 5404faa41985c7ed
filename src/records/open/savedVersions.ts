/**
 * What this window has saved, for as long as it is open: so that a later version of the file that knows nothing of it is
 * recognised, whether another program wrote it from an older one or a person went back, and is never taken for a deletion.
 */
import { sameBytes } from '../../base/files/target';
import type { Steps } from '../../base/steps';
import { changesSteps, recordsAtOnce } from '../changes';
import type { DocumentKind, HeadedDocument, RecordKind } from '../kind';
import type { RecordBase } from '../schema/record';
import { isSameRecord } from '../sameRecord';

/** One save: the version that it took the place of, and the records that it added, changed or removed, as it left them. */
interface Save<One, All> {
  readonly document: All;
  readonly text: Uint8Array | undefined;
  readonly changed: ReadonlyMap<string, One | undefined>;
}

/** How a version on disk stands to what was saved. */
export type Descent<All> =
  /** It stands on the last save, whatever else it changes. */
  | { readonly kind: 'newer' }
  /** It was made from a version before some saves, and has none of what they brought. */
  | { readonly kind: 'unaware'; readonly ancestor: All; readonly records: number }
  /** It is a version before some saves, to the letter. */
  | { readonly kind: 'earlier'; readonly ancestor: All; readonly records: number };

const mostSaves = 100;

/** So many records are compared in one step. */
const comparedAtOnce = 100;

/** Those of the records that are asked for, by id. */
function* foundSteps<One extends RecordBase<One>>(
  records: readonly One[],
  wanted: ReadonlyMap<string, unknown>,
): Steps<ReadonlyMap<string, One>> {
  const found = new Map<string, One>();
  for (const [index, record] of records.entries()) {
    if (wanted.has(record.id)) found.set(record.id, record);
    if (index % recordsAtOnce === 0) yield;
  }
  return found;
}

/** A record in a version on disk, before some saves, and as each of these left it (the last one first). */
interface Sighting<One> {
  readonly found: One | undefined;
  readonly before: One | undefined;
  readonly after: readonly (One | undefined)[];
}

/** It is as it was before the saves, and they have made something else of it. */
function speaksForBefore<One extends RecordBase<One>>(
  kind: RecordKind<One>,
  { found, before, after }: Sighting<One>,
): boolean {
  return isSameRecord(kind, found, before) && !isSameRecord(kind, before, after[0]);
}

/** It is as one of the saves has left it, so whoever wrote it knew of that save. */
function speaksForAfter<One extends RecordBase<One>>(
  kind: RecordKind<One>,
  { found, before, after }: Sighting<One>,
): boolean {
  return !isSameRecord(kind, found, before) && after.some((each) => isSameRecord(kind, found, each));
}

/** The saves of one document. */
export class SavedVersions<One extends RecordBase<One>, All extends HeadedDocument> {
  private readonly kind: DocumentKind<One, All>;
  private saves: readonly Save<One, All>[] = [];
  private replaced: Pick<Save<One, All>, 'document' | 'text'> | undefined;

  constructor(kind: DocumentKind<One, All>) {
    this.kind = kind;
  }

  /** The text that a save is given takes the place of this version (undefined: of no file). */
  begin(document: All, text: Uint8Array | undefined): void {
    this.replaced = { document, text };
  }

  /** The save that was begun last has put `after` in its place, as `text`. */
  *endSteps(after: All, text: Uint8Array | undefined): Steps<void> {
    const { replaced, kind } = this;
    if (!replaced || sameBytes(text, replaced.text)) return;
    const changed = new Map<string, One | undefined>();
    let compared = 0;
    const changes = yield* changesSteps(kind.recordsOf(replaced.document), kind.recordsOf(after));
    for (const [id, { was, is }] of changes) {
      // What is no one's work is replaced, and brought back, by whatever made it.
      const isWork = [was, is].some((record) => record !== undefined && kind.isWork(record));
      if (isWork && !isSameRecord(kind, was, is)) changed.set(id, is);
      compared += 1;
      if (compared % comparedAtOnce === 0) yield;
    }
    if (changed.size > 0) this.saves = [...this.saves, { ...replaced, changed }].slice(-mostSaves);
  }

  /** The saves have been accounted for: a person has been told. */
  forget(): void {
    this.saves = [];
  }

  /**
   * How `found`, which stands on disk as `text`, stands to the saves, step by step. Whoever knew nothing of them may have
   * changed, too, what they changed: such a record says nothing, the others do.
   */
  *descentSteps(found: All, text: Uint8Array): Steps<Descent<All>> {
    const after = new Map<string, (One | undefined)[]>();
    let oldest: Descent<All> = { kind: 'newer' };
    for (const save of [...this.saves].reverse()) {
      let counted = 0;
      for (const [id, record] of save.changed) {
        after.set(id, [...(after.get(id) ?? []), record]);
        counted += 1;
        if (counted % recordsAtOnce === 0) yield;
      }
      // An older version may fit where a newer one does not: a record may have been saved more than once.
      if (!(yield* this.speaksForBeforeSteps(found, save.document, after))) continue;
      const kind = sameBytes(save.text, text) ? 'earlier' : 'unaware';
      oldest = { kind, ancestor: save.document, records: after.size };
    }
    return oldest;
  }

  /** Whether some record is as it was before the saves, and none as one of them has left it. */
  private *speaksForBeforeSteps(
    now: All,
    then: All,
    saved: ReadonlyMap<string, readonly (One | undefined)[]>,
  ): Steps<boolean> {
    const { kind } = this;
    const is = yield* foundSteps(kind.recordsOf(now), saved);
    const was = yield* foundSteps(kind.recordsOf(then), saved);
    let compared = 0;
    let speaks = false;
    for (const [id, after] of saved) {
      const sighting = { found: is.get(id), before: was.get(id), after };
      if (speaksForAfter(kind, sighting)) return false;
      speaks ||= speaksForBefore(kind, sighting);
      compared += 1;
      if (compared % comparedAtOnce === 0) yield;
    }
    return speaks;
  }
}
