/**
 * The parts of a record that a merge treats as one field each: what belongs together, as its definition says, stays
 * together. Each key of a field by key, and each field of a newer version, is a part of its own.
 */
import { sameValue } from './canonicalJson';
import type { RecordBase } from './schema/record';
import type { RecordKind } from './kind';

/** A piece of a record. */
export type Part = Readonly<Record<string, unknown>>;

/** Pieces by the name a person would call them. */
export type Parts = ReadonlyMap<string, Part>;

/** `unknownFields` is by key, too. */
const unknownFields = { name: 'unknownFields', partOfEach: 'field' };

function isByKey(field: {
  readonly name: string;
  readonly partOfEach?: string;
}): field is { readonly name: string; readonly partOfEach: string } {
  return field.partOfEach !== undefined;
}

/**
 * Takes a record apart, its conflict left aside.
 * @param isBound whether the kind's bound parts are one here
 */
export function partsOf<One extends RecordBase<One>>(
  { record: { shape }, bound }: RecordKind<One>,
  record: One,
  isBound: boolean,
): Parts {
  const held = record as unknown as Part;
  const parts = new Map<string, Record<string, unknown>>();
  for (const field of [...shape.fields, unknownFields]) {
    const { name } = field;
    const value = held[name];
    if (value === undefined || name === 'id' || name === 'conflict') continue;
    if (isByKey(field)) {
      for (const [key, item] of Object.entries(value ?? {})) {
        parts.set(`${field.partOfEach} ${key}`, { [name]: Object.fromEntries([[key, item]]) });
      }
      continue;
    }
    const own = ('part' in field ? field.part : undefined) ?? name;
    const part = isBound && bound?.parts.includes(own) === true ? bound.name : own;
    const others = parts.get(part);
    if (others) others[name] = value;
    else parts.set(part, { [name]: value });
  }
  return parts;
}

/** Puts a record together again. The parts are those of whole records, so no required field is missing. */
export function recordOf<One extends RecordBase<One>>(
  { record: { shape } }: RecordKind<One>,
  id: string,
  parts: Parts,
): One {
  const pieces = [...parts.values()];
  const record: Record<string, unknown> = { id };
  for (const piece of pieces) Object.assign(record, piece);
  for (const { name } of [...shape.fields.filter(isByKey), unknownFields]) {
    const entries = pieces.flatMap((piece) => Object.entries(piece[name] ?? {}));
    if (entries.length > 0) record[name] = Object.fromEntries(entries);
  }
  return record as unknown as One;
}

/**
 * The fields of these parts to which the versions give different values, by name; one that is a part by key has the part's
 * name (`review of zoe`).
 * @param names of parts that the versions differ in, as a merge says them
 */
export function differingFields<One extends RecordBase<One>>(
  kind: RecordKind<One>,
  versions: readonly One[],
  names: readonly string[],
): readonly string[] {
  const isBound = kind.bound !== undefined && names.includes(kind.bound.name);
  const parts = versions.map((version) => partsOf(kind, version, isBound));
  const byKey = new Set([...kind.record.shape.fields.filter(isByKey), unknownFields].map(({ name }) => name));
  const fields = names.flatMap((name) => {
    const pieces = parts.map((each) => each.get(name) ?? {});
    const [first = {}] = pieces;
    const held = [...new Set(pieces.flatMap((piece) => Object.keys(piece)))];
    const differing = held.filter((field) => pieces.some((piece) => !sameValue(piece[field], first[field])));
    return differing.map((field) => (byKey.has(field) ? name : field));
  });
  return [...new Set(fields)];
}
