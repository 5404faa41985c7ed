/** What package.json and the parameter file's schema must say of the engine's parameters, made from their table. */
import type { ParameterEntry } from '../../../src/detection/numbers/parameterEntry';
import { parameterTable, settingNames } from '../../../src/detection/parameters';
import { channelKinds } from '../../../src/recording/recording';
import { wordingMeanings } from '../../../src/detection/detectionChoice';

type JsonObject = Readonly<Record<string, unknown>>;

const table: Readonly<Record<string, ParameterEntry>> = parameterTable;

function description({ value, unit, minimum, maximum, meaning, source }: ParameterEntry): string {
  const inUnit = unit === '' ? '' : ` ${unit}`;
  return `${meaning}. Default ${value}${inUnit}, from ${minimum} to ${maximum}${inUnit}. Source: ${source}.`;
}

function numberSchema(entry: ParameterEntry): JsonObject {
  return { type: 'number', default: entry.value, minimum: entry.minimum, maximum: entry.maximum };
}

/** A setting whose words are still in it. */
export interface Setting extends JsonObject {
  readonly markdownDescription: string;
}

/** The settings `emg.detection.NAME`, in the order of `settingNames`. */
export function parameterSettings(): Readonly<Record<string, Setting>> {
  const settings = settingNames.map((name): [string, Setting] => {
    const entry = table[name]!;
    const markdownDescription = `${description(entry)} A study's parameter file takes precedence.`;
    return [`emg.detection.${name}`, { ...numberSchema(entry), scope: 'resource', markdownDescription }];
  });
  return Object.fromEntries(settings);
}

/** A list of phrases for each meaning. */
export function wordingsSchema(): JsonObject {
  const phrases = { type: 'array', items: { type: 'string', minLength: 1 } };
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(wordingMeanings.map((meaning) => [meaning, phrases])),
  };
}

/** The JSON schema of a study's parameter file. */
export function parameterFileSchema(): JsonObject {
  const parameters = Object.entries(table).map(([name, entry]) => [
    name,
    { ...numberSchema(entry), description: description(entry) },
  ]);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'emg-detection.schema.json',
    title: 'EMG detection parameters',
    description: 'What a study pins of the detection engine: values of its parameters, and further wordings.',
    type: 'object',
    additionalProperties: false,
    properties: {
      ...Object.fromEntries(parameters),
      wordings: {
        description: 'Further phrases that annotations use, by what they mean.',
        ...wordingsSchema(),
      },
      channels: {
        description:
          'What channels are, by name or pattern (* stands for any characters, ? for one); the last that fits counts.',
        type: 'object',
        additionalProperties: { enum: channelKinds },
      },
    },
  };
}
