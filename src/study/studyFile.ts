/**
 * A study's file, `.emg/study.json`, defined: its reader and its JSON Schema come from here.
 *
 * The room: `studyFile` says what may stand in it, `readStudy` reads it, `studyKeys` says which keys a label can have, `migrate`
 * makes it of an older parameter file.
 * It is data for whoever labels and detects in the folder: nothing in it is run.
 */
import { isObject, type JsonObject } from '../base/json/jsonText';
import { requirableFields } from '../labels/labelRules';
import { listOf } from '../records/schema/containers';
import { optional, required, Shape, type Extensible, type Static } from '../records/schema/shape';
import { distinctTexts, flag, nonEmptyText, oneOf, patternedText, text } from '../records/schema/values';
import type { ValueType } from '../records/schema/valueType';
import { studyKeys } from './studyKeys';

/** What a wrong value is told on. */
const checksWhileReading = true;

/** Distinct choices of a few. */
function someOf<Option extends string>(...options: readonly Option[]): ValueType<readonly Option[]> {
  const expectation = `a list of some of ${options.join(', ')}`;
  const isOption = (value: unknown): value is Option => options.some((option) => option === value);
  return {
    expectation,
    read: (_value, fields, key) => {
      const list = fields.list(key);
      const odd = list.find((item) => !isOption(item));
      return odd === undefined ? list.filter(isOption) : fields.wrong(key, expectation, odd);
    },
    text: (value) => JSON.stringify(value),
    schema: (refer) => ({ type: 'array', uniqueItems: true, items: oneOf(...options).schema(refer) }),
  };
}

/** An object whose own rules `src/detection` knows. */
const ofDetection: ValueType<JsonObject> = {
  expectation: 'an object',
  read: (value, fields, key) => (isObject(value) ? value : fields.wrong(key, 'an object', value)),
  text: (value) => JSON.stringify(value),
  schema: () => ({ type: 'object' }),
};

const labelFields = {
  name: required(nonEmptyText(), {
    about: 'What stands in label files: one of the labels that ship, or a name of your own.',
    broken: () => 'A label of the set has an empty name.',
  }),
  displayName: optional(text(), { about: 'What it is called on screen; its name where absent.' }),
  description: optional(text(), { about: 'When to use it, in one line: shown where labels are chosen.' }),
  key: optional(patternedText(/^[a-z0-9]$/u), {
    about: `The key that gives it on the traces: one of ${studyKeys.join(' ')}; others mean something else there.`,
    broken: (value: string) => `"key" is "${value}"; it must be one small letter or digit.`,
  }),
  color: optional(patternedText(/^#[0-9a-fA-F]{6}$/u), {
    about: 'Its color, as #rrggbb.',
    broken: (value: string) => `"color" is "${value}"; it must be # and six hexadecimal digits.`,
  }),
  required: optional(someOf(...requirableFields), {
    about: 'Fields that every label of this name must have before "emg-labels check" is content.',
  }),
};

/** One label of the study's set. */
export interface StudyLabel extends Static<typeof labelFields>, Extensible {}

const label = new Shape<StudyLabel>(
  { name: 'studyLabel', about: 'One label of the set.', checksWhileReading },
  labelFields,
);

const studyFields = {
  labels: optional(listOf(label, 'label'), {
    about:
      'The label set: labels outside of it are a finding of "emg-labels check". Absent: the labels that ship.',
  }),
  readers: optional(distinctTexts(), {
    about: 'Who reads, by the names that stand in label files.',
    broken: () => 'The readers must be a list of different names, at least one.',
  }),
  blind: optional(flag(), {
    about:
      'Whether each reader labels in a file of their own, and does not see those of others until two are finished.',
  }),
  adjudicators: optional(distinctTexts(), {
    about: 'Who may see all readings at any time, by the names that stand in label files.',
    broken: () => 'The adjudicators must be a list of different names, at least one.',
  }),
  wordings: optional(ofDetection, { about: 'Further phrases that annotations use, by what they mean.' }),
  channels: optional(ofDetection, {
    about:
      'What channels are, by name or pattern (* stands for any characters, ? for one); the last that fits counts.',
  }),
  parameters: optional(ofDetection, { about: "Values of the detection engine's parameters." }),
};

/** What a study's file holds, before detection's part of it is checked. */
export interface StudyFile extends Static<typeof studyFields>, Extensible {}

/** What editors write into any JSON file to name its schema. */
const schemaKey = '$schema';

/** A study's file. */
export const studyShape = new Shape<StudyFile>(
  { name: 'study', about: 'What a study agrees on.', reserved: [schemaKey], checksWhileReading },
  studyFields,
);

/** A study's label as far as anything is said of it. */
export const studyLabelShape = label;

/** Where a study's file stands, from the folder of the study. */
export const studyFilePath = '.emg/study.json';

/** Where its parameters stood before. */
export const detectionFilePath = '.emg/detection.json';

/** Structural: a study's file with more bytes is refused, so that reading it holds nothing up. */
export const mostStudyBytes = 2 ** 18;
