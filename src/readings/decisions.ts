/**
 * An adjudicator's decisions as edits of the shared file. Each becomes a label of the adjudicator's, accepted or rejected,
 * with both readings as reviews: whatever is decided, nothing of either is lost. Labels that somebody has touched there stay;
 * a proposal of the engine that nobody touched becomes the label it was accepted as. Run again, what is decided stays so.
 */
import { isUntouchedProposal } from '../labels/claim';
import type { LabelEdit } from '../labels/edits';
import type { LabelDocument, LabelRecord } from '../labels/labelDocument';
import { clockOf } from '../labels/place';
import { spanSamples, spanSeconds } from '../labels/time';
import type { Both, Item } from './pairs';
import { readingNote, reviewOf } from './words';

/** What of a label an adjudicator gives. */
export type DecidedSpan = Pick<LabelRecord, 'channels' | 'start' | 'end' | 'label'>;

/** What an adjudicator takes of an item. The reading of who marked nothing is that nothing is there. */
export type Take = 'first' | 'second' | 'neither' | DecidedSpan;

/** What was given up, or taken over, with a label. */
type Content = Pick<LabelRecord, 'status'> &
  DecidedSpan &
  Partial<Pick<LabelRecord, 'probability' | 'alternatives' | 'evidence' | 'reason' | 'reference'>>;

/** Who decides, between whom. */
export interface Adjudicating {
  readonly both: Both;
  readonly adjudicator: string;
}

/** The record in the shared file that an item was decided with; undefined while it is open. */
export function settledBy(
  shared: ReadonlyMap<string, LabelRecord>,
  item: Item,
  both: Both,
): LabelRecord | undefined {
  const isOnRecord = (record: LabelRecord): boolean =>
    both.every(({ name, document }, reader) => {
      const own = record.reviews && Object.hasOwn(record.reviews, name) ? record.reviews[name] : undefined;
      return own?.note === readingNote(reader === 0 ? item.first : item.second, document.header);
    });
  return idsFor(item)
    .map((id) => shared.get(id))
    .find((record) => record !== undefined && isOnRecord(record));
}

/** The ids that an item's record may have: a proposal keeps its own, so that the engine does not propose it again. */
function idsFor({ key, first, second }: Item): readonly string[] {
  return [first?.id, second?.id, key].filter((id) => id !== undefined);
}

/** The labels of the shared file by id, which the other functions look into. */
export function sharedById({ labels }: Pick<LabelDocument, 'labels'>): ReadonlyMap<string, LabelRecord> {
  return new Map(labels.map((record) => [record.id, record]));
}

/** The edit of one decision; of an item that was decided already, in another way. */
export function decisionEdit(
  shared: ReadonlyMap<string, LabelRecord>,
  item: Item,
  take: Take,
  by: Adjudicating,
): LabelEdit {
  const record = decidedRecord(shared, item, contentOf(item, take), by);
  return editTo(shared.get(record.id), record);
}

/** The edit that takes all that needs no decision and is not on record yet; an empty batch where there is nothing. */
export function agreedEdit(
  shared: ReadonlyMap<string, LabelRecord>,
  items: readonly Item[],
  by: Adjudicating,
): LabelEdit & { readonly kind: 'batch' } {
  const held = new Map(shared);
  const edits: LabelEdit[] = [];
  for (const item of items) {
    if (item.difference !== undefined || settledBy(held, item, by.both)) continue;
    const record = decidedRecord(held, item, agreedContent(item, by.both), by);
    edits.push(editTo(held.get(record.id), record));
    // Two readers' items may want the same id: the next one sees that it is taken.
    held.set(record.id, record);
  }
  return { kind: 'batch', edits };
}

function contentOf(item: Item, take: Take): Content {
  if (typeof take === 'object') return { ...take, status: 'accepted' };
  const either = item.first ?? item.second;
  if (!either) throw new RangeError('An item holds a label of one of the readers.');
  const taken = take === 'neither' ? undefined : item[take];
  if (!taken || taken.status === 'rejected') return { ...spanOf(either), status: 'rejected' };
  return { ...saidBy(taken), status: 'accepted' };
}

function agreedContent({ first, second }: Item, both: Both): Content {
  const either = first ?? second;
  if (!either) throw new RangeError('An item holds a label of one of the readers.');
  if (either.status === 'rejected') return { ...spanOf(either), status: 'rejected' };
  const middle = first && second ? middleOf(first, second, both) : {};
  return { ...saidBy(either), ...middle, status: 'accepted' };
}

/** Half-way between the edges of both, so that neither reader's count for more. */
function middleOf(first: LabelRecord, second: LabelRecord, [one, other]: Both): Partial<DecidedSpan> {
  const clock = clockOf(first, one.document.header);
  const [a, b] = [spanSeconds(first, one.document.header), spanSeconds(second, other.document.header)];
  if (!clock || !a || !b || clock.samples < 1) return {};
  const onsetSeconds = (a.onsetSeconds + b.onsetSeconds) / 2;
  return spanSamples({ onsetSeconds, endSeconds: (a.endSeconds + b.endSeconds) / 2 }, clock);
}

function spanOf({ channels, start, end, label }: LabelRecord): DecidedSpan {
  return { channels, start, end, label };
}

/** A label as a reader leaves it, with what the engine said of it. */
function saidBy(record: LabelRecord): DecidedSpan & Partial<LabelRecord> {
  const { probability, alternatives, evidence, reason, reference } = record;
  return {
    ...spanOf(record),
    ...(probability === undefined ? {} : { probability }),
    ...(alternatives === undefined ? {} : { alternatives }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(reason === undefined ? {} : { reason }),
    ...(reference === undefined ? {} : { reference }),
  };
}

function decidedRecord(
  shared: ReadonlyMap<string, LabelRecord>,
  item: Item,
  content: Content,
  { both, adjudicator }: Adjudicating,
): LabelRecord {
  const settled = settledBy(shared, item, both);
  const id = settled?.id ?? freeId(shared, item);
  const own = both.map(({ name, document }, reader): readonly [string, ReturnType<typeof reviewOf>] => [
    name,
    reviewOf(reader === 0 ? item.first : item.second, content.label, document.header),
  ]);
  const reviews = Object.fromEntries([...Object.entries(shared.get(id)?.reviews ?? {}), ...own]);
  return { id, ...content, by: adjudicator, reviews };
}

/** What a decision replaces of a label that is there already; a note of its own stays with it. */
const replaced = ['probability', 'alternatives', 'evidence', 'reason', 'reference', 'stale'] as const;

function editTo(existing: LabelRecord | undefined, record: LabelRecord): LabelEdit {
  if (!existing) return { kind: 'add', record };
  const fields = new Map<string, unknown>([
    ...replaced.filter((name) => existing[name] !== undefined).map((name) => [name, null] as const),
    ...Object.entries(record),
  ]);
  fields.delete('id');
  return { kind: 'change', id: record.id, patch: Object.fromEntries(fields) };
}

/** The first id that nobody's work has. */
function freeId(shared: ReadonlyMap<string, LabelRecord>, item: Item): string {
  const isFree = (id: string): boolean => {
    const there = shared.get(id);
    return there === undefined || isUntouchedProposal(there);
  };
  return idsFor(item).find(isFree) ?? item.key;
}
