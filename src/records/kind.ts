/**
 * A kind of record, as a value: all that reading, writing, edits and merges need to know of it. They are written once, for
 * every kind; the labels' is in `src/labels/labelKind.ts`.
 *
 * The room: `schema` defines what a record consists of; the files beside this one read, write, edit, compare and merge
 * whole documents; `open` keeps one document under edit while its file changes on disk. None of them knows what a record
 * is about, what its file is called, or VS Code.
 */
import { headerShape, headerVersion, type SidecarHeader } from './schema/header';
import type { Conflict, RecordBase, RecordShape } from './schema/record';
import type { Shape } from './schema/shape';
import { isEarlier, RecordVersions } from './schema/version';

/** What a record is ordered by; one that has no time in its recording sorts last. */
export interface OrderKey {
  readonly seconds: number;
  readonly channel: string;
  readonly id: string;
}

/** Parts of a record that are one part wherever the versions do not mean the same by them. */
export interface BoundParts<One> {
  /** What they are called together. */
  readonly name: string;
  readonly parts: readonly string[];
  /** What the parts of a record are counted by. */
  measureOf(record: One, header: SidecarHeader): unknown;
}

/** A sidecar's content: a header, and records that `DocumentKind` knows to find. */
export interface HeadedDocument {
  readonly header: SidecarHeader;
}

/** What a kind of record, and the documents that hold such records, are defined by. */
export interface KindDefinition<One extends RecordBase<One>, All extends HeadedDocument> {
  /** What stands in the `format` field of every file of it. */
  readonly format: string;
  /** The key of the list of records: `labels`. */
  readonly list: string;
  readonly record: RecordShape<One>;
  /** A rule that more than one field has a share in: what is wrong, as the end of a sentence. */
  problem?(record: One): string | undefined;
  /** What is odd about a record in its document, though nothing is lost by it. */
  oddity?(record: One, header: SidecarHeader): string | undefined;
  /** What records are ordered by in a document with this header; the id makes the order total. */
  orderBy(header: SidecarHeader): (record: One) => OrderKey;
  readonly bound?: BoundParts<One>;
  /**
   * Whether a record is anyone's work: false for what a program makes anew whenever it is asked, so that nobody misses it.
   * Every record is, where a kind does not say.
   */
  isWork?(record: One): boolean;
  recordsOf(document: All): readonly One[];
  documentOf(header: SidecarHeader, records: readonly One[]): All;
}

/** A kind of record, whatever documents hold it. */
export interface RecordKind<One extends RecordBase<One>> extends Omit<
  KindDefinition<One, HeadedDocument>,
  'recordsOf' | 'documentOf' | 'isWork'
> {
  /** What one is called in messages: `label`. */
  readonly noun: string;
  readonly header: Shape<SidecarHeader>;
  readonly versions: RecordVersions<One>;
  isWork(record: One): boolean;
  /**
   * One record as one line of JSON (without the leading comma). Two records are equal when their texts are.
   * @throws RecordError for a value that JSON cannot hold
   */
  textOf(record: One): string;
  /** The version that brought the order which fields have today; undefined where they never had another. */
  readonly orderSince: string | undefined;
  /** As `textOf`, with its fields in the order that a file of this version has. @throws RecordError likewise */
  lineTextOf(record: One, version: string): string;
  /** A conflict as it stands in its record's line. */
  conflictText(conflict: Conflict<One>): string;
}

/** A kind of record, and documents that hold such records. */
export interface DocumentKind<One extends RecordBase<One>, All extends HeadedDocument>
  extends RecordKind<One>, Pick<KindDefinition<One, All>, 'recordsOf' | 'documentOf'> {}

/** Makes a kind of record of its definition. */
export function recordKind<One extends RecordBase<One>, All extends HeadedDocument>(
  defined: KindDefinition<One, All>,
): DocumentKind<One, All> {
  const { shape, conflict, noun, earlier } = defined.record;
  return {
    ...defined,
    noun,
    header: headerShape(defined.list),
    versions: new RecordVersions(shape, headerVersion, earlier?.until),
    isWork: defined.isWork ?? (() => true),
    textOf: (record) => shape.text(record),
    orderSince: earlier?.until,
    lineTextOf: (record, version) =>
      (earlier && isEarlier(version, earlier.until) ? earlier.shape : shape).text(record),
    conflictText: (other) => conflict.text(other) ?? '',
  };
}
