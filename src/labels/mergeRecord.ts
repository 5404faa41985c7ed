/** Merges one label: three versions in, one out, with what could not be combined kept beside it. */
import { alike, sameValue } from './canonicalJson';
import {
  alternativesOf,
  cameUpAgain,
  contentText,
  distinctAlternatives,
  withAlternatives,
  withoutConflict,
  type Version,
} from './conflicts';
import type { LabelConflict, LabelHeader, LabelRecord } from './labelDocument';
import { clockOf } from './order';
import { partsOf, recordOf, type Parts } from './recordParts';
import { conflictText, recordText } from './serialize';

/** What became of one label. */
export interface MergedRecord {
  /** Undefined where the label is gone. */
  readonly record: LabelRecord | undefined;
  /** The parts that this merge found changed two ways; `deleted` for a deletion against an edit. */
  readonly disputed: readonly string[] | 'deleted';
}

type MaybeRecord = LabelRecord | undefined;

function same(a: MaybeRecord, b: MaybeRecord): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && (alike(a, b) || recordText(a) === recordText(b));
}

/** True when the spans of all versions are counted by the same clock (a channel, or channels equally fast). */
function shareClock(versions: readonly MaybeRecord[], header: LabelHeader): boolean {
  const clocks = versions.flatMap((version) =>
    version ? [clockOf(version, header)?.samplingRate ?? version.channels[0]] : [],
  );
  return new Set(clocks).size <= 1;
}

/** Both sides whole, with every change of the other side that they do not dispute. */
interface TwoSides {
  readonly ours: Version;
  readonly theirs: Version;
  readonly disputed: readonly string[];
}

function mergeParts(id: string, base: Parts, ours: Parts, theirs: Parts): TwoSides {
  const sides = { ours: new Map(ours), theirs: new Map(theirs) };
  const disputed: string[] = [];
  for (const name of new Set([...base.keys(), ...ours.keys(), ...theirs.keys()])) {
    const [was, our, their] = [base.get(name), ours.get(name), theirs.get(name)];
    if (sameValue(our, their)) continue;
    if (sameValue(our, was)) replace(sides.ours, name, their);
    else if (sameValue(their, was)) replace(sides.theirs, name, our);
    else disputed.push(name);
  }
  return { ours: recordOf(id, sides.ours), theirs: recordOf(id, sides.theirs), disputed: disputed.sort() };
}

function replace<Value>(map: Map<string, Value>, name: string, value: Value | undefined): void {
  if (value === undefined) map.delete(name);
  else map.set(name, value);
}

/** Three-way merge of the alternatives as a set: what either side added or resolved is added or resolved. */
function mergeAlternatives(
  base: MaybeRecord,
  ours: LabelRecord,
  theirs: LabelRecord,
): readonly LabelConflict[] {
  const setOf = (record: MaybeRecord): ReadonlyMap<string, LabelConflict> =>
    new Map(record ? alternativesOf(record).map((other) => [conflictText(other), other]) : []);
  const [was, our, their] = [setOf(base), setOf(ours), setOf(theirs)];
  return [...new Map([...our, ...their])]
    .filter(([text]) => !was.has(text) || (our.has(text) && their.has(text)))
    .map(([, other]) => other);
}

/**
 * The label with its alternatives. One that the base had open and a side no longer has was decided there: that it is
 * open nevertheless is news, and marked as such, or the same merge done again would take it for decided.
 */
function reopened(
  version: Version,
  alternatives: readonly LabelConflict[],
  base: MaybeRecord,
  sides: readonly MaybeRecord[],
): LabelRecord {
  const textsOf = (record: LabelRecord): readonly string[] => alternativesOf(record).map(conflictText);
  const was = base ? alternativesOf(base) : [];
  const decided = new Set(
    was
      .map(conflictText)
      .filter((text) => sides.some((side) => side !== undefined && !textsOf(side).includes(text))),
  );
  const marked = distinctAlternatives(version, alternatives).map((other) => {
    if (!decided.has(conflictText(other))) return other;
    const same = was.filter((each) => contentText(each) === contentText(other));
    return cameUpAgain(other, 1 + Math.max(...same.map(({ again }) => again ?? 0)));
  });
  return withAlternatives(version, marked);
}

function mergeChanged(
  base: MaybeRecord,
  ours: LabelRecord,
  theirs: LabelRecord,
  header: LabelHeader,
): MergedRecord {
  const sameClock = shareClock([base, ours, theirs], header);
  const parts = (record: MaybeRecord): Parts => (record ? partsOf(record, sameClock) : new Map());
  const sides = mergeParts(ours.id, parts(base), parts(ours), parts(theirs));
  // By their text: the same choice whichever side is called ours.
  const [shown, hidden] =
    recordText(sides.ours) <= recordText(sides.theirs)
      ? [sides.ours, sides.theirs]
      : [sides.theirs, sides.ours];
  const alternatives = [
    ...mergeAlternatives(base, ours, theirs),
    { kind: 'changed', theirs: hidden } as const,
  ];
  return { record: reopened(shown, alternatives, base, [ours, theirs]), disputed: sides.disputed };
}

/** Merges the versions of one label (same id); undefined where a side does not have it. */
export function mergeRecord(
  base: MaybeRecord,
  ours: MaybeRecord,
  theirs: MaybeRecord,
  header: LabelHeader,
): MergedRecord {
  if (same(ours, theirs) || same(theirs, base)) return { record: ours, disputed: [] };
  if (same(ours, base)) return { record: theirs, disputed: [] };
  if (ours && theirs) return mergeChanged(base, ours, theirs, header);
  const survivor = ours ?? theirs;
  if (!survivor) return { record: undefined, disputed: [] };
  const alternatives = [...alternativesOf(survivor), { kind: 'deleted' } as const];
  const record = reopened(withoutConflict(survivor), alternatives, base, [ours, theirs]);
  return { record, disputed: 'deleted' };
}
