/** The JSON schema of label files, made from what defines labels and their header. */
import { labelKind } from '../../../src/labels/labelKind';
import { fieldSchemas } from '../../../src/records/schema/shape';
import type { JsonSchema, Refer } from '../../../src/records/schema/valueType';

/** The JSON schema of `*.labels.json`. */
export function sidecarSchema(): JsonSchema {
  const { format, list, header, record } = labelKind;
  const definitions: Record<string, JsonSchema> = {};
  const refer: Refer = (name, schema) => {
    if (!(name in definitions)) {
      // Its place first: a label's conflict holds a label.
      definitions[name] = {};
      definitions[name] = schema();
    }
    return { $ref: `#/definitions/${name}` };
  };
  const { required, properties } = fieldSchemas(header.fields, refer);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'emg-labels.schema.json',
    title: 'EMG labels',
    description:
      'Labels of one EMG recording, kept beside it. Fields that this schema does not name belong to a newer version and are kept.',
    type: 'object',
    required: ['format', ...required, list],
    properties: {
      format: { description: 'What kind of file this is.', const: format },
      ...properties,
      [list]: {
        description: 'One label per line, ordered by start in seconds, then channel, then id.',
        type: 'array',
        items: record.shape.schema(refer),
      },
    },
    definitions,
  };
}
