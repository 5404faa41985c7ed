/**
 * A second kind of record, for tests alone: what someone found in a muscle. It shows that reading, writing, edits and
 * merges know of a kind of record nothing but its definition.
 */
import { runThrough } from '../../../src/base/steps';
import type { SidecarHeader } from '../../../src/labels/labelDocument';
import { differenceSteps } from '../../../src/records/difference';
import { editSteps, inverseEdit, type RecordEdit } from '../../../src/records/edits';
import { recordKind } from '../../../src/records/kind';
import { mergeSteps, type MergedDocument } from '../../../src/records/merge';
import { parseSteps, type ParsedDocument, type UnreadableSidecar } from '../../../src/records/parse';
import { recordShape, type RecordBase } from '../../../src/records/schema/record';
import { optional, required, type Static } from '../../../src/records/schema/shape';
import { nonEmptyText, number, oneOf, text } from '../../../src/records/schema/values';
import { textSteps } from '../../../src/records/serialize';

const findingFields = {
  id: required(nonEmptyText(), { broken: () => 'its id is empty' }),
  muscle: required(nonEmptyText(), { broken: () => 'it names no muscle' }),
  recruitment: required(oneOf('normal', 'neurogenic', 'myopathic'), { part: 'judgement' }),
  by: required(nonEmptyText(), { broken: () => 'it does not say who made it' }),
  note: optional(text()),
  /** 0 to 1. */
  certainty: optional(number({ minimum: 0, maximum: 1 }), {
    part: 'judgement',
    since: '1.2',
    broken: (value) => `its certainty must lie between 0 and 1, not be ${value}`,
  }),
};

/** What someone found in a muscle. */
export interface Finding extends Static<typeof findingFields>, RecordBase<Finding> {}

/** The findings of one recording. */
export interface FindingDocument {
  readonly header: SidecarHeader;
  readonly findings: readonly Finding[];
}

/** By muscle: a finding has no time. */
export const findingKind = recordKind<Finding, FindingDocument>({
  format: 'emg-findings',
  list: 'findings',
  record: recordShape<Finding>('finding', 'What someone found in a muscle.', findingFields),
  orderBy:
    () =>
    ({ id, muscle }) => ({ seconds: 0, channel: muscle, id }),
  // What a program finds it finds again.
  isWork: ({ by, note }) => by !== 'engine' || note !== undefined,
  recordsOf: ({ findings }) => findings,
  documentOf: (header, findings) => ({ header, findings }),
});

export type FindingEdit = RecordEdit<Finding>;

export function edited(document: FindingDocument, edit: FindingEdit): FindingDocument {
  return runThrough(editSteps(findingKind, document, edit)).document;
}

export function undoOf(document: FindingDocument, edit: FindingEdit): FindingEdit {
  return inverseEdit(findingKind, document, edit);
}

export function merged(
  base: FindingDocument | undefined,
  ours: FindingDocument,
  theirs: FindingDocument,
): MergedDocument<FindingDocument> {
  return runThrough(mergeSteps(findingKind, base, () => ours, theirs));
}

export function difference(from: FindingDocument, to: FindingDocument): FindingEdit | undefined {
  return runThrough(differenceSteps(findingKind, from, to));
}

export function read(written: string): ParsedDocument<FindingDocument> | UnreadableSidecar {
  return runThrough(parseSteps(findingKind, written));
}

export function written(document: FindingDocument): string {
  const parts: string[] = [];
  runThrough(textSteps(findingKind, document, (part) => parts.push(part)));
  return parts.join('');
}
