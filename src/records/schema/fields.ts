/** The fields of one JSON object, by name and with their lines. */
import { isObject, type JsonObject, type JsonValue, type LocatedJson } from '../../base/json/jsonText';
import { quoted, TextProblemError, type ProblemRule } from '../../base/json/textProblem';

/** An object's fields; what is wrong raises TextProblemError, naming the field, what it must be and what it is. */
export class Fields {
  readonly object: JsonObject;
  private readonly place: string;
  private readonly located: LocatedJson;
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

  fail(message: string, key?: string, rule: ProblemRule = 'schema'): never {
    const line = key === undefined ? this.line : this.lineOfKey(key);
    const column = this.columnOf(key);
    throw new TextProblemError(line, message, { rule, ...(column === undefined ? {} : { column }) });
  }

  /** Of a key that is missing, where the object begins. */
  private columnOf(key?: string): number | undefined {
    const { located, object } = this;
    return (key === undefined ? undefined : located.columnOf(object, key)) ?? located.columnOf(object);
  }

  /** The value in `key`; undefined where there is none. */
  get(key: string): JsonValue | undefined {
    return Object.hasOwn(this.object, key) ? this.object[key] : undefined;
  }

  /** Says that `key` is missing, or is not what it must be. */
  wrong(key: string, expectation: string, value: JsonValue | undefined): never {
    const problem = value === undefined ? 'is missing' : `is ${quoted(value)}`;
    return this.fail(`In ${this.place}, "${key}" ${problem}; it must be ${expectation}.`, key);
  }

  list(key: string): readonly JsonValue[] {
    const value = this.get(key);
    return Array.isArray(value) ? (value as readonly JsonValue[]) : this.wrong(key, 'a list', value);
  }

  /** The fields of an object that stands in this one, called `place`. */
  within(object: JsonObject, place: string): Fields {
    return new Fields(object, place, this.located, this.line);
  }

  /** The fields of each object of the list in `key`. */
  ofEach(key: string, place: string): readonly Fields[] {
    // All are looked at before one is read.
    const objects = this.list(key).map((item) =>
      isObject(item) ? item : this.wrong(key, 'a list of objects', item),
    );
    return objects.map((item, index) => this.within(item, `${place} ${index + 1}`));
  }

  keys(): readonly string[] {
    return Object.keys(this.object);
  }
}
