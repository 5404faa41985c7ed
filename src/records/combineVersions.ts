/**
 * Two sides of one record, each of which may be several versions, as the versions that both leave to choose from.
 *
 * A version is what it changes: the parts in which it differs from the common version, each with its value. Two versions
 * agree where no part is changed by both, differently; then they are one. Where they do not, each stands, and takes from
 * the other what it does not change itself. What nobody disputes is therefore in every version.
 *
 * Where the common version is open itself, whoever decides for what it shows changes nothing of it, and has decided all the
 * same: the parts that were in question count as changed there, in every version of that side.
 */
import { compareText } from '../base/compareText';
import { optionalJson, sameValue } from './canonicalJson';
import { withoutConflict } from './conflicts';
import type { RecordKind } from './kind';
import { partsOf, recordOf, type Part, type Parts } from './parts';
import type { UnknownFields } from './schema/shape';
import type { SidecarHeader } from './schema/header';
import type { RecordBase } from './schema/record';

/** One version, with what its link in the chain of versions says of it. */
export interface Candidate<One> {
  /** Undefined stands for the record's deletion. */
  readonly record: One | undefined;
  /** It is what its side shows, or both do, not one of the versions beside it. */
  readonly isShown: boolean;
  readonly again?: number | undefined;
  readonly unknownFields?: UnknownFields | undefined;
}

/** Different values of one part, by their text. */
type Values = ReadonlyMap<string | undefined, Part | undefined>;

/** What a merge of one record goes by. */
export interface Merging<One extends RecordBase<One>> {
  readonly kind: RecordKind<One>;
  /** The header of the merged document. */
  readonly header: SidecarHeader;
}

/** What a side has made of the versions that the common one has beside it. */
interface Choice<One> {
  readonly discarded: readonly One[];
  readonly left: readonly One[];
}

/** How a version of one side stands to a version of the other. */
interface Pair {
  /** No part is changed by both, differently. */
  readonly agree: boolean;
  /** The other one has all that it changes: nothing is to be joined that a side already holds in one. */
  readonly isIn: boolean;
  /** It has all that the other one changes. */
  readonly holds: boolean;
}

function mirroredPair(pair: Pair | undefined): Pair {
  const { agree = false, isIn: holds = false, holds: isIn = false } = pair ?? {};
  return { agree, isIn, holds };
}

/** Structural: more pairs than this are not all made; each version then meets one of the other side. */
const mostPairs = 16;

/** True when the versions do not all mean the same by what the kind binds: by one span, spans of different clocks. */
export function isBound<One extends RecordBase<One>>(
  { kind: { bound }, header }: Merging<One>,
  versions: readonly (One | undefined)[],
): boolean {
  if (!bound) return false;
  const measures = versions.flatMap((version) => (version ? [bound.measureOf(version, header)] : []));
  return new Set(measures).size > 1;
}

/** The versions of two sides, combined against what both come from. */
export class Combining<One extends RecordBase<One>> {
  private readonly merging: Merging<One>;
  private readonly base: One | undefined;
  private readonly changes = [
    new WeakMap<One, ReadonlySet<string>>(),
    new WeakMap<One, ReadonlySet<string>>(),
  ] as const;
  private readonly parts = [new WeakMap<One, Parts>(), new WeakMap<One, Parts>()] as const;
  private readonly choices = new Map<One, Choice<One>>();

  constructor(merging: Merging<One>, base: One | undefined) {
    this.merging = merging;
    this.base = base && withoutConflict(base);
  }

  /** Says what the side that has this version has made of those that were open. */
  note(version: One, choice: Choice<One>): void {
    if (choice.discarded.length > 0) this.choices.set(version, choice);
  }

  /** All that can be chosen when both sides have been heard, in no order. */
  combined(ours: readonly Candidate<One>[], theirs: readonly Candidate<One>[]): readonly Candidate<One>[] {
    const [our, their] = [this.inOrder(ours), this.inOrder(theirs)];
    const pairs = this.pairsOf(our, their);
    const mirrored = their.map((_, at) => pairs.map((row) => mirroredPair(row[at])));
    return [...this.half(our, their, pairs), ...this.half(their, our, mirrored)];
  }

  /** Whether one side has all that each version of the other changes, as after a merge with it. */
  holdsAll(side: readonly Candidate<One>[], others: readonly Candidate<One>[]): boolean {
    return this.pairsOf(others, side).every((row) => row.some(({ isIn }) => isIn));
  }

  /** Each version of one side with those of the other that it agrees with; alone where there is none. */
  private half(
    side: readonly Candidate<One>[],
    others: readonly Candidate<One>[],
    pairs: readonly (readonly Pair[])[],
  ): readonly Candidate<One>[] {
    const isFew = side.length === 1 || others.length === 1 || side.length * others.length <= mostPairs;
    return side.flatMap((version, at) => {
      const row = pairs[at] ?? [];
      const isHeld = row.some(({ isIn }) => isIn);
      const joined = others.filter((_, index) => {
        const pair = row[index];
        const isOtherHeld = pairs.some((each) => each[index]?.holds);
        return pair?.agree && (pair.isIn || !isHeld) && (pair.holds || !isOtherHeld);
      });
      const met = joined.length > 0 ? joined : others.filter((_, index) => !row[index]?.agree);
      if (met.length === 0) return [version];
      return (isFew ? met : met.slice(0, 1)).map((other) => ({
        ...version,
        isShown: version.isShown && (joined.length === 0 || other.isShown),
        record: this.over(version.record, other.record),
      }));
    });
  }

  private pairsOf(
    ours: readonly Candidate<One>[],
    theirs: readonly Candidate<One>[],
  ): readonly (readonly Pair[])[] {
    return ours.map(({ record: one }) =>
      theirs.map(({ record: other }) => {
        if (!one || !other) return { agree: one === other, isIn: one === other, holds: one === other };
        const bound = isBound(this.merging, [this.base, one, other]);
        const [left, right] = [this.changesOf(one, bound), this.changesOf(other, bound)];
        const [mine, yours] = [this.partsOf(one, bound), this.partsOf(other, bound)];
        const same = (name: string): boolean => sameValue(mine.get(name), yours.get(name));
        return {
          agree: [...left].every((name) => !right.has(name) || same(name)),
          isIn: [...left].every(same),
          holds: [...right].every(same),
        };
      }),
    );
  }

  private inOrder(candidates: readonly Candidate<One>[]): readonly Candidate<One>[] {
    const { kind } = this.merging;
    const textOf = ({ record }: Candidate<One>): string => (record ? kind.textOf(record) : '');
    return candidates
      .map((candidate) => [textOf(candidate), candidate] as const)
      .sort(([a], [b]) => compareText(a, b))
      .map(([, candidate]) => candidate);
  }

  partsOf(record: One | undefined, bound: boolean): Parts {
    if (!record) return new Map();
    const cache = this.parts[bound ? 1 : 0];
    const known = cache.get(record);
    if (known) return known;
    const made = partsOf(this.merging.kind, record, bound);
    cache.set(record, made);
    return made;
  }

  private changesOf(record: One, bound: boolean): ReadonlySet<string> {
    const cache = this.changes[bound ? 1 : 0];
    const known = cache.get(record);
    if (known) return known;
    const choice = this.choices.get(record);
    const decided = choice ? this.decidedBy(choice, bound) : [];
    const made = new Set([...this.differences(record, bound), ...decided]);
    cache.set(record, made);
    return made;
  }

  /** Parts in which a version is not as the common one shows them. */
  private differences(record: One, bound: boolean): readonly string[] {
    const [was, is] = [this.partsOf(this.base, bound), this.partsOf(record, bound)];
    return [...was.keys(), ...is.keys()].filter((name) => !sameValue(was.get(name), is.get(name)));
  }

  /** Parts that were in question and no longer are; what is in question since is another question. */
  private decidedBy({ discarded, left }: Choice<One>, bound: boolean): readonly string[] {
    const open = new Set(left.flatMap((record) => this.differences(record, bound)));
    return discarded.flatMap((record) => this.differences(record, bound)).filter((name) => !open.has(name));
  }

  /** The version with what the other changes and it does not. */
  private over(one: One | undefined, other: One | undefined): One | undefined {
    if (!one || !other) return one;
    const bound = isBound(this.merging, [this.base, one, other]);
    const own = this.changesOf(one, bound);
    const taken = this.partsOf(other, bound);
    const parts = new Map(this.partsOf(one, bound));
    for (const name of this.changesOf(other, bound)) {
      if (!own.has(name)) replace(parts, name, taken.get(name));
    }
    return recordOf(this.merging.kind, one.id, parts);
  }

  /** By part, the values that these versions change it to, and what they say of the decided ones. */
  private valuesOf(
    records: readonly One[],
    bound: boolean,
    decided: readonly string[] = [],
  ): ReadonlyMap<string, Values> {
    const values = new Map<string, Map<string | undefined, Part | undefined>>();
    for (const record of records) {
      const parts = this.partsOf(record, bound);
      for (const name of new Set([...this.changesOf(record, bound), ...decided])) {
        const known = values.get(name) ?? new Map<string | undefined, Part | undefined>();
        const value = parts.get(name);
        values.set(name, known.set(optionalJson(value), value));
      }
    }
    return values;
  }

  /** Parts of which a side has left open whether they change. */
  private heldOpen(side: readonly One[], bound: boolean): readonly string[] {
    if (side.length < 2) return [];
    const changed = side.map((record) => this.changesOf(record, bound));
    return [...new Set(changed.flatMap((names) => [...names]))].filter(
      (name) => !changed.every((names) => names.has(name)),
    );
  }

  /** The parts that the sides together change in more ways than either does alone. */
  disputed(ours: readonly One[], theirs: readonly One[]): readonly string[] {
    const bound = isBound(this.merging, [this.base, ...ours, ...theirs]);
    const [our, their] = [this.valuesOf(ours, bound), this.valuesOf(theirs, bound)];
    return [...this.valuesOf([...ours, ...theirs], bound)]
      .filter(([name, { size }]) => {
        const alone = [our, their].map((values) => values.get(name)?.size ?? 0);
        return size > 1 && alone.every((count) => count < size);
      })
      .map(([name]) => name)
      .sort();
  }

  /** What a version looks like that also has what nobody disputes of the combined ones. */
  settledBy(combined: readonly One[], sides: readonly (readonly One[])[]): (record: One) => One {
    const bound = isBound(this.merging, [this.base, ...combined]);
    const settled = this.settled(combined, sides, bound);
    const whole = (record: One): One => this.withSettled(record, settled, bound);
    if (!bound || !this.base) return whole;
    // Who means the same by bound parts as the common version disputes them one by one. What the others make of them
    // settles nothing there, or it would depend on who was merged first whether a version has it.
    const isAsBase = (record: One): boolean => !isBound(this.merging, [this.base, record]);
    const alike = sides.map((side) => side.filter(isAsBase));
    const apart = this.settled(combined.filter(isAsBase), alike, false).filter(
      ([name]) => this.merging.kind.bound?.parts.includes(name) === true,
    );
    return (record) => {
      const made = whole(record);
      return isAsBase(made) ? this.withSettled(made, apart, false) : made;
    };
  }

  /** By part, the one value that any of these versions change it to, where no side has left open whether it changes. */
  private settled(
    combined: readonly One[],
    sides: readonly (readonly One[])[],
    bound: boolean,
  ): readonly (readonly [string, Part | undefined])[] {
    const open = new Set(sides.flatMap((side) => this.heldOpen(side, bound)));
    const decided = [...this.choices.values()].flatMap((choice) => this.decidedBy(choice, bound));
    return [...this.valuesOf(combined, bound, decided)].flatMap(([name, values]) =>
      values.size === 1 && !open.has(name) ? [...values.values()].map((value) => [name, value] as const) : [],
    );
  }

  /** The version with each of these values that it does not have yet, and of whose part it makes nothing else. */
  private withSettled(
    record: One,
    settled: readonly (readonly [string, Part | undefined])[],
    bound: boolean,
  ): One {
    const was = this.partsOf(this.base, bound);
    const parts = new Map(this.partsOf(record, bound));
    const missing = settled.filter(([name]) => sameValue(parts.get(name), was.get(name)));
    if (missing.length === 0) return record;
    for (const [name, value] of missing) replace(parts, name, value);
    return recordOf(this.merging.kind, record.id, parts);
  }
}

function replace(parts: Map<string, Part>, name: string, value: Part | undefined): void {
  if (value === undefined) parts.delete(name);
  else parts.set(name, value);
}
