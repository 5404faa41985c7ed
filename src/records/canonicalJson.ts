/**
 * JSON text with exactly one spelling per value: keys sorted by UTF-16 code unit, one space after `:` and `,`,
 * shortest numbers. Two values are the same to this room when their canonical texts are.
 */
import { compareText } from '../base/compareText';
import { RecordError } from './recordError';

/**
 * Characters that JSON allows raw but that some editors and line readers take for line ends or hide:
 * DEL and C1 controls, line and paragraph separators, bidirectional overrides, the byte order mark.
 */
const deceptiveCharacters = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** Anything that is not printable ASCII, or is escaped in JSON. */
const unplain = /[^ !#-[\]-~]/u;

/** A key with the canonical text of its value; undefined where the field is absent. */
export type Entry = readonly [key: string, text: string | undefined];

/** A string as JSON; lone surrogates and deceptive characters are escaped, so every byte is plain UTF-8. */
export function stringText(value: string): string {
  // As nearly all are; several times as fast.
  if (!unplain.test(value)) return `"${value}"`;
  return JSON.stringify(value).replace(
    deceptiveCharacters,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * An object with its keys in the order given; absent fields are left out. Built by adding, not by joining: joining would
 * copy a record's versions, which stand in each other, once for each of them.
 */
export function objectText(entries: readonly Entry[]): string {
  let fields = '';
  for (const [key, text] of entries) {
    if (text !== undefined) fields += `${fields === '' ? '' : ', '}${stringText(key)}: ${text}`;
  }
  return `{${fields}}`;
}

/** A list whose items are canonical texts already. */
export function listText(items: readonly string[]): string {
  return `[${items.join(', ')}]`;
}

/** The entries of a plain object in canonical order. */
export function sortedEntries<Value>(object: Readonly<Record<string, Value>>): [string, Value][] {
  return Object.entries(object).sort(([a], [b]) => compareText(a, b));
}

/**
 * Any JSON value as canonical text; fields that are undefined are left out.
 * @throws RecordError for what JSON cannot hold (NaN, infinities, functions …), so that no number is silently lost.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return stringText(value);
    case 'boolean':
      return String(value);
    case 'number':
      if (!Number.isFinite(value)) throw new RecordError(`${value} cannot be stored as JSON.`);
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return listText(value.map(canonicalJson));
      return objectText(sortedEntries({ ...value }).map(([key, item]) => [key, optionalJson(item)]));
    case 'bigint':
    case 'function':
    case 'symbol':
    case 'undefined':
      throw new RecordError(`A ${typeof value} cannot be stored as JSON.`);
  }
}

/** Canonical text, or undefined for a field that is absent. */
export function optionalJson(value: unknown): string | undefined {
  return value === undefined ? undefined : canonicalJson(value);
}

/** True when both have the same canonical text, or both are absent. */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || optionalJson(a) === optionalJson(b);
}

/**
 * True only where both are the same JSON, found without writing it. False says nothing: the fields of one may be an empty
 * object where the other has none.
 */
export function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => alike(item, b[index]));
  }
  const entries = Object.entries(a);
  if (entries.length !== Object.keys(b).length) return false;
  const other = b as Readonly<Record<string, unknown>>;
  return entries.every(([key, value]) => Object.hasOwn(other, key) && alike(value, other[key]));
}
