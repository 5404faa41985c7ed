/** Merges one record: three versions in, one out, with what could not be combined kept beside it. */
import { compareText } from '../base/compareText';
import { sameValue } from './canonicalJson';
import { Combining, type Candidate, type Merging } from './combineVersions';
import {
  alternativesOf,
  cameUpAgain,
  contentText,
  distinctAlternatives,
  withAlternatives,
  withoutConflict,
} from './conflicts';
import type { Conflict, RecordBase } from './schema/record';
import type { RecordKind } from './kind';
import { partsOf } from './parts';
import { isSameRecord } from './sameRecord';

/** What became of one record. */
export interface MergedRecord<One> {
  /** Undefined where the record is gone. */
  readonly record: One | undefined;
  /** The parts that this merge found changed two ways; `deleted` for a deletion against an edit. */
  readonly disputed: readonly string[] | 'deleted';
}

/** One side of the merge: what it shows, and each version beside it that the base did not have. */
interface Side<One> {
  /** Records of their own: a version that both sides have may have been decided for by one alone. */
  readonly candidates: readonly Candidate<One>[];
  /** Versions that the base had open and the side no longer has. */
  readonly discarded: readonly One[];
  /** Versions that the base had open and that are open there, too. */
  readonly left: readonly One[];
  /** Whether an alternative of the base is still open there. */
  has(alternative: Conflict<One>): boolean;
}

/**
 * Whether the alternative of a side is one of the base: the same, or with what has changed of the version shown since,
 * which goes for all versions where they do not dispute it.
 */
function isStill<One extends RecordBase<One>>(
  kind: RecordKind<One>,
  [was, base]: readonly [Conflict<One>, One],
  [is, shown]: readonly [Conflict<One>, One],
): boolean {
  if (was.kind === 'deleted' || is.kind === 'deleted') {
    return kind.conflictText(was) === kind.conflictText(is);
  }
  if (was.again !== is.again || !sameValue(was.unknownFields, is.unknownFields)) return false;
  const [before, common, now, along] = [was.theirs, base, is.theirs, shown].map((record) =>
    partsOf(kind, record, false),
  );
  return [...new Set([...(before?.keys() ?? []), ...(now?.keys() ?? [])])].every((name) => {
    const [old, value] = [before?.get(name), now?.get(name)];
    return sameValue(old, value) || (sameValue(old, common?.get(name)) && sameValue(value, along?.get(name)));
  });
}

/** Of versions that may each be one of the base, the one that differs least from it: the others came up since. */
function nearest<One extends RecordBase<One>>(
  kind: RecordKind<One>,
  was: Conflict<One>,
  versions: readonly Conflict<One>[],
): Conflict<One> | undefined {
  const [first] = versions;
  if (versions.length < 2 || was.kind === 'deleted') return first;
  const before = partsOf(kind, was.theirs, false);
  const inOrder = versions.flatMap((version) => {
    if (version.kind === 'deleted') return [];
    const now = partsOf(kind, version.theirs, false);
    const names = [...new Set([...before.keys(), ...now.keys()])];
    const changed = names.filter((name) => !sameValue(before.get(name), now.get(name))).length;
    return [{ version, changed, text: kind.textOf(version.theirs) }];
  });
  return inOrder.sort((a, b) => a.changed - b.changed || compareText(a.text, b.text))[0]?.version;
}

function candidateOf<One>(other: Conflict<One>): Candidate<One> {
  const { again, unknownFields } = other;
  return {
    record: other.kind === 'changed' ? { ...other.theirs } : undefined,
    isShown: false,
    again,
    unknownFields,
  };
}

function sideOf<One extends RecordBase<One>>(
  kind: RecordKind<One>,
  base: One | undefined,
  side: One | undefined,
): Side<One> {
  // Who deletes a record decides against no version of it: the other side's are all kept beside the deletion.
  if (!side) {
    return { candidates: [{ record: undefined, isShown: true }], discarded: [], left: [], has: () => true };
  }
  const before = base ? alternativesOf(base) : [];
  const open = alternativesOf(side);
  const still = (was: Conflict<One>, is: Conflict<One>): boolean =>
    base !== undefined && isStill(kind, [was, base], [is, side]);
  const known = new Set(
    before.flatMap(
      (was) =>
        nearest(
          kind,
          was,
          open.filter((is) => still(was, is)),
        ) ?? [],
    ),
  );
  const added = open.filter((is) => !known.has(is));
  const has = (was: Conflict<One>): boolean => open.some((is) => still(was, is));
  return {
    candidates: [{ record: { ...withoutConflict(side) }, isShown: true }, ...added.map(candidateOf)],
    discarded: recordsOf(before.filter((was) => !has(was))),
    left: recordsOf(before.filter(has)),
    has,
  };
}

function recordsOf<One>(alternatives: readonly Conflict<One>[]): readonly One[] {
  return alternatives.flatMap((each) => (each.kind === 'changed' ? [each.theirs] : []));
}

function conflictWith<One>({ record, again, unknownFields }: Candidate<One>): Conflict<One> {
  const notes = {
    ...(again === undefined ? {} : { again }),
    ...(unknownFields === undefined ? {} : { unknownFields }),
  };
  return record ? { kind: 'changed', ...notes, theirs: record } : { kind: 'deleted', ...notes };
}

/** What is shown of them: the same whichever side is called ours, and not what stood beside it before. */
function shownOf<One extends RecordBase<One>>(
  kind: RecordKind<One>,
  candidates: readonly Candidate<One>[],
): One | undefined {
  const texts = candidates.flatMap(({ record, isShown }) =>
    record ? [{ record, isShown, text: kind.textOf(record) }] : [],
  );
  const shown = texts.filter(({ isShown }) => isShown);
  return (shown.length > 0 ? shown : texts).reduce<(typeof texts)[number] | undefined>(
    (least, each) => (least && least.text <= each.text ? least : each),
    undefined,
  )?.record;
}

/**
 * The record with its alternatives. One that the base had open and a side no longer has was decided there: that it is
 * open nevertheless is news, and marked as such, or the same merge done again would take it for decided.
 */
function reopened<One extends RecordBase<One>>(
  kind: RecordKind<One>,
  [shown, alternatives]: readonly [One, readonly Conflict<One>[]],
  { base, decided }: { readonly base: One | undefined; readonly decided: readonly Conflict<One>[] },
): One {
  const was = base ? alternativesOf(base) : [];
  const isDecided = (other: Conflict<One>): boolean =>
    base !== undefined && decided.some((each) => isStill(kind, [each, base], [other, shown]));
  const marked = distinctAlternatives(kind, shown, alternatives).map((other) => {
    if (!isDecided(other)) return other;
    const same = was.filter((each) => contentText(kind, each) === contentText(kind, other));
    return cameUpAgain(other, 1 + Math.max(0, ...same.map(({ again }) => again ?? 0)));
  });
  return withAlternatives(kind, shown, marked);
}

function mergeChanged<One extends RecordBase<One>>(
  merging: Merging<One>,
  base: One | undefined,
  [ours, theirs]: readonly [One | undefined, One | undefined],
): MergedRecord<One> {
  const { kind } = merging;
  const combining = new Combining(merging, base);
  const [our, their] = [sideOf(kind, base, ours), sideOf(kind, base, theirs)];
  for (const { candidates, discarded, left } of [our, their]) {
    for (const { record } of candidates) if (record) combining.note(record, { discarded, left });
  }
  const before = base ? alternativesOf(base) : [];
  /** A merge with the other side has been done already, and nothing was decided there since. */
  const contains = (side: Side<One>, other: Side<One>): boolean =>
    before.every((open) => !side.has(open) || other.has(open)) &&
    combining.holdsAll(side.candidates, other.candidates);
  const [hasTheirs, hasOurs] = [contains(our, their), contains(their, our)];
  if (hasTheirs !== hasOurs) return { record: hasTheirs ? ours : theirs, disputed: [] };
  const sides = [our, their].map(({ candidates }) => candidates.flatMap(({ record }) => record ?? []));
  const combined = combining.combined(our.candidates, their.candidates);
  const settled = combining.settledBy(
    combined.flatMap(({ record }) => record ?? []),
    sides,
  );
  const finished = (each: Candidate<One>): Candidate<One> =>
    each.record ? { ...each, record: settled(each.record) } : each;
  const kept = before.filter((other) => our.has(other) && their.has(other));
  const decided = before.filter((other) => !kept.includes(other));
  const candidates = combined.map(finished);
  const shown = shownOf(kind, candidates);
  if (!shown) return { record: undefined, disputed: [] };
  const alternatives = [...candidates, ...kept.map(candidateOf).map(finished)].map(conflictWith);
  const record = reopened(kind, [shown, alternatives], { base, decided });
  const [left = [], right = []] = sides;
  return { record, disputed: ours && theirs ? combining.disputed(left, right) : 'deleted' };
}

/**
 * The side that stands where the other one holds no work against it (`RecordKind.isWork`). New on both sides, what a program
 * made is what a person's version was made of. Gone on one side, it was withdrawn by the program that made it, which
 * decides nothing about what a person has made of it; who is against a proposal rejects it. That goes by the record alone,
 * so that it does not depend on the order in which branches are merged.
 */
function standing<One extends RecordBase<One>>(
  kind: RecordKind<One>,
  base: One | undefined,
  [ours, theirs]: readonly [One | undefined, One | undefined],
): One | undefined {
  if (!ours || !theirs) return base && !kind.isWork(base) ? (ours ?? theirs) : undefined;
  if (base) return undefined;
  const [isOurWork, isTheirWork] = [kind.isWork(ours), kind.isWork(theirs)];
  if (isOurWork !== isTheirWork) return isOurWork ? ours : theirs;
  if (isOurWork) return undefined;
  return kind.textOf(ours) <= kind.textOf(theirs) ? ours : theirs;
}

/** Merges the versions of one record (same id); undefined where a side does not have it. */
export function mergeRecord<One extends RecordBase<One>>(
  merging: Merging<One>,
  base: One | undefined,
  ours: One | undefined,
  theirs: One | undefined,
): MergedRecord<One> {
  const { kind } = merging;
  if (isSameRecord(kind, ours, theirs) || isSameRecord(kind, theirs, base)) {
    return { record: ours, disputed: [] };
  }
  if (isSameRecord(kind, ours, base)) return { record: theirs, disputed: [] };
  const stands = standing(kind, base, [ours, theirs]);
  if (stands) return { record: stands, disputed: [] };
  return mergeChanged(merging, base, [ours, theirs]);
}
