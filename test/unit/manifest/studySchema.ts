/** The JSON schema of a study's file, made from what defines its fields. */
import { fieldSchemas } from '../../../src/records/schema/shape';
import type { JsonSchema, Refer } from '../../../src/records/schema/valueType';
import { studyShape } from '../../../src/study/studyFile';
import { parameterFileSchema } from './settingSchemas';

/** The schema of `.emg/study.json`; its parameters, wordings and channels are described as the parameter file's are. */
export function studySchema(): JsonSchema {
  const definitions: Record<string, JsonSchema> = {};
  const refer: Refer = (name, schema) => {
    definitions[name] ??= { ...schema(), additionalProperties: false };
    return { $ref: `#/definitions/${name}` };
  };
  const { properties } = fieldSchemas(studyShape.fields, refer);
  const { wordings, channels, ...parameters } = parameterFileSchema()['properties'] as Readonly<
    Record<string, JsonSchema>
  >;
  const about = (properties['parameters'] as JsonSchema)['description'];
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'emg-study.schema.json',
    title: 'EMG study',
    description: 'What a study agrees on: its label set, its readers, and how it detects.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      ...properties,
      wordings,
      channels,
      parameters: { description: about, type: 'object', additionalProperties: false, properties: parameters },
    },
    definitions,
  };
}
