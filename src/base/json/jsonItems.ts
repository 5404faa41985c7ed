/**
 * Reads one JSON value that may be an object with a long list in it: the items of that list are handed over one by one and
 * not kept, so that neither memory nor the event loop has to hold all of them. The text may come in blocks.
 */
import { runThrough, type Steps } from '../steps';
import { JsonReader, setOwn, type JsonValue, type LocatedJson } from './jsonText';
import { quoted, TextProblemError } from './textProblem';

/** An item of the list, and its text up to where the next one, or what follows the list, begins. */
export interface ListItem {
  readonly json: LocatedJson;
  /** The line of the list's key, for an item that begins on it. */
  readonly lineAround: number;
  /** The line on which `text` begins, and its column there, from 1. */
  readonly line: number;
  readonly column: number;
  readonly text: string;
  readonly isLast: boolean;
}

/** What hears of the text while it is read. */
export interface ItemSink {
  item(item: ListItem): void;
  /** The text around the items, piece by piece. */
  around?(text: string): void;
}

/** The value, with an empty list in the place of the one whose items were handed over, and the line that it begins on. */
export interface ReadValue {
  readonly json: LocatedJson;
  readonly line: number;
}

/** What of the text has not been understood, from where reading it failed. */
export interface UnreadText {
  /** Begins with the character before, or a line end where that is the file's beginning. */
  readonly text: string;
  /** The line on which it begins. */
  readonly line: number;
  /** Whether it follows nothing but blanks. */
  readonly isFirst: boolean;
}

/** No decision about what stands at a place looks further than this, strings aside. */
const lookAhead = 32;
/** Less is not worth reading anew for. */
const leastGrowth = 1 << 15;

/** A reader of text in blocks: `add` when it is hungry, `end` when there are no more. */
export class ItemReader extends JsonReader {
  private readonly listKey: string;
  private readonly sink: ItemSink;
  private isWhole = false;
  private wanted = 0;
  private hasBegun = false;
  private stepStart = { position: 0, line: 1, depth: 0, lineStart: 0 };

  constructor(listKey: string, sink: ItemSink) {
    super('');
    this.listKey = listKey;
    this.sink = sink;
  }

  /** True where it can't go on without more text, or word that there is none. */
  get isHungry(): boolean {
    return !this.isWhole && this.text.length - this.position < this.wanted;
  }

  add(block: string): void {
    // One character more stays, which tells whether a line begins here.
    const cut = Math.max(0, this.position - 1);
    this.text = this.text.slice(cut) + block;
    this.position -= cut;
    this.lineStart -= cut;
  }

  end(): void {
    this.isWhole = true;
  }

  /** After a failure: the text from the step on that failed. */
  get unread(): UnreadText {
    const { position, line } = this.stepStart;
    // The character before is cut away nowhere but where there is none.
    const text = position === 0 ? `\n${this.text}` : this.text.slice(position - 1);
    return { text, line: text.startsWith('\n') ? line - 1 : line, isFirst: !this.hasBegun };
  }

  /** Reads the value, which fills the whole text. @throws TextProblemError naming the line of the first thing wrong. */
  *read(): Steps<ReadValue> {
    yield* this.around(() => this.skipBlanks());
    const { line } = this;
    const isObject = yield* this.around(() => this.text[this.position] === '{');
    const value = isObject ? yield* this.rootObject(line) : yield* this.around(() => this.value(line));
    yield* this.around(() => {
      if (this.position < this.text.length) this.fail('the file should end here');
    });
    return { json: this.located(value), line };
  }

  private *rootObject(line: number): Steps<JsonValue> {
    const object: Record<string, JsonValue> = {};
    const keys = new Map<string, number>();
    const columns = new Map<string, number>();
    this.hasBegun = true;
    this.enter();
    let more = !(yield* this.around(() => this.take('{') && this.take('}')));
    while (more) {
      const place = { line: this.line, column: this.column };
      const keyLine = place.line;
      const key = yield* this.around(() => this.key());
      if (Object.hasOwn(object, key)) {
        throw this.problem(`The key ${quoted(key)} stands twice in one object.`, place);
      }
      if (keyLine !== line) keys.set(key, keyLine);
      columns.set(key, place.column);
      const isList = key === this.listKey && (yield* this.around(() => this.text[this.position] === '['));
      if (isList) yield* this.items(keyLine);
      setOwn(object, key, isList ? [] : yield* this.around(() => this.value(line)));
      more = yield* this.around(() => this.continues('}'));
    }
    this.depth -= 1;
    this.lines.set(object, { line, keys });
    // Of the value as a whole only its own keys are kept: of what stands in them there may be any amount.
    this.columns = new Map([[object, { column: 1, keys: columns }]]);
    return object;
  }

  private *items(lineAround: number): Steps<void> {
    this.enter();
    let more = !(yield* this.around(() => this.take('[') && this.take(']')));
    while (more) {
      const { line, column } = this;
      const [json, goesOn] = yield* this.settled(
        () => [this.innerValue(lineAround), this.continues(']')] as const,
      );
      this.sink.item({ json, lineAround, line, column, text: this.stepText(), isLast: !goesOn });
      more = goesOn;
      yield;
    }
    this.depth -= 1;
  }

  private *around<Value>(parse: () => Value): Steps<Value> {
    const value = yield* this.settled(parse);
    this.sink.around?.(this.stepText());
    yield;
    return value;
  }

  private stepText(): string {
    return this.text.slice(this.stepStart.position, this.position);
  }

  /** Parses once what is needed for it is there: what ends where the text does so far may go on in the next block. */
  private *settled<Value>(parse: () => Value): Steps<Value> {
    const { position, line, depth, lineStart } = this;
    this.stepStart = { position, line, depth, lineStart };
    for (;;) {
      try {
        const value = parse();
        if (this.isSettled()) return value;
      } catch (error) {
        if (!(error instanceof TextProblemError) || this.isSettled()) throw error;
      }
      yield* this.grow();
    }
  }

  private isSettled(): boolean {
    return this.isWhole || this.position + lookAhead <= this.text.length;
  }

  /** Goes back to where the step began and waits for about as much text again: each character is read a few times at most. */
  private *grow(): Steps<void> {
    Object.assign(this, this.stepStart);
    this.wanted = Math.max(leastGrowth, 2 * (this.text.length - this.position));
    while (this.isHungry) yield;
    this.stepStart = { ...this.stepStart, position: this.position, lineStart: this.lineStart };
  }
}

/**
 * Reads one JSON value that fills the whole text.
 * @throws TextProblemError naming the line of the first thing wrong.
 */
export function readJson(text: string): LocatedJson {
  const nothing = { item: () => undefined };
  const reader = new ItemReader('', nothing);
  reader.add(text);
  reader.end();
  return runThrough(reader.read()).json;
}
