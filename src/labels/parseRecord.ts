/** A record's JSON, checked field by field and turned into a `LabelRecord`. */
import type { Fields } from './fields';
import type {
  LabelConflict,
  LabelRecord,
  LabelStatus,
  Review,
  StoredAlternative,
  StoredEvidence,
} from './labelDocument';
import { recordProblem } from './rules';

const statuses: readonly LabelStatus[] = ['proposed', 'accepted', 'rejected'];
const verdicts: readonly Review['verdict'][] = ['accept', 'reject', 'unsure'];

/** An optional field to spread: nothing where it is absent. */
function present<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]: Value });
}

function readEvidence(fields: Fields): StoredEvidence {
  return {
    criterion: fields.text('criterion'),
    value: fields.number('value'),
    unit: fields.text('unit'),
    ...present('threshold', fields.optionalNumber('threshold')),
    contribution: fields.number('contribution'),
    met: fields.boolean('met'),
    ...present('atSeconds', fields.optionalNumber('atSeconds')),
    ...fields.rest(),
  };
}

function readAlternative(fields: Fields): StoredAlternative {
  return { label: fields.text('label'), probability: fields.number('probability'), ...fields.rest() };
}

/** There is one way to say that a label is not stale: to leave the field out. */
function readStale(fields: Fields): true | undefined {
  if (!fields.has('stale')) return undefined;
  return fields.boolean('stale') || fields.fail('"stale" must be true, or left out.', 'stale');
}

function readReview(fields: Fields): Review {
  return {
    verdict: fields.oneOf('verdict', verdicts),
    ...present('label', fields.optionalText('label')),
    ...present('note', fields.optionalText('note')),
    ...fields.rest(),
  };
}

/** An object without reviews says no more than none. */
function readReviews(reviews: readonly (readonly [string, Fields])[]): LabelRecord['reviews'] {
  if (reviews.length === 0) return undefined;
  return Object.fromEntries(reviews.map(([reviewer, review]) => [reviewer, readReview(review)]));
}

function readConflict(fields: Fields): LabelConflict {
  const kind = fields.oneOf('kind', ['changed', 'deleted'] as const);
  const again = present('again', fields.has('again') ? fields.count('again') : undefined);
  if (kind === 'changed') {
    const theirs = readFields(fields.fieldsOf('theirs', "the conflict's label"));
    return { kind, theirs, ...again, ...fields.rest() };
  }
  if (fields.has('theirs')) fields.fail('A conflict of kind "deleted" must not hold a label.', 'theirs');
  return { kind, ...again, ...fields.rest() };
}

function readFields(fields: Fields): LabelRecord {
  const evidence = fields.has('evidence') ? fields.fieldsOfEach('evidence', 'evidence') : undefined;
  const alternatives = fields.has('alternatives')
    ? fields.fieldsOfEach('alternatives', 'alternative')
    : undefined;
  const reviews = fields.has('reviews') ? fields.fieldsByKey('reviews', 'the review of') : undefined;
  const conflict = fields.has('conflict') ? fields.fieldsOf('conflict', 'a conflict') : undefined;
  return {
    id: fields.text('id'),
    channels: fields.texts('channels'),
    start: fields.count('start'),
    end: fields.count('end'),
    label: fields.text('label'),
    status: fields.oneOf('status', statuses),
    by: fields.text('by'),
    ...present('probability', fields.optionalNumber('probability')),
    ...present('evidence', evidence?.map(readEvidence)),
    ...present('note', fields.optionalText('note')),
    ...present('reviews', reviews && readReviews(reviews)),
    ...present('conflict', conflict && readConflict(conflict)),
    ...present('alternatives', alternatives?.map(readAlternative)),
    ...present('reason', fields.optionalText('reason')),
    ...present('stale', readStale(fields)),
    ...fields.rest(),
  };
}

/** @throws TextProblemError for the first field that is missing, of the wrong type, or out of range. */
export function readRecord(fields: Fields): LabelRecord {
  const record = readFields(fields);
  const problem = recordProblem(record);
  return problem === undefined ? record : fields.fail(problem);
}
