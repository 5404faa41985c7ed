/** What a field may hold: how it is read from JSON, written, checked, and described in the JSON Schema. */
import type { JsonValue } from '../../base/json/jsonText';
import type { Fields } from './fields';

/** A piece of a JSON Schema. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Names schemas that stand apart, under `definitions`: what is asked for becomes a reference to one. */
export type Refer = (name: string, schema: () => JsonSchema) => JsonSchema;

/** One type of value. There is one of each for the whole program, so that reading a record makes none. */
export interface ValueType<Value> {
  /** What messages say that a value must be: `a text`. */
  readonly expectation: string;
  /**
   * The value that stands in `key` of `fields`; undefined for one that says no more than its absence.
   * @throws TextProblemError for one of another type
   */
  read(value: JsonValue, fields: Fields, key: string): Value | undefined;
  /** Its canonical text; undefined where that is to leave it out. */
  text(value: Value): string | undefined;
  /** False for a value of this type that is out of range, empty or the like; absent where all are good. */
  allows?(value: Value): boolean;
  /** What is wrong inside the value; absent where nothing can be. */
  problem?(value: Value): string | undefined;
  schema(refer: Refer): JsonSchema;
}

/** The values of a type. */
export type ValueOf<Type> = Type extends ValueType<infer Value> ? Value : never;
