/**
 * A label, defined. To add a field to it is to add it here: reader, writer, merge and JSON Schema go by this, and the
 * compiler shows what else wants to know.
 */
import { eventLabels } from '../detection/result/eventLabels';
import { findingLabels } from '../detection/result/findingLabels';
import { quoted } from '../base/json/textProblem';
import { byKey, listOf } from '../records/schema/containers';
import { recordShape, type Conflict, type RecordBase } from '../records/schema/record';
import { optional, required, Shape, type Extensible, type Static } from '../records/schema/shape';
import type { ValueType } from '../records/schema/valueType';
import {
  distinctTexts,
  flag,
  mark,
  nonEmptyText,
  number,
  oneOf,
  sampleAfter,
  sampleIndex,
  text,
} from '../records/schema/values';

/** One of the labels that ship, or a study's own. */
const labelName: ValueType<string> = {
  ...nonEmptyText(),
  schema: (refer) =>
    refer('labelName', () => ({
      description:
        "What the span shows (an event), or what it says of the muscle (a finding): one of the labels that ship, or a study's own.",
      anyOf: [{ enum: [...eventLabels, ...findingLabels] }, nonEmptyText().schema(refer)],
    })),
};

const probabilities = number({ minimum: 0, maximum: 1 });

const oddEvidence = {
  broken: (_value: number, { criterion }: Readonly<Record<string, unknown>>) =>
    `its evidence ${quoted(criterion)} must hold finite numbers`,
};

const evidenceFields = {
  criterion: required(text(), { about: 'Short stable name of the criterion.' }),
  value: required(number(), { about: 'What was measured.', ...oddEvidence }),
  unit: required(text(), { about: 'Unit of value and threshold; empty for a ratio.' }),
  threshold: optional(number(), { about: 'What the value was compared with.', ...oddEvidence }),
  contribution: required(number(), {
    about: 'Log-likelihood ratio added to the label; 0 where the criterion only reports.',
    ...oddEvidence,
  }),
  met: required(flag(), { about: 'Whether the criterion was met.' }),
  atSeconds: optional(number(), { about: 'The moment that shows it, in seconds.', ...oddEvidence }),
  /** Of a finding (since 1.2): the range of normal muscles in the label's `reference`, in `unit`. */
  normalLow: optional(number(), {
    about: 'The lower end of the range in normal muscles, by the reference of the label.',
    since: '1.2',
    ...oddEvidence,
  }),
  normalHigh: optional(number(), {
    about: 'The upper end of that range.',
    since: '1.2',
    ...oddEvidence,
  }),
};

/** A criterion as the sidecar stores it; every `Evidence` of the engine is one. */
export interface StoredEvidence extends Static<typeof evidenceFields>, Extensible {}

const evidence = new Shape<StoredEvidence>(
  { name: 'evidence', about: 'One criterion that the engine looked at.' },
  evidenceFields,
);

const alternativeFields = {
  label: required(labelName, { broken: () => 'it has an alternative without a label' }),
  /** 0 to 1. */
  probability: required(probabilities, {
    about: 'How probable the engine holds it.',
    broken: (value, { label }) =>
      `the probability of its alternative ${quoted(label)} must lie between 0 and 1, not be ${value}`,
  }),
};

/** Another label that the engine holds possible for the span. */
export interface StoredAlternative extends Static<typeof alternativeFields>, Extensible {}

const alternative = new Shape<StoredAlternative>(
  { name: 'alternative', about: 'Another label that the engine holds possible.' },
  alternativeFields,
);

const reviewFields = {
  verdict: required(oneOf('accept', 'reject', 'unsure'), { about: 'What the reviewer decided.' }),
  label: optional(text(), { about: 'The label the reviewer would give instead.' }),
  note: optional(text(), { about: "The reviewer's remark." }),
};

/** One reviewer's word on a label. */
export interface Review extends Static<typeof reviewFields>, Extensible {}

const review = new Shape<Review>({ name: 'review', about: "One reviewer's word on a label." }, reviewFields);

/**
 * What belongs together in a merge is one part:
 * - `span`: start and end, so that no half of one span meets half of another;
 * - `label`: label, status, probability, evidence, alternatives, reason and reference, because an acceptance, a rejection and the
 *   engine's numbers all speak about the label they were given for; an acceptance never moves to a label that nobody
 *   accepted.
 */
const labelFields = {
  /** Made once, random enough never to collide between branches. */
  id: required(nonEmptyText(), {
    about: 'Made once, unlike any other in this file. Never change it: merging goes by it.',
    broken: () => 'its id is empty',
  }),
  /** One of `eventLabels` or `findingLabels`, or a study's own. */
  label: required(labelName, { broken: () => 'it has no label' }),
  status: required(oneOf('proposed', 'accepted', 'rejected'), {
    about: 'Where the label stands in its review.',
    part: 'label',
  }),
  start: required(sampleIndex(), { about: 'First sample of the span.', part: 'span' }),
  end: required(sampleAfter(), {
    about: 'The sample after the last of the span; greater than start.',
    part: 'span',
  }),
  /** Channel names, at least one; the first one's clock counts `start` and `end`. */
  channels: required(distinctTexts(), {
    about: "Names of the channels; the first one's clock counts start and end.",
    broken: (names) => (names.length === 0 ? 'it names no channel' : 'it names a channel twice'),
  }),
  note: optional(text(), { about: 'A remark in free words.' }),
  /** Who made it: a person, or `engine name version parametersHash`. */
  by: required(nonEmptyText(), {
    about: "Who made it: a person, or an engine's name, version and hash of its parameters.",
    broken: () => 'it does not say who made it',
  }),
  /** By reviewer; never empty, absent where there are none. */
  reviews: optional(byKey(review, 'the review of'), {
    about: 'What each reviewer says, by name.',
    partOfEach: 'review of',
  }),
  /** The engine's probability, 0 to 1, where an engine made it. */
  probability: optional(probabilities, {
    about: 'How probable the engine holds the label.',
    part: 'label',
    broken: (value) => `its probability must lie between 0 and 1, not be ${value}`,
  }),
  /** What else the engine holds possible, most probable first (since 1.1). */
  alternatives: optional(listOf(alternative, 'alternative'), {
    about: 'What else the engine holds possible, most probable first.',
    since: '1.1',
    part: 'label',
  }),
  /** Why the engine leaves it undecided: one of `eventReasons`, or another engine's word (since 1.1). */
  reason: optional(nonEmptyText(), {
    about: 'Why the engine leaves the label undecided.',
    since: '1.1',
    part: 'label',
    broken: () => 'its reason is empty',
  }),
  /** What a finding was compared with: a reference's name and hash (since 1.2). */
  reference: optional(nonEmptyText(), {
    about: 'What a finding was compared with: name and hash of the reference values.',
    since: '1.2',
    part: 'label',
    broken: () => 'its reference is empty',
  }),
  /** Accepted, but a later run of the engine no longer finds it; absent otherwise (since 1.1). */
  stale: optional(mark(), {
    about: 'Accepted, but a later run of the engine no longer finds it: check it again. Left out otherwise.',
    since: '1.1',
  }),
  evidence: optional(listOf(evidence, 'evidence'), {
    about: 'What the engine looked at.',
    part: 'label',
    isLast: true,
  }),
};

/** One label: a span of some channels that someone, or the engine, has named. */
export interface LabelRecord extends Static<typeof labelFields>, RecordBase<LabelRecord> {}

/** A version of a label that a merge could not combine with it. */
export type LabelConflict = Conflict<LabelRecord>;

/** Where a label stands in its review. */
export type LabelStatus = LabelRecord['status'];

/** How labels are read and written. */
export const labelShape = recordShape<LabelRecord>(
  'label',
  'A span of some channels that someone, or the engine, has named.',
  labelFields,
  {
    until: '1.3',
    fields: [
      'id',
      'channels',
      'start',
      'end',
      'label',
      'status',
      'by',
      'probability',
      'evidence',
      'note',
      'reviews',
    ],
  },
);
