/** Reads a study's file. Everything is checked; what is wrong is one sentence about one place. */
import { readJson } from '../base/json/jsonItems';
import { isObject } from '../base/json/jsonText';
import { quoted, TextProblemError, type TextProblem } from '../base/json/textProblem';
import { decodeUtf8, NotUtf8 } from '../base/utf8';
import {
  checkedStudyChoice,
  DetectionChoiceError,
  noStudy,
  type StudyChoice,
} from '../detection/detectionChoice';
import type { LabelRules } from '../labels/labelRules';
import { Fields } from '../records/schema/fields';
import { studyLabelShape, studyShape, type StudyFile, type StudyLabel } from './studyFile';
import { keyRefusal } from './studyKeys';

/** What a study agrees on. */
export interface Study {
  /** Undefined where the labels that ship are meant. */
  readonly labels: readonly StudyLabel[] | undefined;
  readonly readers: readonly string[] | undefined;
  readonly blind: boolean;
  /** Who may see all readings at any time; undefined where nobody is named. */
  readonly adjudicators: readonly string[] | undefined;
  /** Keys that labels can't have: each label is then without its key, and all else holds. */
  readonly refusedKeys: readonly TextProblem[];
  /** How to detect, and what channels are. */
  readonly choice: StudyChoice;
}

/** No file: the labels that ship, any reader, the engine as it ships. */
export const openStudy: Study = {
  labels: undefined,
  readers: undefined,
  blind: false,
  adjudicators: undefined,
  refusedKeys: [],
  choice: noStudy,
};

/** A study's file that can't be used. */
export class StudyError extends Error {
  readonly problem: TextProblem;

  constructor(file: string, problem: TextProblem) {
    super(`${file} can't be used, line ${problem.line}: ${problem.message}`);
    this.name = 'StudyError';
    this.problem = problem;
  }
}

/** A name that nobody knows is a slip of the pen, since there is one version of this file. @throws TextProblemError */
function refuseUnknown(
  fields: Fields,
  known: readonly { readonly name: string }[],
  unknown: object = {},
): void {
  const [first] = Object.keys(unknown);
  if (first === undefined) return;
  const names = known.map(({ name }) => `"${name}"`).join(', ');
  fields.fail(`There is no ${quoted(first)} here; there are ${names}.`, first);
}

/** @throws TextProblemError for two labels of one name or key */
function refuseTwins(labels: readonly StudyLabel[], fields: Fields): void {
  for (const key of ['name', 'key'] as const) {
    const seen = new Set<string>();
    for (const { [key]: value } of labels) {
      if (value === undefined) continue;
      if (seen.has(value)) fields.fail(`Two labels have the ${key} ${quoted(value)}.`, 'labels');
      seen.add(value);
    }
  }
}

/** @throws TextProblemError for what the engine would refuse */
function choiceIn({ parameters, wordings, channels }: StudyFile, fields: Fields): StudyChoice {
  const parts = { parameters, wordings, channels } as const;
  for (const part of ['parameters', 'wordings', 'channels'] as const) {
    try {
      checkedStudyChoice({ [part]: parts[part] ?? {} });
    } catch (error) {
      if (!(error instanceof DetectionChoiceError)) throw error;
      fields.fail(error.message, part);
    }
  }
  return checkedStudyChoice(parts);
}

/** Keys that the editor needs itself; @param fields of the study */
function refusedKeysIn(labels: readonly StudyLabel[], fields: Fields): readonly TextProblem[] {
  return labels.flatMap(({ name, key }, index) => {
    const message = key === undefined ? undefined : keyRefusal(name, key);
    if (message === undefined) return [];
    const line = fields.ofEach('labels', 'label')[index]?.lineOfKey('key') ?? fields.lineOfKey('labels');
    return [{ line, message }];
  });
}

/** A label without the key that it can't have. */
function withoutRefusedKey(label: StudyLabel): StudyLabel {
  const { key, ...rest } = label;
  return key !== undefined && keyRefusal(label.name, key) !== undefined ? rest : label;
}

function studyIn(text: string): Study {
  const json = readJson(text.startsWith('\ufeff') ? text.slice(1) : text);
  const { value } = json;
  if (!isObject(value)) throw new TextProblemError(1, `A study is an object, not ${quoted(value)}.`);
  const fields = new Fields(value, 'the study', json, 1);
  const study = studyShape.read(fields);
  refuseUnknown(fields, studyShape.fields, study.unknownFields);
  const { labels, readers, blind = false, adjudicators } = study;
  for (const { unknownFields } of labels ?? []) {
    const [unknown] = Object.keys(unknownFields ?? {});
    if (unknown === undefined) continue;
    const names = studyLabelShape.fields.map(({ name }) => `"${name}"`).join(', ');
    fields.fail(`A label of the set has no ${quoted(unknown)}; it has ${names}.`, 'labels');
  }
  refuseTwins(labels ?? [], fields);
  return {
    labels: labels?.map(withoutRefusedKey),
    readers,
    blind,
    adjudicators,
    refusedKeys: refusedKeysIn(labels ?? [], fields),
    choice: choiceIn(study, fields),
  };
}

/**
 * Reads a study's file.
 * @param file how it is called in messages
 * @throws StudyError for the first thing in it that can't be followed
 */
export function readStudy(bytes: Uint8Array, file: string): Study {
  try {
    return studyIn(decodeUtf8(bytes));
  } catch (error) {
    if (error instanceof TextProblemError) throw new StudyError(file, error.problem());
    if (!(error instanceof NotUtf8)) throw error;
    throw new StudyError(file, { line: error.line, message: error.message });
  }
}

/** What the study asks of labels. */
export function rulesOf({ labels, readers, adjudicators = [] }: Study): LabelRules {
  return {
    labels: labels && new Set(labels.map(({ name }) => name)),
    required: new Map((labels ?? []).map(({ name, required = [] }) => [name, required])),
    readers: readers && new Set([...readers, ...adjudicators]),
  };
}
