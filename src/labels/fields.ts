/** Reads the fields of one JSON object by name and type; what nobody asked for is an unknown field, and is kept. */
import { isObject, type JsonObject, type JsonValue, type LocatedJson } from '../base/json/jsonText';
import type { UnknownFields } from './labelDocument';
import { quoted, TextProblemError } from '../base/json/textProblem';

/** An object's fields; every reader raises TextProblemError, naming the field, what it must be and what it is. */
export class Fields {
  private readonly object: JsonObject;
  private readonly place: string;
  private readonly located: LocatedJson;
  private readonly asked = new Set<string>();
  /** The line on which the object begins. */
  readonly line: number;

  /** `place` names the object in messages: `the label "k3…"`; `lineAround` is where the value around it begins. */
  constructor(object: JsonObject, place: string, located: LocatedJson, lineAround: number) {
    this.object = object;
    this.place = place;
    this.located = located;
    this.line = located.lineOf(object) ?? lineAround;
  }

  lineOfKey(key: string): number {
    return this.located.lineOfKey(this.object, key) ?? this.line;
  }

  fail(message: string, key?: string): never {
    throw new TextProblemError(key === undefined ? this.line : this.lineOfKey(key), message);
  }

  private get(key: string): JsonValue | undefined {
    this.asked.add(key);
    return Object.hasOwn(this.object, key) ? this.object[key] : undefined;
  }

  private wrong(key: string, expectation: string, value: JsonValue | undefined): never {
    const problem = value === undefined ? 'is missing' : `is ${quoted(value)}`;
    return this.fail(`In ${this.place}, "${key}" ${problem}; it must be ${expectation}.`, key);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  text(key: string): string {
    const value = this.get(key);
    return typeof value === 'string' ? value : this.wrong(key, 'a text', value);
  }

  optionalText(key: string): string | undefined {
    return this.has(key) ? this.text(key) : undefined;
  }

  oneOf<Option extends string>(key: string, options: readonly Option[]): Option {
    const value = this.get(key);
    return (
      options.find((option) => option === value) ?? this.wrong(key, `one of ${options.join(', ')}`, value)
    );
  }

  number(key: string): number {
    const value = this.get(key);
    return typeof value === 'number' ? value : this.wrong(key, 'a number', value);
  }

  optionalNumber(key: string): number | undefined {
    return this.has(key) ? this.number(key) : undefined;
  }

  /** A count or sample index: a whole number from 0. */
  count(key: string): number {
    const value = this.get(key);
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
    return this.wrong(key, 'a whole number from 0', value);
  }

  boolean(key: string): boolean {
    const value = this.get(key);
    return typeof value === 'boolean' ? value : this.wrong(key, 'true or false', value);
  }

  list(key: string): readonly JsonValue[] {
    const value = this.get(key);
    return Array.isArray(value) ? (value as readonly JsonValue[]) : this.wrong(key, 'a list', value);
  }

  texts(key: string): readonly string[] {
    return this.list(key).map((item) =>
      typeof item === 'string' ? item : this.wrong(key, 'a list of texts', item),
    );
  }

  objects(key: string): readonly JsonObject[] {
    return this.list(key).map((item) => (isObject(item) ? item : this.wrong(key, 'a list of objects', item)));
  }

  objectIn(key: string): JsonObject {
    const value = this.get(key);
    return isObject(value) ? value : this.wrong(key, 'an object', value);
  }

  private inner(object: JsonObject, place: string): Fields {
    return new Fields(object, place, this.located, this.line);
  }

  /** The fields of the object in `key`. */
  fieldsOf(key: string, place: string): Fields {
    return this.inner(this.objectIn(key), place);
  }

  /** The fields of each object of the list in `key`. */
  fieldsOfEach(key: string, place: string): readonly Fields[] {
    return this.objects(key).map((item, index) => this.inner(item, `${place} ${index + 1}`));
  }

  /** Each key of the object in `key` with the fields of its object. */
  fieldsByKey(key: string, place: string): readonly (readonly [string, Fields])[] {
    const container = this.objectIn(key);
    return Object.entries(container).map(([name, item]) => {
      if (!isObject(item)) return this.wrong(key, 'an object of objects', item);
      return [name, this.inner(item, `${place} ${quoted(name)}`)] as const;
    });
  }

  /** The fields not asked for so far, as an `unknownFields` to spread; nothing where there are none. */
  rest(): { readonly unknownFields?: UnknownFields } {
    const unknown = Object.keys(this.object).filter((key) => !this.asked.has(key));
    if (unknown.length === 0) return {};
    return { unknownFields: Object.fromEntries(unknown.map((key) => [key, this.object[key]])) };
  }
}
