/**
 * Reads JSON text and remembers on which line everything stood. Stricter than `JSON.parse` where that would lose
 * something silently: a repeated key, a number that does not fit, nesting without end.
 */
import { quoted, TextProblemError } from './textProblem';

/** JSON's own value types; objects are plain and own every key, `__proto__` included. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** True for a JSON object, as opposed to a list or a plain value. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A parsed text with the lines of its parts. */
export interface LocatedJson {
  readonly value: JsonValue;
  /** Line, from 1, on which an object begins; undefined where that is the line of the value around it. */
  lineOf(object: JsonObject): number | undefined;
  /** Line of a key; undefined where its object begins on the same line. */
  lineOfKey(object: JsonObject, key: string): number | undefined;
  /** Column, from 1, of a key or of where its object begins; undefined where it was not kept. */
  columnOf(object: JsonObject, key?: string): number | undefined;
}

/**
 * How deep values may stand in each other: 1,000 versions of one label that wait for a decision, which take two each.
 * The readers of this room call themselves once or twice for each; twice as many still fit into a thread's stack.
 */
export const deepestNesting = 2000;
const numberPattern = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/uy;
const [tab, lineFeed, carriageReturn, space] = [0x09, 0x0a, 0x0d, 0x20];
const wordPattern = /true|false|null/uy;

/** Lines are kept only where they differ from the line around, so that a record costs one entry. */
export interface ObjectLines {
  readonly line: number;
  readonly keys: Map<string, number>;
}

/** Where objects and their keys stand in their lines. */
type Columns = Map<JsonObject, { readonly column: number; readonly keys: Map<string, number> }>;

/** Sets an own property, also one called `__proto__`. */
export function setOwn(object: Record<string, JsonValue>, key: string, value: JsonValue): void {
  if (key !== '__proto__') object[key] = value;
  else Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

/** Reads values from a text, from its `position` on. */
export class JsonReader {
  protected text: string;
  protected position = 0;
  protected line = 1;
  protected depth = 0;
  /** Where the line of `position` begins; below 0 where that is no longer part of the text. */
  protected lineStart = 0;
  protected lines = new Map<JsonObject, ObjectLines>();
  /** Undefined where columns are not kept, since they take more than all else. */
  protected columns: Columns | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** The column of `position`, from 1. */
  protected get column(): number {
    return this.position - this.lineStart + 1;
  }

  protected located(value: JsonValue): LocatedJson {
    const { lines, columns } = this;
    return {
      value,
      lineOf: (object) => lines.get(object)?.line,
      lineOfKey: (object, key) => lines.get(object)?.keys.get(key),
      columnOf: (object, key) => {
        const found = columns?.get(object);
        return key === undefined ? found?.column : found?.keys.get(key);
      },
    };
  }

  /** One value inside another, with lines of its own. */
  protected innerValue(lineAround: number): LocatedJson {
    const around = this.lines;
    this.lines = new Map();
    try {
      return this.located(this.value(lineAround));
    } finally {
      this.lines = around;
    }
  }

  protected fail(expectation: string): never {
    const character = this.text.slice(this.position, this.position + 1);
    const found = character === '' ? 'the end of the file' : JSON.stringify(character);
    throw this.problem(`This is not valid JSON: ${expectation}, but here is ${found}.`);
  }

  /** A problem at `position`, or at a column of its line. */
  protected problem(
    message: string,
    { line, column } = { line: this.line, column: this.column },
  ): TextProblemError {
    return new TextProblemError(line, message, { column, rule: 'syntax' });
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.text);
    if (match) this.position += match[0].length;
    return match;
  }

  protected skipBlanks(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.position);
      const isLineEnd = code === lineFeed;
      if (!isLineEnd && code !== space && code !== tab && code !== carriageReturn) return;
      this.position += 1;
      if (!isLineEnd) continue;
      this.line += 1;
      this.lineStart = this.position;
    }
  }

  /** Takes `character` and the blanks after it when it is next. */
  protected take(character: string): boolean {
    if (this.text[this.position] !== character) return false;
    this.position += 1;
    this.skipBlanks();
    return true;
  }

  /** One value and the blanks after it; `lineAround` is where the value around it begins. */
  protected value(lineAround: number): JsonValue {
    switch (this.text.charAt(this.position)) {
      case '{':
        return this.object(lineAround);
      case '[':
        return this.array(lineAround);
      case '"':
        return this.string();
      default:
        return this.word();
    }
  }

  protected enter(): void {
    this.depth += 1;
    if (this.depth > deepestNesting) {
      throw this.problem(`Values are nested more than ${deepestNesting} deep.`);
    }
  }

  private object(lineAround: number): JsonObject {
    this.enter();
    const { line } = this;
    const object: Record<string, JsonValue> = {};
    const keys = new Map<string, number>();
    const columns = this.columns && new Map<string, number>();
    if (columns) this.columns?.set(object, { column: this.column, keys: columns });
    this.take('{');
    let more = !this.take('}');
    while (more) {
      const place = { line: this.line, column: this.column };
      const key = this.key();
      if (Object.hasOwn(object, key)) {
        throw this.problem(`The key ${quoted(key)} stands twice in one object.`, place);
      }
      if (place.line !== line) keys.set(key, place.line);
      columns?.set(key, place.column);
      setOwn(object, key, this.value(line));
      more = this.continues('}');
    }
    this.depth -= 1;
    if (line !== lineAround || keys.size > 0) this.lines.set(object, { line, keys });
    return object;
  }

  /** A key and the colon after it. */
  protected key(): string {
    if (this.text[this.position] !== '"') this.fail('a key in quotes should stand here');
    const key = this.string();
    if (!this.take(':')) this.fail('a colon should stand here');
    return key;
  }

  private array(lineAround: number): readonly JsonValue[] {
    this.enter();
    const items: JsonValue[] = [];
    this.take('[');
    let more = !this.take(']');
    while (more) {
      items.push(this.value(lineAround));
      more = this.continues(']');
    }
    this.depth -= 1;
    return items;
  }

  /** True after a comma, false after the closing bracket. */
  protected continues(closing: string): boolean {
    if (this.take(',')) return true;
    if (!this.take(closing)) this.fail(`a comma or ${closing} should stand here`);
    return false;
  }

  /** A text in quotes. Scanned by hand: a regular expression would need stack in proportion to its length. */
  private string(): string {
    const from = this.position;
    let escaped = false;
    let end = from + 1;
    while (this.text[end] !== '"') {
      // Past the end charCodeAt is NaN, which fails the comparison as a control character does.
      if (!(this.text.charCodeAt(end) >= 0x20)) this.failUnclosed(end);
      if (this.text[end] === '\\') {
        escaped = true;
        end += 1;
      }
      end += 1;
    }
    this.position = end + 1;
    const value = escaped ? this.unescape(this.text.slice(from, end + 1)) : this.text.slice(from + 1, end);
    this.skipBlanks();
    return value;
  }

  private failUnclosed(at: number): never {
    this.position = at;
    throw this.problem(
      'This is not valid JSON: a text is not closed on its line or holds a control character.',
    );
  }

  private unescape(literal: string): string {
    try {
      return JSON.parse(literal) as string;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw this.problem('This is not valid JSON: a text has an escape that JSON does not know.');
    }
  }

  private word(): JsonValue {
    const word = this.match(wordPattern)?.[0];
    const value = word === undefined ? this.number() : word === 'null' ? null : word === 'true';
    this.skipBlanks();
    return value;
  }

  private number(): number {
    const match = this.match(numberPattern);
    if (!match) return this.fail('a value should stand here');
    const [literal, fraction, exponent] = match;
    const value = Number(literal);
    // Shortest text of a double, so what a double holds passes and a digit that would be dropped does not.
    const exact =
      fraction !== undefined || exponent !== undefined || String(value) === literal || value === 0;
    if (!Number.isFinite(value) || !exact) {
      const shown = literal.length > 40 ? `${literal.slice(0, 37)}…` : literal;
      throw this.problem(`The number ${shown} has more digits than can be kept.`);
    }
    // JSON can write -0, but no field means it.
    return value === 0 ? 0 : value;
  }
}

/** How deep the values of a JSON text stand in each other. */
export function nestingOf(text: string): number {
  let [depth, deepest, inText] = [0, 0, false];
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '"') inText = !inText;
    else if (inText && character === '\\') index += 1;
    else if (!inText && (character === '{' || character === '[')) deepest = Math.max(deepest, ++depth);
    else if (!inText && (character === '}' || character === ']')) depth -= 1;
  }
  return deepest;
}
