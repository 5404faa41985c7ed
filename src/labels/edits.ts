/**
 * A person's edits as values: what undo, redo, backup and the engine's proposals are made of. They are plain JSON,
 * so they can be sent and stored. `apply` never changes the document it is given.
 */
import type { LabelDocument, LabelRecord } from './labelDocument';
import { LabelError } from './labelError';
import { inCanonicalOrder } from './order';
import { recordProblem } from './rules';
import { quoted } from './sidecarProblem';

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
  /** Several edits as one: all of them, in order, or none. */
  | { readonly kind: 'batch'; readonly edits: readonly LabelEdit[] };

type Labels = Map<string, LabelRecord>;

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
      if (labels.has(id)) throw new LabelError(`There is already a label ${quoted(id)}.`);
      store(labels, edit.record);
      return { kind: 'remove', id };
    }
    case 'remove': {
      const record = find(labels, edit.id);
      labels.delete(edit.id);
      return { kind: 'add', record };
    }
    case 'change': {
      const record = find(labels, edit.id);
      store(labels, patched(record, edit.patch));
      return { kind: 'change', id: edit.id, patch: inversePatch(record, edit.patch) };
    }
    case 'batch': {
      const undo = edit.edits.map((step) => perform(labels, step));
      return { kind: 'batch', edits: undo.reverse() };
    }
  }
}

function byId(document: LabelDocument): Labels {
  return new Map(document.labels.map((record) => [record.id, record]));
}

/**
 * The document after the edit, in canonical order; records that the edit does not name are the same objects.
 * @throws LabelError for an unknown or repeated id, an empty span, or a record that breaks another rule; of a
 * batch, nothing is done then.
 */
export function apply(document: LabelDocument, edit: LabelEdit): LabelDocument {
  const labels = byId(document);
  perform(labels, edit);
  return { header: document.header, labels: inCanonicalOrder(labels.values(), document.header) };
}

/**
 * The edit that undoes `edit`: `apply(apply(document, edit), invert(document, edit))` equals `document`.
 * @throws LabelError where `apply` would.
 */
export function invert(document: LabelDocument, edit: LabelEdit): LabelEdit {
  return perform(byId(document), edit);
}
