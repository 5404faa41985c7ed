/**
 * An object whose fields are defined once: from its definition come its type (`Static`), its reader, its writer, its
 * rules and its part of the JSON Schema. A definition is gone through once, when the program starts; reading and writing
 * only run along the list of fields that this gives.
 */
import { compareText } from '../../base/compareText';
import { optionalJson, stringText } from '../canonicalJson';
import { RecordError } from '../recordError';
import type { Fields } from './fields';
import type { JsonSchema, Refer, ValueOf, ValueType } from './valueType';

/** Fields of a newer minor version, kept as they were. */
export type UnknownFields = Readonly<Record<string, unknown>>;

/** An object that may have fields of a newer version; absent where there are none. */
export interface Extensible {
  readonly unknownFields?: UnknownFields;
}

/** The object that a field stands in. */
type Owner = Readonly<Record<string, unknown>>;

/** What may be said of a field. */
interface FieldNotes<Value> {
  /** For the person who hovers over it in a file; not needed where the type is described itself. */
  readonly about?: string;
  /** The version of the format that added it; 1.0 where not said. */
  readonly since?: string;
  /** The part of a record that it belongs to: a merge treats each as one. Its own name where not said. */
  readonly part?: string;
  /** Whether it is written behind all others, those of later versions among them: what is long, and read last. */
  readonly isLast?: boolean;
  /** Of a field by key: each key is a part of its own, called this and the key. */
  readonly partOfEach?: string;
  /** Says of a value that its type does not allow what is wrong; where it is not said, nothing is checked. */
  broken?(value: Value, owner: Owner): string;
}

/** One field of an object. */
export interface Field<Value, Required extends boolean = boolean> extends FieldNotes<Value> {
  readonly type: ValueType<Value>;
  readonly isRequired: Required;
}

/** The fields of an object in the order of its canonical text. */
export type Definition = Readonly<Record<string, Field<unknown>>>;

/** A field that every such object has. */
export function required<Value>(type: ValueType<Value>, notes: FieldNotes<Value> = {}): Field<Value, true> {
  return { ...notes, type, isRequired: true };
}

/** A field that is left out where there is nothing to say. */
export function optional<Value>(type: ValueType<Value>, notes: FieldNotes<Value> = {}): Field<Value, false> {
  return { ...notes, type, isRequired: false };
}

type RequiredOf<Defined> = {
  [Name in keyof Defined]: Defined[Name] extends { readonly isRequired: true } ? Name : never;
}[keyof Defined];

/** The type of the objects that a definition defines. */
export type Static<Defined extends Definition> = {
  readonly [Name in keyof Defined as Name extends RequiredOf<Defined> ? Name : never]: ValueOf<
    Defined[Name]['type']
  >;
} & {
  readonly [Name in keyof Defined as Name extends RequiredOf<Defined> ? never : Name]?: ValueOf<
    Defined[Name]['type']
  >;
};

/** A definition that is one of objects of this type; what every record has beside (its conflict) is added to it. */
export type DefinitionOf<Value> = {
  readonly [Name in Exclude<keyof Value, 'unknownFields' | 'conflict'>]-?: Field<Required<Value>[Name]>;
};

/** A field with its name, made ready for writing. */
export interface NamedField extends Field<unknown> {
  readonly name: string;
  /** The name as it stands before the value. */
  readonly prefix: string;
}

/** What a shape is beside its fields. */
export interface ShapeNotes {
  /** Its name in the JSON Schema. */
  readonly name: string;
  readonly about: string;
  /** Names that are no fields of it, and can't be unknown ones either. */
  readonly reserved?: readonly string[];
  /** Whether a value that is not allowed is refused while it is read, on its own line; else `problem` tells of it. */
  readonly checksWhileReading?: boolean;
}

/** The text with these fields behind it, in their order. */
function added(text: string, fields: readonly NamedField[], source: Owner, between: string): string {
  let all = text;
  for (const { name, prefix, type } of fields) {
    const held = source[name];
    const value = held === undefined ? undefined : type.text(held);
    if (value !== undefined) all += all === '' ? prefix + value : between + prefix + value;
  }
  return all;
}

/** The objects of one definition. */
export class Shape<Value extends object> {
  /** All of its fields, in the order of their definition. */
  readonly fields: readonly NamedField[];
  private readonly notes: ShapeNotes;
  private readonly known: ReadonlySet<string>;
  /** Those of 1.0, which are written in the order of their definition. */
  private readonly first: readonly NamedField[];
  /** Those that are written behind all others, in the order of their definition. */
  private readonly last: readonly NamedField[];
  /** Those that came later, which are written by key. */
  private readonly later: readonly NamedField[];

  constructor(notes: ShapeNotes, defined: DefinitionOf<Value>) {
    this.notes = notes;
    this.fields = Object.entries<Field<unknown>>(defined).map(([name, field]) => ({
      ...field,
      name,
      prefix: `${stringText(name)}: `,
    }));
    this.known = new Set([...Object.keys(defined), ...(notes.reserved ?? [])]);
    this.first = this.fields.filter(({ since, isLast }) => since === undefined && isLast !== true);
    this.last = this.fields.filter(({ isLast }) => isLast === true);
    this.later = this.fields
      .filter(({ since, isLast }) => since !== undefined && isLast !== true)
      .sort((a, b) => compareText(a.name, b.name));
  }

  /**
   * Reads an object. Where it stands in the JSON just as it is to be, which is nearly always, it is that very object: to
   * make another one of it would take longer than all else here.
   * @throws TextProblemError for the first field that is missing or of the wrong type
   */
  read(fields: Fields): Value {
    let made: Record<string, unknown> | undefined;
    let known = 0;
    for (let index = 0; index < this.fields.length; index++) {
      const field = this.fields[index];
      if (!field) break;
      const { name, type } = field;
      const json = fields.get(name);
      if (json === undefined) {
        if (field.isRequired) fields.wrong(name, type.expectation, undefined);
        continue;
      }
      known += 1;
      const read = type.read(json, fields, name);
      if (read !== json) made ??= this.madeOf(fields, index);
      if (made && read !== undefined) made[name] = read;
      if (this.notes.checksWhileReading) this.check(field, read, fields);
    }
    const keys = fields.keys();
    if (keys.length > known) {
      const unknown = keys.filter((key) => !this.known.has(key));
      made ??= this.madeOf(fields, this.fields.length);
      if (unknown.length > 0) {
        made['unknownFields'] = Object.fromEntries(unknown.map((key) => [key, fields.get(key)]));
      }
    }
    // What was read is what the definition, of which the type is made, asks for.
    return (made ?? fields.object) as Value;
  }

  /** An object of its own, with the values of the first fields as they stand in the JSON. */
  private madeOf(fields: Fields, count: number): Record<string, unknown> {
    const made: Record<string, unknown> = {};
    for (const { name } of this.fields.slice(0, count)) {
      const value = fields.get(name);
      if (value !== undefined) made[name] = value;
    }
    return made;
  }

  private check(field: NamedField, value: unknown, fields: Fields): void {
    const problem = fieldProblem(field, value, fields.object);
    if (problem !== undefined) fields.fail(problem, field.name);
  }

  /** The canonical text. @throws RecordError for a value that JSON cannot hold */
  text(value: Value): string {
    return `{${this.fieldsText(value, ', ')}}`;
  }

  /**
   * The canonical text between the braces: the fields of 1.0 in their fixed order, then all that later versions added,
   * sorted by key, those that this program knows among those that it does not, so that older and newer programs write
   * the same bytes, then those that are last. Built by adding, not by joining: joining would copy a record's versions, which stand in each other,
   * once for each of them.
   * @param between stands between two fields
   * @param more the text of one more field, which stands behind those of 1.0
   * @throws RecordError for a value that JSON cannot hold
   */
  fieldsText(value: Value & Extensible, between: string, more?: string): string {
    const source = value as Owner;
    let all = added('', this.first, source, between);
    if (more !== undefined) all += all === '' ? more : between + more;
    const { unknownFields } = value;
    for (const entry of unknownFields ? this.laterEntries(source, unknownFields) : this.laterTexts(source)) {
      all += all === '' ? entry : between + entry;
    }
    return added(all, this.last, source, between);
  }

  /** Later fields hold no record, so that there is no need to spare calls. */
  private laterTexts(source: Owner): readonly string[] {
    const texts: string[] = [];
    for (const { name, prefix, type } of this.later) {
      const held = source[name];
      const text = held === undefined ? undefined : type.text(held);
      if (text !== undefined) texts.push(prefix + text);
    }
    return texts;
  }

  private laterEntries(source: Owner, unknownFields: UnknownFields): readonly string[] {
    const known = this.later.map(({ name, type }) => {
      const value = source[name];
      return [name, value === undefined ? undefined : type.text(value)] as const;
    });
    const unknown = Object.entries(unknownFields).map(([key, value]) => {
      if (!this.known.has(key)) return [key, optionalJson(value)] as const;
      throw new RecordError(`"${key}" is a known field and cannot be stored as an unknown one.`);
    });
    return [...known, ...unknown]
      .sort(([a], [b]) => compareText(a, b))
      .flatMap(([key, text]) => (text === undefined ? [] : [`${stringText(key)}: ${text}`]));
  }

  /** What is wrong with the first value that is not allowed; undefined where all are good. */
  problem(value: Value): string | undefined {
    const source = value as Owner;
    for (const field of this.fields) {
      const held = source[field.name];
      const problem = held === undefined ? undefined : fieldProblem(field, held, source);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  /** A reference to its JSON Schema. */
  schema(refer: Refer): JsonSchema {
    return refer(this.notes.name, () => ({
      description: this.notes.about,
      type: 'object',
      ...fieldSchemas(this.fields, refer),
    }));
  }
}

function fieldProblem(field: NamedField, value: unknown, owner: Owner): string | undefined {
  const { type } = field;
  if (field.broken && type.allows?.(value) === false) return field.broken(value, owner);
  return type.problem?.(value);
}

/** `required` and `properties` of a JSON Schema. */
export function fieldSchemas(
  fields: readonly NamedField[],
  refer: Refer,
): { readonly required: readonly string[]; readonly properties: JsonSchema } {
  const properties = fields.map(({ name, about, type }): readonly [string, JsonSchema] => {
    const schema = type.schema(refer);
    if (about === undefined) return [name, schema];
    // What stands beside a reference counts for nothing.
    return [name, { description: about, ...('$ref' in schema ? { allOf: [schema] } : schema) }];
  });
  const needed = fields.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  return { required: needed, properties: Object.fromEntries(properties) };
}
