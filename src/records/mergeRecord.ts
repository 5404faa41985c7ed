/** Merges one record: three versions in, one out, with what could not be combined kept beside it. */
import { sameValue } from './canonicalJson';
import {
  alternativesOf,
  cameUpAgain,
  contentText,
  distinctAlternatives,
  withAlternatives,
  withoutConflict,
} from './conflicts';
import type { SidecarHeader } from './schema/header';
import type { Conflict, RecordBase } from './schema/record';
import type { RecordKind } from './kind';
import { partsOf, recordOf, type Parts } from './parts';
import { isSameRecord } from './sameRecord';

/** What became of one record. */
export interface MergedRecord<One> {
  /** Undefined where the record is gone. */
  readonly record: One | undefined;
  /** The parts that this merge found changed two ways; `deleted` for a deletion against an edit. */
  readonly disputed: readonly string[] | 'deleted';
}

/** What a merge of one record goes by. */
interface Merging<One extends RecordBase<One>> {
  readonly kind: RecordKind<One>;
  /** The header of the merged document. */
  readonly header: SidecarHeader;
}

/** True when the versions do not all mean the same by what the kind binds: by one span, spans of different clocks. */
function isBound<One extends RecordBase<One>>(
  { kind: { bound }, header }: Merging<One>,
  versions: readonly (One | undefined)[],
): boolean {
  if (!bound) return false;
  const measures = versions.flatMap((version) => (version ? [bound.measureOf(version, header)] : []));
  return new Set(measures).size > 1;
}

/** Both sides whole, with every change of the other side that they do not dispute. */
interface TwoSides<One> {
  readonly ours: One;
  readonly theirs: One;
  readonly disputed: readonly string[];
}

function mergeParts<One extends RecordBase<One>>(
  kind: RecordKind<One>,
  id: string,
  [base, ours, theirs]: readonly [Parts, Parts, Parts],
): TwoSides<One> {
  const sides = { ours: new Map(ours), theirs: new Map(theirs) };
  const disputed: string[] = [];
  for (const name of new Set([...base.keys(), ...ours.keys(), ...theirs.keys()])) {
    const [was, our, their] = [base.get(name), ours.get(name), theirs.get(name)];
    if (sameValue(our, their)) continue;
    if (sameValue(our, was)) replace(sides.ours, name, their);
    else if (sameValue(their, was)) replace(sides.theirs, name, our);
    else disputed.push(name);
  }
  return {
    ours: recordOf(kind, id, sides.ours),
    theirs: recordOf(kind, id, sides.theirs),
    disputed: disputed.sort(),
  };
}

function replace<Value>(map: Map<string, Value>, name: string, value: Value | undefined): void {
  if (value === undefined) map.delete(name);
  else map.set(name, value);
}

/** Three-way merge of the alternatives as a set: what either side added or resolved is added or resolved. */
function mergeAlternatives<One extends RecordBase<One>>(
  kind: RecordKind<One>,
  base: One | undefined,
  ours: One,
  theirs: One,
): readonly Conflict<One>[] {
  const setOf = (record: One | undefined): ReadonlyMap<string, Conflict<One>> =>
    new Map(record ? alternativesOf(record).map((other) => [kind.conflictText(other), other]) : []);
  const [was, our, their] = [setOf(base), setOf(ours), setOf(theirs)];
  return [...new Map([...our, ...their])]
    .filter(([text]) => !was.has(text) || (our.has(text) && their.has(text)))
    .map(([, other]) => other);
}

/**
 * The record with its alternatives. One that the base had open and a side no longer has was decided there: that it is
 * open nevertheless is news, and marked as such, or the same merge done again would take it for decided.
 */
function reopened<One extends RecordBase<One>>(
  kind: RecordKind<One>,
  version: One,
  alternatives: readonly Conflict<One>[],
  { base, sides }: { readonly base: One | undefined; readonly sides: readonly (One | undefined)[] },
): One {
  const textsOf = (record: One): readonly string[] => alternativesOf(record).map(kind.conflictText);
  const was = base ? alternativesOf(base) : [];
  const decided = new Set(
    was
      .map(kind.conflictText)
      .filter((text) => sides.some((side) => side !== undefined && !textsOf(side).includes(text))),
  );
  const marked = distinctAlternatives(kind, version, alternatives).map((other) => {
    if (!decided.has(kind.conflictText(other))) return other;
    const same = was.filter((each) => contentText(kind, each) === contentText(kind, other));
    return cameUpAgain(other, 1 + Math.max(...same.map(({ again }) => again ?? 0)));
  });
  return withAlternatives(kind, version, marked);
}

function mergeChanged<One extends RecordBase<One>>(
  merging: Merging<One>,
  base: One | undefined,
  ours: One,
  theirs: One,
): MergedRecord<One> {
  const { kind } = merging;
  const bound = isBound(merging, [base, ours, theirs]);
  const parts = (record: One | undefined): Parts => (record ? partsOf(kind, record, bound) : new Map());
  const sides = mergeParts(kind, ours.id, [parts(base), parts(ours), parts(theirs)]);
  // By their text: the same choice whichever side is called ours.
  const [shown, hidden] =
    kind.textOf(sides.ours) <= kind.textOf(sides.theirs)
      ? [sides.ours, sides.theirs]
      : [sides.theirs, sides.ours];
  const alternatives = [
    ...mergeAlternatives(kind, base, ours, theirs),
    { kind: 'changed', theirs: hidden } as const,
  ];
  const record = reopened(kind, shown, alternatives, { base, sides: [ours, theirs] });
  return { record, disputed: sides.disputed };
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
  if (ours && theirs) return mergeChanged(merging, base, ours, theirs);
  const survivor = ours ?? theirs;
  if (!survivor) return { record: undefined, disputed: [] };
  const alternatives = [...alternativesOf(survivor), { kind: 'deleted' } as const];
  const record = reopened(kind, withoutConflict(survivor), alternatives, { base, sides: [ours, theirs] });
  return { record, disputed: 'deleted' };
}
