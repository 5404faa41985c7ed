/**
 * A person's edits as values: what undo, redo, backup and the engine's proposals are made of. They are plain JSON,
 * so they can be sent and stored. No edit changes the document it is given.
 */
import { quoted } from '../base/json/textProblem';
import { runThrough, type Steps } from '../base/steps';
import { sameValue } from './canonicalJson';
import { withoutSettled } from './conflicts';
import { RecordError } from './recordError';
import type { SidecarHeader } from './schema/header';
import type { RecordBase } from './schema/record';
import type { DocumentKind, HeadedDocument } from './kind';
import { canonicalOrderSteps, withInserted } from './order';
import { recordProblem } from './rules';

type OptionalField<Fields> = {
  [Field in keyof Fields]-?: undefined extends Fields[Field] ? Field : never;
}[keyof Fields];

type PatchOf<Fields> = {
  readonly [Field in keyof Fields]?: Fields[Field] | (Field extends OptionalField<Fields> ? null : never);
};

/** New values for some fields of a record; null takes an optional field away. Fields not named stay as they are. */
export type RecordPatch<One> = PatchOf<Omit<One, 'id'>>;

/** One step that can be done and undone. */
export type RecordEdit<One> =
  | { readonly kind: 'add'; readonly record: One }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'change'; readonly id: string; readonly patch: RecordPatch<One> }
  /** The records belong to another recording, or to another version of theirs. */
  | { readonly kind: 'header'; readonly header: SidecarHeader }
  /** Several edits as one: all of them, in order, or none. */
  | { readonly kind: 'batch'; readonly edits: readonly RecordEdit<One>[] };

/** More changes than this are sorted in with all others; fewer find their places one by one. */
const fewChanges = 50;

/** A document being edited: what it was, its header now, and which records are new, others, or (undefined) gone. */
class Records<One extends RecordBase<One>, All extends HeadedDocument> {
  readonly kind: DocumentKind<One, All>;
  header: SidecarHeader;
  private readonly headerBefore: SidecarHeader;
  private readonly before: readonly One[];
  private readonly changes = new Map<string, One | undefined>();
  private index: ReadonlyMap<string, One> | undefined;

  constructor(kind: DocumentKind<One, All>, document: All) {
    this.kind = kind;
    this.header = document.header;
    this.headerBefore = document.header;
    this.before = kind.recordsOf(document);
  }

  get(id: string): One | undefined {
    if (this.changes.has(id)) return this.changes.get(id);
    // One look through the list is cheaper than an index of it; many are not.
    if (this.changes.size === 0) return this.before.find((record) => record.id === id);
    this.index ??= new Map(this.before.map((record) => [record.id, record]));
    return this.index.get(id);
  }

  /** @throws RecordError where there is none */
  find(id: string): One {
    const record = this.get(id);
    if (record) return record;
    throw new RecordError(`There is no ${this.kind.noun} ${quoted(id)}; it may have been removed meanwhile.`);
  }

  /**
   * Versions that are what the record shows are settled.
   * @returns what is stored
   * @throws RecordError for a record that breaks a rule
   */
  store(record: One): One {
    const problem = recordProblem(this.kind, record);
    if (problem !== undefined) throw new RecordError(problem);
    const stored = withoutSettled(this.kind, record);
    this.changes.set(record.id, stored);
    return stored;
  }

  remove(id: string): void {
    this.changes.set(id, undefined);
  }

  /** The document after the edit, its records in canonical order. */
  *afterSteps(): Steps<All> {
    const { header, kind } = this;
    const kept = this.before.filter(({ id }) => !this.changes.has(id));
    const added = [...this.changes.values()].filter((record) => record !== undefined);
    const isOrderKept = header === this.headerBefore && this.changes.size <= fewChanges;
    const records = isOrderKept
      ? withInserted(kind, kept, added, header)
      : yield* canonicalOrderSteps(kind, [...kept, ...added], header);
    return kind.documentOf(header, records);
  }
}

function patched<One extends RecordBase<One>>(record: One, patch: RecordPatch<One>): One {
  const given = Object.entries<unknown>(patch).filter(([, value]) => value !== undefined);
  const fields = Object.entries<unknown>({
    ...(record as object),
    ...Object.fromEntries(given),
    id: record.id,
  });
  // The patch's type admits null only for fields that may be absent.
  return Object.fromEntries(fields.filter(([, value]) => value !== null)) as unknown as One;
}

/** The patch that brings back of `record` the fields of `patch`, and the versions that it settled. */
function inversePatch<One extends RecordBase<One>>(
  record: One,
  patch: RecordPatch<One>,
  after: One,
): RecordPatch<One> {
  const before = new Map<string, unknown>(Object.entries(record));
  const isSettled = !sameValue(record.conflict, after.conflict);
  const fields = new Set([...Object.keys(patch), ...(isSettled ? ['conflict'] : [])]);
  const entries = Array.from(fields, (field) => [field, before.get(field) ?? null] as const);
  // A field that the record does not have may be absent.
  return Object.fromEntries(entries) as RecordPatch<One>;
}

/** Carries the edit out on `records` and returns the edit that undoes it. */
function perform<One extends RecordBase<One>, All extends HeadedDocument>(
  records: Records<One, All>,
  edit: RecordEdit<One>,
): RecordEdit<One> {
  switch (edit.kind) {
    case 'add': {
      const { id } = edit.record;
      if (records.get(id)) {
        throw new RecordError(`There is already a ${records.kind.noun} ${quoted(id)}.`);
      }
      records.store(edit.record);
      return { kind: 'remove', id };
    }
    case 'remove': {
      const record = records.find(edit.id);
      records.remove(edit.id);
      return { kind: 'add', record };
    }
    case 'change': {
      const record = records.find(edit.id);
      const after = records.store(patched(record, edit.patch));
      return { kind: 'change', id: edit.id, patch: inversePatch(record, edit.patch, after) };
    }
    case 'header': {
      const { header } = records;
      records.header = edit.header;
      return { kind: 'header', header };
    }
    case 'batch': {
      const undo = edit.edits.map((step) => perform(records, step));
      return { kind: 'batch', edits: undo.reverse() };
    }
  }
}

/** A document after an edit, and the edit that undoes it. */
export interface EditedDocument<One, All> {
  readonly document: All;
  readonly undo: RecordEdit<One>;
}

/** So many edits of a batch are made in one step. */
const editsAtOnce = 100;

/**
 * Carries out an edit, step by step: the document after it, in canonical order, where records that the edit does not
 * name are the same objects, and the edit that undoes it.
 * @throws RecordError for an unknown or repeated id, or a record that breaks a rule; of a batch, nothing is done then
 */
export function* editSteps<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  document: All,
  edit: RecordEdit<One>,
): Steps<EditedDocument<One, All>> {
  const records = new Records(kind, document);
  if (edit.kind !== 'batch') {
    const undo = perform(records, edit);
    return { document: yield* records.afterSteps(), undo };
  }
  const undo: RecordEdit<One>[] = [];
  for (const [index, each] of edit.edits.entries()) {
    undo.push(perform(records, each));
    if (index % editsAtOnce === 0) yield;
  }
  return { document: yield* records.afterSteps(), undo: { kind: 'batch', edits: undo.reverse() } };
}

/** As `editSteps`, at once: what one person does is quick. @throws RecordError where it does */
export function edited<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  document: All,
  edit: RecordEdit<One>,
): EditedDocument<One, All> {
  return runThrough(editSteps(kind, document, edit));
}

/** The edit that undoes `edit`. @throws RecordError where `editSteps` would */
export function inverseEdit<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  document: All,
  edit: RecordEdit<One>,
): RecordEdit<One> {
  return perform(new Records(kind, document), edit);
}
