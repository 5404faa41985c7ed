/**
 * Reads a sidecar's text, given whole or in blocks, label by label: header, labels and problems, without a place for all
 * labels at once.
 */
import type { Steps } from '../base/steps';
import { Fields } from './fields';
import { ItemReader, type ListItem } from '../base/json/jsonItems';
import { isObject, type LocatedJson } from '../base/json/jsonText';
import type { LabelHeader, LabelRecord } from './labelDocument';
import { readHeader } from './parseHeader';
import { readRecord } from './parseRecord';
import { quoted, TextProblemError, type TextProblem } from '../base/json/textProblem';
import { UnreadSearch } from './unreadText';

/** A label, the line that it begins on, and its text as `ListItem` has it. */
export interface ReadLabel {
  readonly record: LabelRecord;
  readonly line: number;
  readonly item: ListItem;
}

/** What is done with what is read. */
export interface LabelSink {
  label(label: ReadLabel): void;
  /** The text around the labels, piece by piece. */
  around?(text: string): void;
  /** An id to keep: as it is, unless that would keep the block it stands in. */
  kept?(id: string): string;
}

/** A header that could be read, and the line of each of its fields. */
export interface ReadHeader {
  readonly header: LabelHeader;
  readonly headerLines: ReadonlyMap<string, number>;
}

/** Characters that are looked through in one step. */
const searchedAtOnce = 1 << 20;

/** What `read` returned, or the problem it raised; any other error passes on. */
function attempt<Value>(problems: TextProblem[], read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TextProblemError)) throw error;
    problems.push({ line: error.line, message: error.message });
    return undefined;
  }
}

/** One sidecar being read: `add` its text when it is hungry, `end` when that is all. A byte order mark is not part of it. */
export class LabelReading {
  /** The line of each label, by id. */
  readonly lines = new Map<string, number>();
  /** In file order, at most one per label; where there are any, nothing else may be believed. */
  problems: TextProblem[] = [];
  private readonly sink: LabelSink;
  private readonly reader: ItemReader;
  private search: UnreadSearch | undefined;
  private isWhole = false;
  private wantsMore = false;

  constructor(sink: LabelSink) {
    this.sink = sink;
    this.reader = new ItemReader('labels', {
      item: (item) => this.readItem(item),
      ...(sink.around ? { around: (text) => sink.around?.(text) } : {}),
    });
  }

  get isHungry(): boolean {
    return this.search ? this.wantsMore : this.reader.isHungry;
  }

  add(text: string): void {
    this.wantsMore = false;
    if (this.search) this.search.add(text);
    else this.reader.add(text);
  }

  end(): void {
    this.isWhole = true;
    this.wantsMore = false;
    this.reader.end();
  }

  /** Undefined where there are problems. */
  *read(): Steps<ReadHeader | undefined> {
    let root: { readonly json: LocatedJson; readonly line: number };
    try {
      root = yield* this.reader.read();
    } catch (error) {
      if (!(error instanceof TextProblemError)) throw error;
      this.problems = [(yield* this.better()) ?? { line: error.line, message: error.message }];
      return undefined;
    }
    const { value } = root.json;
    if (!isObject(value)) {
      this.problems = [{ line: 1, message: `This is not a label file: it holds ${quoted(value)}.` }];
      return undefined;
    }
    const fields = new Fields(value, 'the header', root.json, root.line);
    const headerProblems: TextProblem[] = [];
    const header = attempt(headerProblems, () => readHeader(fields));
    if (headerProblems.length > 0) this.problems = headerProblems;
    if (!header || this.problems.length > 0) return undefined;
    const headerLines = new Map(Object.keys(value).map((key) => [key, fields.lineOfKey(key)]));
    return { header, headerLines };
  }

  /** What no JSON can hold may say better why this is none: all of the rest is looked through for it. */
  private *better(): Steps<TextProblem | undefined> {
    const { text, ...place } = this.reader.unread;
    this.search = new UnreadSearch(place);
    for (let from = 0; from < text.length; from += searchedAtOnce) {
      this.search.add(text.slice(from, from + searchedAtOnce));
      yield;
    }
    while (!this.isWhole) {
      this.wantsMore = true;
      yield;
    }
    return this.search.end();
  }

  private readItem(item: ListItem): void {
    const { value } = item.json;
    attempt(this.problems, () => {
      if (!isObject(value)) {
        throw new TextProblemError(item.lineAround, `A label must be an object, not ${quoted(value)}.`);
      }
      const id = value['id'];
      const place = typeof id === 'string' ? `the label ${quoted(id)}` : 'a label';
      const fields = new Fields(value, place, item.json, item.lineAround);
      const record = readRecord(fields);
      const twin = this.lines.get(record.id);
      if (twin !== undefined) {
        fields.fail(`The id ${quoted(record.id)} is already taken by the label on line ${twin}.`);
      }
      this.lines.set(this.sink.kept?.(record.id) ?? record.id, fields.line);
      this.sink.label({ record, line: fields.line, item });
    });
  }
}
