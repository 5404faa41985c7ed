/**
 * Reads a sidecar's text, given whole or in blocks, record by record: header, records and problems, without a place for
 * all records at once.
 */
import { ItemReader, type ListItem } from '../base/json/jsonItems';
import { isObject, type LocatedJson } from '../base/json/jsonText';
import { locateAgain } from '../base/json/locateAgain';
import { quoted, TextProblemError, type ProblemNotes, type TextProblem } from '../base/json/textProblem';
import type { Steps } from '../base/steps';
import { withoutSettled } from './conflicts';
import { Fields } from './schema/fields';
import type { SidecarHeader } from './schema/header';
import type { RecordBase } from './schema/record';
import type { RecordKind } from './kind';
import { recordProblem } from './rules';
import { isNewerMajor } from './schema/version';
import { UnreadSearch } from './unreadText';

/** A record, the line that it begins on, and its text as `ListItem` has it. */
export interface ReadRecord<One> {
  readonly record: One;
  readonly line: number;
  readonly item: ListItem;
}

/** What is done with what is read. */
export interface RecordSink<One> {
  record(read: ReadRecord<One>): void;
  /** The text around the records, piece by piece. */
  around?(text: string): void;
  /** An id to keep: as it is, unless that would keep the block it stands in. */
  kept?(id: string): string;
}

/** A header that could be read, and the line of each of its fields. */
export interface ReadHeader {
  readonly header: SidecarHeader;
  readonly headerLines: ReadonlyMap<string, number>;
  /** The column of each of its fields, from 1. */
  readonly headerColumns: ReadonlyMap<string, number>;
}

/** Characters that are looked through in one step. */
const searchedAtOnce = 1 << 20;

/** What `read` returned, or the problem it raised, noted; any other error passes on. */
function attempt<Value>(noted: (error: TextProblemError) => void, read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TextProblemError)) throw error;
    noted(error);
    return undefined;
  }
}

/** Whatever is wrong in the header of a file of a newer major version, that is why. */
function newerNotes(fields: Fields): ProblemNotes {
  const version = fields.get('version');
  return typeof version === 'string' && isNewerMajor(version) ? { rule: 'newer-version' } : {};
}

/** One sidecar being read: `add` its text when it is hungry, `end` when that is all. A byte order mark is not part of it. */
export class RecordReading<One extends RecordBase<One>> {
  /** The line of each record, by id. */
  readonly lines = new Map<string, number>();
  /** The column at which each of them begins, in the order of `lines`. */
  readonly columns: number[] = [];
  /** In file order, at most one per record; where there are any, nothing else may be believed. */
  problems: TextProblem[] = [];
  private readonly kind: RecordKind<One>;
  private readonly sink: RecordSink<One>;
  private readonly reader: ItemReader;
  private search: UnreadSearch | undefined;
  private isWhole = false;
  private wantsMore = false;

  constructor(kind: RecordKind<One>, sink: RecordSink<One>) {
    this.kind = kind;
    this.sink = sink;
    this.reader = new ItemReader(kind.list, {
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
      this.problems = [(yield* this.better()) ?? error.problem()];
      return undefined;
    }
    const { value } = root.json;
    if (!isObject(value)) {
      this.problems = [
        {
          line: 1,
          rule: 'schema',
          message: `This is not a ${this.kind.noun} file: it holds ${quoted(value)}.`,
        },
      ];
      return undefined;
    }
    const fields = new Fields(value, 'the header', root.json, root.line);
    const headerProblems: TextProblem[] = [];
    const header = attempt(
      (error) => headerProblems.push({ ...error.problem(), ...newerNotes(fields) }),
      () => this.readHeader(fields),
    );
    if (headerProblems.length > 0) this.problems = headerProblems;
    if (!header || this.problems.length > 0) return undefined;
    const keys = Object.keys(value);
    const headerLines = new Map(keys.map((key) => [key, fields.lineOfKey(key)]));
    const headerColumns = new Map(keys.map((key) => [key, root.json.columnOf(value, key) ?? 1]));
    return { header, headerLines, headerColumns };
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

  /** Everything but the records. @throws TextProblemError for the first thing wrong, a newer major version included */
  private readHeader(fields: Fields): SidecarHeader {
    const { format, list, noun, header } = this.kind;
    const found = fields.get('format');
    if (found !== undefined && typeof found !== 'string') fields.wrong('format', 'a text', found);
    if (found !== format) {
      fields.fail(`This is not a ${noun} file: "format" should be "${format}".`, 'format');
    }
    const read = header.read(fields);
    fields.list(list);
    return read;
  }

  private readItem(item: ListItem): void {
    const noted = (error: TextProblemError): void => void this.problems.push(this.located(item, error));
    attempt(noted, () => {
      const { record, line } = this.recordIn(item.json, item);
      this.lines.set(this.sink.kept?.(record.id) ?? record.id, line);
      this.columns.push(item.column);
      this.sink.record({ record, line, item });
    });
  }

  /** A problem of an item with its column: columns cost too much to keep them of what is right. */
  private located(item: ListItem, error: TextProblemError): TextProblem {
    const again: TextProblem[] = [];
    attempt(
      (located) => again.push(located.problem({ column: item.column })),
      () => this.recordIn(locateAgain(item.text, item), item),
    );
    return again[0] ?? error.problem();
  }

  /** @throws TextProblemError for the first thing wrong */
  private recordIn(
    json: LocatedJson,
    { lineAround }: ListItem,
  ): { readonly record: One; readonly line: number } {
    const { kind } = this;
    const { value } = json;
    if (!isObject(value)) {
      throw new TextProblemError(lineAround, `A ${kind.noun} must be an object, not ${quoted(value)}.`, {
        rule: 'schema',
      });
    }
    const id = value['id'];
    const place = typeof id === 'string' ? `the ${kind.noun} ${quoted(id)}` : `a ${kind.noun}`;
    const fields = new Fields(value, place, json, lineAround);
    const record = kind.record.shape.read(fields);
    const problem = recordProblem(kind, record);
    if (problem !== undefined) fields.fail(problem);
    const twin = this.lines.get(record.id);
    if (twin !== undefined) {
      const taken = `The id ${quoted(record.id)} is already taken by the ${kind.noun} on line ${twin}: open the recording in VS Code, which asks what is to be chosen.`;
      fields.fail(taken, 'id', 'duplicate-id');
    }
    return { record: withoutSettled(kind, record), line: fields.line };
  }
}
