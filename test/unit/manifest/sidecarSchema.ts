/** The JSON schemas of sidecars, each made from what defines its records and their header. */
import { unitKind } from '../../../src/corrections/unitKind';
import { labelKind } from '../../../src/labels/labelKind';
import type { DocumentKind, HeadedDocument } from '../../../src/records/kind';
import type { RecordBase } from '../../../src/records/schema/record';
import { fieldSchemas } from '../../../src/records/schema/shape';
import type { JsonSchema, Refer } from '../../../src/records/schema/valueType';

/** What only people read. */
interface SchemaWords {
  readonly title: string;
  readonly description: string;
  /** Of the list. */
  readonly order: string;
}

const kept = 'Fields that this schema does not name belong to a newer version and are kept.';

/** The JSON schema of `*.labels.json`. */
export function sidecarSchema(): JsonSchema {
  return schemaOf(labelKind, {
    title: 'EMG labels',
    description: `Labels of one EMG recording, kept beside it. ${kept}`,
    order: 'One label per line, ordered by start in seconds, then channel, then id.',
  });
}

/** The JSON schema of `*.units.json`. */
export function unitsSchema(): JsonSchema {
  return schemaOf(unitKind, {
    title: 'EMG motor units',
    description: `Motor units of one EMG recording as people have corrected them, kept beside it. ${kept}`,
    order: 'One unit in one segment per line, ordered by start in seconds, then channel, then number.',
  });
}

function schemaOf<One extends RecordBase<One>, All extends HeadedDocument>(
  { format, list, header, record }: DocumentKind<One, All>,
  { title, description, order }: SchemaWords,
): JsonSchema {
  const definitions: Record<string, JsonSchema> = {};
  const refer: Refer = (name, schema) => {
    if (!(name in definitions)) {
      // Its place first: a record's conflict holds a record.
      definitions[name] = {};
      definitions[name] = schema();
    }
    return { $ref: `#/definitions/${name}` };
  };
  const { required, properties } = fieldSchemas(header.fields, refer);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: `${format}.schema.json`,
    title,
    description,
    type: 'object',
    required: ['format', ...required, list],
    properties: {
      format: { description: 'What kind of file this is.', const: format },
      ...properties,
      [list]: { description: order, type: 'array', items: record.shape.schema(refer) },
    },
    definitions,
  };
}
