/**
 * What this window has saved, for as long as it is open: so that a later version of the file that knows nothing of it is
 * recognised, whether another program wrote it from an older one or a person went back, and is never taken for a deletion.
 */
import type { LabelDocument, LabelRecord } from '../labels/labelDocument';
import { isUntouchedProposal } from '../labels/proposals';
import { recordText } from '../labels/serialize';

type MaybeRecord = LabelRecord | undefined;

/** One save: the version that it took the place of, and the labels that it added, changed or removed, as it left them. */
interface Save {
  readonly before: ReadonlyMap<string, LabelRecord>;
  readonly document: LabelDocument;
  readonly text: string | undefined;
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

function byId({ labels }: LabelDocument): ReadonlyMap<string, LabelRecord> {
  return new Map(labels.map((record) => [record.id, record]));
}

function same(a: MaybeRecord, b: MaybeRecord): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && recordText(a) === recordText(b);
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

  /** A save has put `after` in the place of `before`, whose text was `text` (undefined: no file). */
  add(before: LabelDocument, text: string | undefined, after: LabelDocument): void {
    const [was, is] = [byId(before), byId(after)];
    const changed = [...new Set([...was.keys(), ...is.keys()])].filter(
      (id) => !same(was.get(id), is.get(id)) && (isWork(was.get(id)) || isWork(is.get(id))),
    );
    if (changed.length === 0) return;
    const save = {
      before: was,
      document: before,
      text,
      changed: new Map(changed.map((id) => [id, is.get(id)])),
    };
    this.saves = [...this.saves, save].slice(-mostSaves);
  }

  /** The saves have been accounted for: a person has been told. */
  forget(): void {
    this.saves = [];
  }

  /**
   * How `found`, which stands on disk as `text`, stands to the saves. Whoever knew nothing of them may have changed, too,
   * what they changed: such a label says nothing, the others do.
   */
  descentOf(found: LabelDocument, text: string): Descent {
    const is = byId(found);
    const after = new Map<string, MaybeRecord[]>();
    let oldest: Descent = { kind: 'newer' };
    for (const save of [...this.saves].reverse()) {
      for (const [id, record] of save.changed) after.set(id, [...(after.get(id) ?? []), record]);
      const sightings = Array.from(after, ([id, versions]): Sighting => ({
        found: is.get(id),
        before: save.before.get(id),
        after: versions,
      }));
      // An older version may fit where a newer one does not: a label may have been saved more than once.
      if (sightings.some(speaksForAfter) || !sightings.some(speaksForBefore)) continue;
      const kind = save.text === text ? 'earlier' : 'unaware';
      oldest = { kind, ancestor: save.document, labels: after.size };
    }
    return oldest;
  }
}
