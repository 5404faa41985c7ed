/**
 * What this window has saved, for as long as it is open: so that a later version of the file that knows nothing of it is
 * recognised, whether another program wrote it from an older one or a person went back, and is never taken for a deletion.
 */
import { sameBytes } from '../base/files/target';
import type { Steps } from '../base/steps';
import { alike } from '../records/canonicalJson';
import { changesSteps, recordsAtOnce } from '../records/changes';
import type { LabelDocument, LabelRecord } from '../labels/labelDocument';
import { isUntouchedProposal } from '../labels/proposals';
import { recordText } from '../labels/serialize';

type MaybeRecord = LabelRecord | undefined;

/** One save: the version that it took the place of, and the labels that it added, changed or removed, as it left them. */
interface Save {
  readonly document: LabelDocument;
  readonly text: Uint8Array | undefined;
  readonly changed: ReadonlyMap<string, MaybeRecord>;
}

/** How a version on disk stands to what was saved. */
export type Descent =
  /** It stands on the last save, whatever else it changes. */
  | { readonly kind: 'newer' }
  /** It was made from a version before some saves, and has none of what they brought. */
  | { readonly kind: 'unaware'; readonly ancestor: LabelDocument; readonly labels: number }
  /** It is a version before some saves, to the letter. */
  | { readonly kind: 'earlier'; readonly ancestor: LabelDocument; readonly labels: number };

const mostSaves = 100;

/** So many labels are compared in one step. */
const comparedAtOnce = 100;

/** The labels of a version that are asked for, by id. */
function* foundSteps(
  { labels }: LabelDocument,
  wanted: ReadonlyMap<string, unknown>,
): Steps<ReadonlyMap<string, LabelRecord>> {
  const found = new Map<string, LabelRecord>();
  for (const [index, record] of labels.entries()) {
    if (wanted.has(record.id)) found.set(record.id, record);
    if (index % recordsAtOnce === 0) yield;
  }
  return found;
}

function same(a: MaybeRecord, b: MaybeRecord): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && (alike(a, b) || recordText(a) === recordText(b));
}

/** A proposal that nobody has touched is no one's work: another run of the engine replaces it, and brings it back. */
function isWork(record: MaybeRecord): boolean {
  return record !== undefined && !isUntouchedProposal(record);
}

/** A label in a version on disk, before some saves, and as each of these left it (the last one first). */
interface Sighting {
  readonly found: MaybeRecord;
  readonly before: MaybeRecord;
  readonly after: readonly MaybeRecord[];
}

/** It is as it was before the saves, and they have made something else of it. */
function speaksForBefore({ found, before, after }: Sighting): boolean {
  return same(found, before) && !same(before, after[0]);
}

/** It is as one of the saves has left it, so whoever wrote it knew of that save. */
function speaksForAfter({ found, before, after }: Sighting): boolean {
  return !same(found, before) && after.some((each) => same(found, each));
}

/** The saves of one document. */
export class SavedVersions {
  private saves: readonly Save[] = [];
  private replaced: Pick<Save, 'document' | 'text'> | undefined;

  /** The text that a save is given takes the place of this version (undefined: of no file). */
  begin(document: LabelDocument, text: Uint8Array | undefined): void {
    this.replaced = { document, text };
  }

  /** The save that was begun last has put `after` in its place, as `text`. */
  *endSteps(after: LabelDocument, text: Uint8Array | undefined): Steps<void> {
    const { replaced } = this;
    if (!replaced || sameBytes(text, replaced.text)) return;
    const changed = new Map<string, MaybeRecord>();
    let compared = 0;
    for (const [id, { was, is }] of yield* changesSteps(replaced.document.labels, after.labels)) {
      if (!same(was, is) && (isWork(was) || isWork(is))) changed.set(id, is);
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
   * How `found`, which stands on disk as `text`, stands to the saves, step by step. Whoever knew nothing of them may have changed, too,
   * what they changed: such a label says nothing, the others do.
   */
  *descentSteps(found: LabelDocument, text: Uint8Array): Steps<Descent> {
    const after = new Map<string, MaybeRecord[]>();
    let oldest: Descent = { kind: 'newer' };
    for (const save of [...this.saves].reverse()) {
      let counted = 0;
      for (const [id, record] of save.changed) {
        after.set(id, [...(after.get(id) ?? []), record]);
        counted += 1;
        if (counted % recordsAtOnce === 0) yield;
      }
      // An older version may fit where a newer one does not: a label may have been saved more than once.
      if (!(yield* speaksForBeforeSteps(found, save.document, after))) continue;
      const kind = sameBytes(save.text, text) ? 'earlier' : 'unaware';
      oldest = { kind, ancestor: save.document, labels: after.size };
    }
    return oldest;
  }
}

/** Whether some label is as it was before the saves, and none as one of them has left it. */
function* speaksForBeforeSteps(
  now: LabelDocument,
  then: LabelDocument,
  saved: ReadonlyMap<string, readonly MaybeRecord[]>,
): Steps<boolean> {
  const [is, was] = [yield* foundSteps(now, saved), yield* foundSteps(then, saved)];
  let compared = 0;
  let speaks = false;
  for (const [id, after] of saved) {
    const sighting = { found: is.get(id), before: was.get(id), after };
    if (speaksForAfter(sighting)) return false;
    speaks ||= speaksForBefore(sighting);
    compared += 1;
    if (compared % comparedAtOnce === 0) yield;
  }
  return speaks;
}
