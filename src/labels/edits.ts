/**
 * A person's edits as values: what undo, redo, backup and the engine's proposals are made of. They are plain JSON,
 * so they can be sent and stored. `apply` never changes the document it is given.
 */
import { runThrough, type Steps } from '../base/steps';
import type { LabelDocument, LabelHeader, LabelRecord } from './labelDocument';
import { LabelError } from './labelError';
import { canonicalOrderSteps, withInserted } from './order';
import { recordProblem } from './rules';
import { quoted } from '../base/json/textProblem';

type Fields = Omit<LabelRecord, 'id'>;
type OptionalField = {
  [Field in keyof Fields]-?: undefined extends Fields[Field] ? Field : never;
}[keyof Fields];

/** New values for some fields of a record; null takes an optional field away. Fields not named stay as they are. */
export type LabelPatch = {
  readonly [Field in keyof Fields]?: Fields[Field] | (Field extends OptionalField ? null : never);
};

/** One step that can be done and undone. */
export type LabelEdit =
  | { readonly kind: 'add'; readonly record: LabelRecord }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'change'; readonly id: string; readonly patch: LabelPatch }
  /** The labels belong to another recording, or to another version of theirs. */
  | { readonly kind: 'header'; readonly header: LabelHeader }
  /** Several edits as one: all of them, in order, or none. */
  | { readonly kind: 'batch'; readonly edits: readonly LabelEdit[] };

/** More changes than this are sorted in with all others; fewer find their places one by one. */
const fewChanges = 50;

/** A document being edited: what it was, its header now, and which records are new, others, or (undefined) gone. */
class Labels {
  header: LabelHeader;
  private readonly headerBefore: LabelHeader;
  private readonly before: readonly LabelRecord[];
  private readonly changes = new Map<string, LabelRecord | undefined>();
  private index: ReadonlyMap<string, LabelRecord> | undefined;

  constructor({ header, labels }: LabelDocument) {
    this.header = header;
    this.headerBefore = header;
    this.before = labels;
  }

  get(id: string): LabelRecord | undefined {
    if (this.changes.has(id)) return this.changes.get(id);
    // One look through the list is cheaper than an index of it; many are not.
    if (this.changes.size === 0) return this.before.find((record) => record.id === id);
    this.index ??= new Map(this.before.map((record) => [record.id, record]));
    return this.index.get(id);
  }

  set(id: string, record: LabelRecord | undefined): void {
    this.changes.set(id, record);
  }

  /** The document after the edit, its labels in canonical order. */
  *afterSteps(): Steps<LabelDocument> {
    const { header } = this;
    const kept = this.before.filter(({ id }) => !this.changes.has(id));
    const added = [...this.changes.values()].filter((record) => record !== undefined);
    const isOrderKept = header === this.headerBefore && this.changes.size <= fewChanges;
    const labels = isOrderKept
      ? withInserted(kept, added, header)
      : yield* canonicalOrderSteps([...kept, ...added], header);
    return { header, labels };
  }
}

function find(labels: Labels, id: string): LabelRecord {
  const record = labels.get(id);
  if (!record) throw new LabelError(`There is no label ${quoted(id)}; it may have been removed meanwhile.`);
  return record;
}

function store(labels: Labels, record: LabelRecord): void {
  const problem = recordProblem(record);
  if (problem !== undefined) throw new LabelError(problem);
  labels.set(record.id, record);
}

function patched(record: LabelRecord, patch: LabelPatch): LabelRecord {
  const given = Object.entries<unknown>(patch).filter(([, value]) => value !== undefined);
  const fields = Object.entries<unknown>({ ...record, ...Object.fromEntries(given), id: record.id });
  // The patch's type admits null only for fields that may be absent.
  return Object.fromEntries(fields.filter(([, value]) => value !== null)) as unknown as LabelRecord;
}

/** The patch that brings back what `patch` replaces in `record`. */
function inversePatch(record: LabelRecord, patch: LabelPatch): LabelPatch {
  const before = new Map<string, unknown>(Object.entries(record));
  const entries = Object.keys(patch).map((field) => [field, before.get(field) ?? null] as const);
  return Object.fromEntries(entries);
}

/** Carries the edit out on `labels` and returns the edit that undoes it. */
function perform(labels: Labels, edit: LabelEdit): LabelEdit {
  switch (edit.kind) {
    case 'add': {
      const { id } = edit.record;
      if (labels.get(id)) throw new LabelError(`There is already a label ${quoted(id)}.`);
      store(labels, edit.record);
      return { kind: 'remove', id };
    }
    case 'remove': {
      const record = find(labels, edit.id);
      labels.set(edit.id, undefined);
      return { kind: 'add', record };
    }
    case 'change': {
      const record = find(labels, edit.id);
      store(labels, patched(record, edit.patch));
      return { kind: 'change', id: edit.id, patch: inversePatch(record, edit.patch) };
    }
    case 'header': {
      const { header } = labels;
      labels.header = edit.header;
      return { kind: 'header', header };
    }
    case 'batch': {
      const undo = edit.edits.map((step) => perform(labels, step));
      return { kind: 'batch', edits: undo.reverse() };
    }
  }
}

/** A document after an edit, and the edit that undoes it. */
export interface Edited {
  readonly document: LabelDocument;
  readonly undo: LabelEdit;
}

/**
 * Carries out an edit: the document after it, in canonical order, where records that the edit does not name are the
 * same objects, and the edit that undoes it.
 * @throws LabelError for an unknown or repeated id, an empty span, or a record that breaks another rule; of a
 * batch, nothing is done then.
 */
export function edited(document: LabelDocument, edit: LabelEdit): Edited {
  const labels = new Labels(document);
  const undo = perform(labels, edit);
  return { document: runThrough(labels.afterSteps()), undo };
}

/** So many edits of a batch are made in one step. */
const editsAtOnce = 100;

/** As `apply`, step by step. */
export function* applySteps(document: LabelDocument, edit: LabelEdit): Steps<LabelDocument> {
  const labels = new Labels(document);
  for (const [index, each] of (edit.kind === 'batch' ? edit.edits : [edit]).entries()) {
    perform(labels, each);
    if (index % editsAtOnce === 0) yield;
  }
  return yield* labels.afterSteps();
}

/** The document after the edit. @throws LabelError where `edited` would. */
export function apply(document: LabelDocument, edit: LabelEdit): LabelDocument {
  return edited(document, edit).document;
}

/**
 * The edit that undoes `edit`: `apply(apply(document, edit), invert(document, edit))` equals `document`.
 * @throws LabelError where `edited` would.
 */
export function invert(document: LabelDocument, edit: LabelEdit): LabelEdit {
  return perform(new Labels(document), edit);
}
