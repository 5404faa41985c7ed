/**
 * Reads JSON text and remembers on which line everything stood. Stricter than `JSON.parse` where that would lose
 * something silently: a repeated key, a number that does not fit, nesting without end.
 */
import { SidecarProblemError } from './sidecarProblem';

/** JSON's own value types; objects are plain and own every key, `__proto__` included. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** A parsed text with the lines of its parts. */
export interface LocatedJson {
  readonly value: JsonValue;
  /** Line, from 1, of a container in `value`, or of one of its keys. */
  lineOf(container: object, key?: string): number;
}

const deepestNesting = 500;
const numberPattern = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/uy;
const wordPattern = /true|false|null/uy;
const blanksPattern = /[ \t\r\n]*/uy;
interface ContainerLines {
  readonly line: number;
  readonly keys: Map<string, number>;
}

class JsonReader {
  private readonly text: string;
  private position = 0;
  private line = 1;
  private depth = 0;
  private readonly lines = new WeakMap<object, ContainerLines>();

  constructor(text: string) {
    this.text = text;
  }

  read(): LocatedJson {
    this.skipBlanks();
    const value = this.value();
    if (this.position < this.text.length) this.fail('the file should end here');
    return {
      value,
      lineOf: (container, key) => {
        const found = this.lines.get(container);
        return (key === undefined ? undefined : found?.keys.get(key)) ?? found?.line ?? 1;
      },
    };
  }

  private fail(expectation: string): never {
    const character = this.text.slice(this.position, this.position + 1);
    const found = character === '' ? 'the end of the file' : JSON.stringify(character);
    throw new SidecarProblemError(this.line, `This is not valid JSON: ${expectation}, but here is ${found}.`);
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.text);
    if (match) this.position += match[0].length;
    return match;
  }

  private skipBlanks(): void {
    const blanks = this.match(blanksPattern)?.[0] ?? '';
    for (const character of blanks) if (character === '\n') this.line += 1;
  }

  /** Takes `character` and the blanks after it when it is next. */
  private take(character: string): boolean {
    if (this.text[this.position] !== character) return false;
    this.position += 1;
    this.skipBlanks();
    return true;
  }

  /** One value and the blanks after it. */
  private value(): JsonValue {
    switch (this.text.charAt(this.position)) {
      case '{':
        return this.nested(() => this.object());
      case '[':
        return this.nested(() => this.array());
      case '"':
        return this.string();
      default:
        return this.word();
    }
  }

  private nested<Value>(read: () => Value): Value {
    this.depth += 1;
    if (this.depth > deepestNesting) {
      throw new SidecarProblemError(this.line, `Values are nested more than ${deepestNesting} deep.`);
    }
    const value = read();
    this.depth -= 1;
    return value;
  }

  private object(): JsonObject {
    const place: ContainerLines = { line: this.line, keys: new Map() };
    const entries: [string, JsonValue][] = [];
    this.take('{');
    let more = !this.take('}');
    while (more) {
      const { line } = this;
      if (this.text[this.position] !== '"') this.fail('a key in quotes should stand here');
      const key = this.string();
      if (place.keys.has(key)) {
        throw new SidecarProblemError(line, `The key ${JSON.stringify(key)} stands twice in one object.`);
      }
      place.keys.set(key, line);
      if (!this.take(':')) this.fail('a colon should stand here');
      entries.push([key, this.value()]);
      more = this.continues('}');
    }
    const object = Object.fromEntries(entries);
    this.lines.set(object, place);
    return object;
  }

  private array(): readonly JsonValue[] {
    const place: ContainerLines = { line: this.line, keys: new Map() };
    const items: JsonValue[] = [];
    this.take('[');
    let more = !this.take(']');
    while (more) {
      items.push(this.value());
      more = this.continues(']');
    }
    this.lines.set(items, place);
    return items;
  }

  /** True after a comma, false after the closing bracket. */
  private continues(closing: string): boolean {
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
      if (!(this.text.charCodeAt(end) >= 0x20)) this.failUnclosed();
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

  private failUnclosed(): never {
    throw new SidecarProblemError(
      this.line,
      'This is not valid JSON: a text is not closed on its line or holds a control character.',
    );
  }

  private unescape(literal: string): string {
    try {
      return JSON.parse(literal) as string;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new SidecarProblemError(
        this.line,
        'This is not valid JSON: a text has an escape that JSON does not know.',
      );
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
      throw new SidecarProblemError(this.line, `The number ${literal} has more digits than can be kept.`);
    }
    // JSON can write -0, but no field means it.
    return value === 0 ? 0 : value;
  }
}

/**
 * Reads one JSON value that fills the whole text.
 * @throws SidecarProblemError naming the line of the first thing wrong.
 */
export function readJson(text: string): LocatedJson {
  return new JsonReader(text).read();
}
