/**
 * What a study or a person chooses about detection: some parameters, and further wordings of annotations. Plain JSON
 * on its way from a file or from settings to the engine, where every name and number is checked.
 */
import { compareText } from '../base/compareText';
import { readJson } from '../base/json/jsonItems';
import { isObject, type JsonValue } from '../base/json/jsonText';
import { TextProblemError } from '../base/json/textProblem';
import type { KindRule } from '../recording/kinds/kindRules';
import { channelKinds } from '../recording/recording';

import type { StudyMeaning } from './context/wordings';
import { meanings } from './languages/language';
import { checkParameters, defaultParameters, parameterNames } from './parameters';
import type { EngineParameters, ParameterName } from './parameters';

/** What differs from the engine as it ships; not checked yet. */
export interface DetectionChoice {
  /** Values of parameters by name, each in its unit. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Further phrases that annotations may use, by what they mean. */
  readonly wordings: Readonly<Record<string, readonly string[]>>;
}

/** What a study's file says: how to detect, and what channels are. */
export interface StudyChoice extends DetectionChoice {
  /** In the order of the file: of several that fit a channel the last one counts. */
  readonly kinds: readonly KindRule[];
}

/** A choice that can't be followed; the sentence says why, and what to do. */
export class DetectionChoiceError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'DetectionChoiceError';
  }
}

/** What a phrase in an annotation can mean to the engine; `nothing` where it is no command in a study. */
export const wordingMeanings: readonly StudyMeaning[] = [...meanings, 'nothing'];

/** Structural: a study's parameter file with more bytes is refused, so that reading it holds nothing up; all parameters take a tenth. */
export const mostStudyFileBytes = 2 ** 18;

/** The engine as it ships. */
export const noChoice: DetectionChoice = { parameters: {}, wordings: {} };

/** A study without a file. */
export const noStudy: StudyChoice = { ...noChoice, kinds: [] };

function isParameterName(name: string): name is ParameterName {
  return (parameterNames as readonly string[]).includes(name);
}

function parameterValue(name: string, value: unknown): number {
  if (!isParameterName(name)) {
    throw new DetectionChoiceError(
      `There is no detection parameter "${name}" that a study can change; "emg-labels parameters" lists those there are.`,
    );
  }
  if (typeof value === 'number') return value;
  throw new DetectionChoiceError(
    `The detection parameter ${name} must be a number, not ${JSON.stringify(value)}.`,
  );
}

/**
 * The engine's parameters under a choice: the defaults where it says nothing.
 * @throws DetectionChoiceError for an unknown name, a value that is no number, or one that is out of range.
 */
export function chosenParameters({ parameters }: Pick<DetectionChoice, 'parameters'>): EngineParameters {
  const chosen = Object.entries<unknown>(parameters).map(([name, value]) => [
    name,
    parameterValue(name, value),
  ]);
  const all = { ...defaultParameters, ...Object.fromEntries(chosen) } as EngineParameters;
  try {
    checkParameters(all);
  } catch (error) {
    throw error instanceof RangeError ? new DetectionChoiceError(error.message) : error;
  }
  return all;
}

function isMeaning(text: string): text is StudyMeaning {
  return (wordingMeanings as readonly string[]).includes(text);
}

function phrasesFor(meaning: string, value: unknown): readonly string[] {
  if (!isMeaning(meaning)) {
    throw new DetectionChoiceError(
      `No wording can mean "${meaning}"; the meanings are ${wordingMeanings.join(', ')}.`,
    );
  }
  if (Array.isArray(value) && value.every((item) => typeof item === 'string' && item.trim() !== '')) {
    return value as readonly string[];
  }
  throw new DetectionChoiceError(`The wordings of "${meaning}" must be a list of phrases.`);
}

/**
 * A choice's wordings, checked; meanings in one order and without empty lists, so that the same wordings are the same
 * engine however they were written down.
 * @throws DetectionChoiceError
 */
export function chosenWordings({
  wordings,
}: Pick<DetectionChoice, 'wordings'>): Readonly<Partial<Record<StudyMeaning, readonly string[]>>> {
  const given: unknown = wordings;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new DetectionChoiceError('The wordings must be an object: each meaning with a list of phrases.');
  }
  const checked = Object.entries<unknown>({ ...given }).map(
    ([meaning, value]) => [meaning, phrasesFor(meaning, value)] as const,
  );
  const told = checked.filter(([, list]) => list.length > 0).sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(told);
}

/** @throws DetectionChoiceError for the first thing in the choice that the engine would refuse. */
export function checkChoice(choice: DetectionChoice): void {
  chosenParameters(choice);
  chosenWordings(choice);
}

/** `"channels": {"Aux *": "mechanical"}`. @throws DetectionChoiceError */
function kindsIn(channels: JsonValue): readonly KindRule[] {
  if (!isObject(channels)) {
    throw new DetectionChoiceError(
      'The channels must be an object: each name or pattern of names ("Aux *") with a kind.',
    );
  }
  return Object.entries<unknown>(channels).map(([pattern, value]) => {
    const kind = channelKinds.find((each) => each === value);
    if (kind) return { channels: { pattern }, kind, by: 'study' };
    throw new DetectionChoiceError(
      `The channels "${pattern}" can't be ${JSON.stringify(value)}; the kinds are ${channelKinds.join(', ')}.`,
    );
  });
}

/** A study's choice as JSON holds it. */
export interface ChoiceJson {
  readonly parameters?: JsonValue | undefined;
  readonly wordings?: JsonValue | undefined;
  /** Kinds by pattern of names. */
  readonly channels?: JsonValue | undefined;
}

/** What JSON says of a study's choice. @throws DetectionChoiceError for anything in it that the engine would refuse */
export function checkedStudyChoice({
  parameters = {},
  wordings = {},
  channels = {},
}: ChoiceJson): StudyChoice {
  // What the text holds is not known to be a choice before it is checked.
  const choice = { parameters, wordings } as unknown as DetectionChoice;
  checkChoice(choice);
  return { ...choice, kinds: kindsIn(channels) };
}

function choiceIn(text: string): StudyChoice {
  const { value } = readJson(text.startsWith('\ufeff') ? text.slice(1) : text);
  if (!isObject(value)) {
    throw new DetectionChoiceError('The file must hold one JSON object of parameter names and numbers.');
  }
  const { wordings = {}, channels = {}, ...parameters } = value;
  return checkedStudyChoice({ parameters, wordings, channels });
}

/**
 * Reads a parameter file: a JSON object of parameter names and numbers, and perhaps `"wordings": {meaning: [phrases]}` and
 * `"channels": {pattern: kind}`.
 * @param file how the file is called in messages
 * @throws DetectionChoiceError, naming the file, for anything in it that the engine would refuse.
 */
export function readChoice(text: string, file: string): StudyChoice {
  try {
    return choiceIn(text);
  } catch (error) {
    if (error instanceof TextProblemError) {
      throw new DetectionChoiceError(
        `The parameter file ${file} is not JSON, line ${error.line}: ${error.message} Mend the file and detect again.`,
      );
    }
    if (!(error instanceof DetectionChoiceError)) throw error;
    throw new DetectionChoiceError(
      `The parameter file ${file} can't be used. ${error.message} Mend the file and detect again.`,
    );
  }
}
