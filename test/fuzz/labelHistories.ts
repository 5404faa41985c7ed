/**
 * Makes what a merge is about: a document and two branches of it. Few labels, channels, words and reviewers, so that
 * the branches meet often; conflicts are open from before, made up or left by earlier merges, where wished.
 */
import { claimId } from '../../src/labels/claim';
import { currentVersion } from '../../src/labels/formatVersion';
import type { LabelConflict, LabelDocument, LabelRecord } from '../../src/labels/labelDocument';
import { merge } from '../../src/labels/merge';
import { labelKind } from '../../src/labels/labelKind';
import { alternativesOf, withoutConflict, withoutSettled } from '../../src/records/conflicts';
import { partsOf, recordOf } from '../../src/records/parts';
import { inCanonicalOrder } from '../unit/labels/labelParts';
import type { Random } from '../../src/simulation/random';
import { withAlternatives } from '../unit/labels/labelParts';
import { crampHeader } from '../unit/labels/samples';
import { chance, pick, several, whole } from './pick';

export type History = readonly [base: LabelDocument, ours: LabelDocument, theirs: LabelDocument];

type Labels = Map<string, LabelRecord>;
type Change = { [Field in keyof LabelRecord]?: LabelRecord[Field] | undefined };

/** What two versions of an engine propose: each goes when its engine's next version runs, unless somebody has decided it. */
const proposals = ['engine 1.0.0 a', 'engine 2.0.0 a'].map((by): LabelRecord => {
  const claim = { channels: ['EMG vastus'], start: 1, end: 4, label: 'tremor', by };
  return { id: claimId(claim), ...claim, status: 'proposed', probability: 0.5 };
});

const ids = ['a', 'b', 'c', ...proposals.map(({ id }) => id)];
const words = ['rest', 'tremor', 'neurogenic-cramp', '__proto__', 'µV ❤️', '\ud800', '<<<<<<< ours', '10'];
const people = ['ana', 'zoe', '__proto__', ''];
const verdicts = ['accept', 'reject', 'unsure'] as const;
const statuses = ['proposed', 'accepted', 'rejected'] as const;
const channelLists = [['EMG vastus'], ['force'], ['force', 'EMG vastus'], ['EMG vastus', 'force'], ['?']];

function span(random: Random): Pick<LabelRecord, 'start' | 'end'> {
  const start = whole(random, 0, 6);
  return { start, end: start + whole(random, 1, 4) };
}

function reviews(random: Random): NonNullable<LabelRecord['reviews']> {
  const review = (): { verdict: (typeof verdicts)[number] } => ({ verdict: pick(random, verdicts) });
  return Object.fromEntries(several(whole(random, 1, 3), () => [pick(random, people), review()]));
}

/** New values of one field or span, as often one that takes the field away. */
const changes: readonly ((random: Random) => Change)[] = [
  (random) => ({ label: pick(random, words) }),
  (random) => ({ status: pick(random, statuses) }),
  (random) => ({ note: pick(random, [undefined, 'a', 'b', '']) }),
  (random) => ({ stale: pick(random, [undefined, true] as const) }),
  (random) => ({ by: pick(random, ['ana', 'zoe']) }),
  (random) => ({ channels: pick(random, channelLists) }),
  (random) => ({ reviews: chance(random, 0.3) ? undefined : reviews(random) }),
  (random) => ({ unknownFields: pick(random, [undefined, { zeta: 1 }, { zeta: 2, alpha: null }]) }),
  (random) => ({ probability: pick(random, [undefined, 0, 0.25]) }),
  (random) => ({ alternatives: pick(random, [undefined, [], [{ label: 'rest', probability: 0.5 }]]) }),
  span,
];

function changed(record: LabelRecord, change: Change): LabelRecord {
  const fields = Object.entries({ ...record, ...change }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(fields) as unknown as LabelRecord;
}

function freshLabel(random: Random, id: string): LabelRecord {
  const proposal = proposals.find((each) => each.id === id);
  if (proposal) {
    return several(whole(random, 0, 2), () => pick(random, changes)(random)).reduce(changed, proposal);
  }
  const plain: LabelRecord = {
    id,
    channels: pick(random, channelLists),
    ...span(random),
    label: pick(random, words),
    status: pick(random, statuses),
    by: pick(random, ['ana', 'zoe']),
  };
  return several(whole(random, 0, 3), () => pick(random, changes)(random)).reduce(changed, plain);
}

function alternative(random: Random, record: LabelRecord): LabelConflict {
  if (chance(random, 0.4)) {
    return chance(random, 0.8) ? { kind: 'deleted' } : { kind: 'deleted', unknownFields: { zeta: 1 } };
  }
  const near = changed(withoutConflict(record), pick(random, changes)(random));
  return { kind: 'changed', theirs: chance(random, 0.7) ? near : freshLabel(random, record.id) };
}

/** The label with one to three versions more to choose from. */
function withOpenConflict(random: Random, record: LabelRecord): LabelRecord {
  const more = several(whole(random, 1, 4), () => alternative(random, record));
  return withAlternatives(withoutConflict(record), [...alternativesOf(record), ...more]);
}

/** What a person edits the label shown to: some or all of what an open version says. */
function towardsVersion(random: Random, record: LabelRecord): LabelRecord {
  const open = alternativesOf(record).flatMap((other) => (other.kind === 'changed' ? [other.theirs] : []));
  if (open.length === 0) return record;
  const own = new Map(partsOf(labelKind, record, false));
  const version = partsOf(labelKind, pick(random, open), false);
  const isWhole = chance(random, 0.7);
  for (const name of new Set([...own.keys(), ...version.keys()])) {
    if (!isWhole && chance(random, 0.5)) continue;
    const part = version.get(name);
    if (part) own.set(name, part);
    else own.delete(name);
  }
  const edited = recordOf(labelKind, record.id, own);
  return record.conflict ? withoutSettled(labelKind, { ...edited, conflict: record.conflict }) : edited;
}

/** What a person does with a conflict: chooses one of the versions, or sets one aside. */
function decided(random: Random, record: LabelRecord): LabelRecord | undefined {
  const open = alternativesOf(record);
  if (open.length === 0 || chance(random, 0.3)) return withoutConflict(record);
  const chosen = pick(random, open);
  if (chance(random, 0.3)) {
    return withAlternatives(
      withoutConflict(record),
      open.filter((other) => other !== chosen),
    );
  }
  return chosen.kind === 'changed' ? chosen.theirs : undefined;
}

/** One step of a branch, on one label. */
function step(random: Random, labels: Labels, conflicts: boolean): void {
  const id = pick(random, ids);
  const record = labels.get(id);
  const kind = random.uniform();
  if (!record) {
    if (kind < 0.4) labels.set(id, freshLabel(random, id));
    return;
  }
  if (kind < 0.15) labels.delete(id);
  else if (conflicts && kind < 0.3) labels.set(id, withOpenConflict(random, record));
  else if (conflicts && kind < 0.55) {
    const after = chance(random, 0.4) ? towardsVersion(random, record) : decided(random, record);
    if (after) labels.set(id, after);
    else labels.delete(id);
  } else labels.set(id, withoutSettled(labelKind, changed(record, pick(random, changes)(random))));
}

function documentOf(labels: Labels): LabelDocument {
  const header = { ...crampHeader, version: currentVersion };
  return { header, labels: inCanonicalOrder(labels.values(), header) };
}

function branch(random: Random, start: LabelDocument, conflicts: boolean): LabelDocument {
  const labels = new Map(start.labels.map((record) => [record.id, record]));
  for (let left = whole(random, 0, 9); left > 0; left--) step(random, labels, conflicts);
  return documentOf(labels);
}

/** A base and two branches of it, in which no conflict is open. */
export function plainHistory(random: Random): History {
  const some = ids.filter(() => chance(random, 0.5));
  const labels = new Map(some.map((id) => [id, freshLabel(random, id)]));
  const base = documentOf(labels);
  return [base, branch(random, base, false), branch(random, base, false)];
}

/** A base and several branches of it, in which no conflict is open. */
export function branchesOf(random: Random, count: number): readonly LabelDocument[] {
  const [base, one, two] = plainHistory(random);
  return [base, one, two, ...several(count - 2, () => branch(random, base, false))];
}

/** The same with conflicts: half of the bases are what an earlier merge left, so are some branches. */
export function conflictedHistory(random: Random): History {
  const before = plainHistory(random);
  const base = chance(random, 0.5) ? merge(...before).document : branch(random, before[0], true);
  const [ours, theirs] = [branch(random, base, true), branch(random, base, true)];
  if (chance(random, 0.8)) return [base, ours, theirs];
  // One side has merged with a third before.
  return [base, merge(base, ours, branch(random, base, true)).document, theirs];
}
