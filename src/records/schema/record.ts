/** What records of every kind have: an id, and the versions of them that a merge could not combine. */
import { isObject } from '../../base/json/jsonText';
import {
  optional,
  required,
  Shape,
  type DefinitionOf,
  type Extensible,
  type Field,
  type Static,
  type UnknownFields,
} from './shape';
import { count, oneOf } from './values';
import type { ValueType } from './valueType';

/** What every record has, whatever its kind. */
export interface RecordBase<Kind> extends Extensible {
  /** Made once, random enough never to collide between branches. */
  readonly id: string;
  /** A version that a merge could not combine, kept whole until someone decides. */
  readonly conflict?: Conflict<Kind>;
}

/** What every conflict may hold. */
interface ConflictFields {
  /**
   * How often this version came up once more after a side had decided against it (since 1.1); absent for the first
   * time. Without it a merge done again would take the version for the one that was decided, and drop it.
   */
  readonly again?: number;
  readonly unknownFields?: UnknownFields;
}

interface Changed<Kind> extends ConflictFields {
  readonly kind: 'changed';
  readonly theirs: Kind;
}

interface Deleted extends ConflictFields {
  readonly kind: 'deleted';
}

/**
 * The other side of a merge conflict: the record as it was there (same id), or its deletion. Where more than two
 * versions met, `theirs` has a `conflict` of its own, and so on: `versionsOf` lists them.
 */
export type Conflict<Kind> = Changed<Kind> | Deleted;

const about = 'A version that a merge could not combine, kept until someone decides.';

const conflictFields = {
  kind: required(oneOf('changed', 'deleted')),
  again: optional(count(), {
    about: 'How often this version came up once more after one side had decided against it.',
    since: '1.1',
  }),
};

/** A conflict without the record in it. */
interface ConflictNotes extends Static<typeof conflictFields>, Extensible {}

const conflictNotes = new Shape<ConflictNotes>(
  { name: 'conflict', about, reserved: ['theirs'] },
  conflictFields,
);

/**
 * A conflict as it stands in its record. What is wrong with the record in it is `recordProblem`'s to say, which knows
 * both. A thousand versions may stand in each other, so reading and writing one takes no call more than it must.
 * @param shape is asked for when it is there: it holds this type itself
 */
function conflictOf<Kind extends object>(noun: string, shape: () => Shape<Kind>): ValueType<Conflict<Kind>> {
  const place = `the conflict's ${noun}`;
  return {
    expectation: 'an object',
    read: (value, fields, key) => {
      if (!isObject(value)) return fields.wrong(key, 'an object', value);
      const inner = fields.within(value, 'a conflict');
      const { kind, ...notes } = conflictNotes.read(inner);
      const theirs = inner.get('theirs');
      if (kind === 'deleted') {
        if (theirs === undefined) return { kind, ...notes };
        return inner.fail(`A conflict of kind "deleted" must not hold a ${noun}.`, 'theirs');
      }
      if (!isObject(theirs)) return inner.wrong('theirs', 'an object', theirs);
      return { kind, ...notes, theirs: shape().read(inner.within(theirs, place)) };
    },
    text: (conflict) => {
      if (conflict.kind === 'deleted') return conflictNotes.text(conflict);
      const theirs = shape().fieldsText(conflict.theirs, ', ');
      return `{${conflictNotes.fieldsText(conflict, ', ', `"theirs": {${theirs}}`)}}`;
    },
    schema: (refer) =>
      refer('conflict', () => ({
        description: about,
        type: 'object',
        required: ['kind'],
        properties: {
          again: { description: conflictFields.again.about, ...conflictFields.again.type.schema(refer) },
        },
        oneOf: [
          {
            description: `The ${noun} as the other side has it, whole; same id.`,
            required: ['theirs'],
            properties: { kind: { const: 'changed' }, theirs: shape().schema(refer) },
          },
          {
            description: `The other side deleted the ${noun}.`,
            not: { required: ['theirs'] },
            properties: { kind: { const: 'deleted' } },
          },
        ],
      })),
  };
}

/** How a record's line was written before a version of the format put its fields into another order. */
export interface EarlierLine<Kind extends object> {
  /** The version that brought the order of today. */
  readonly until: string;
  readonly shape: Shape<Kind>;
}

/** The order that fields had before `until`; those that it does not name came after 1.0, and stand behind them by key. */
interface EarlierOrder<Kind> {
  readonly until: string;
  readonly fields: readonly (keyof Kind & string)[];
}

/** How records of one kind are read and written, and the conflicts in them. */
export interface RecordShape<Kind extends RecordBase<Kind>> {
  /** What one is called in messages and in the JSON Schema: `label`. */
  readonly noun: string;
  readonly shape: Shape<Kind>;
  readonly conflict: ValueType<Conflict<Kind>>;
  readonly earlier?: EarlierLine<Kind>;
}

/** Fields in the order of 1.0, none of them last for its length. */
function inOrderOf<Kind>(
  defined: DefinitionOf<Kind>,
  names: readonly (keyof Kind & string)[],
): DefinitionOf<Kind> {
  const all = new Map(Object.entries<Field<unknown>>(defined));
  const given = new Set<string>(names);
  const ordered = [...names, ...[...all.keys()].filter((name) => !given.has(name))];
  const fields = ordered.flatMap((name) => {
    const field = all.get(name);
    return field ? [[name, { ...field, isLast: false }] as const] : [];
  });
  // The same fields, in another order.
  return Object.fromEntries(fields) as DefinitionOf<Kind>;
}

/** The shape of a kind of record: its own fields, and its conflict, the last of those of 1.0. */
export function recordShape<Kind extends RecordBase<Kind>>(
  noun: string,
  aboutOne: string,
  defined: DefinitionOf<Kind>,
  earlierOrder?: EarlierOrder<Kind>,
): RecordShape<Kind> {
  const conflict = conflictOf(noun, () => shape);
  const notes = { name: noun, about: aboutOne };
  const shape: Shape<Kind> = new Shape<Kind>(notes, { ...defined, conflict: optional(conflict) });
  if (!earlierOrder) return { noun, shape, conflict };
  const earlier: Shape<Kind> = new Shape<Kind>(notes, {
    ...inOrderOf(defined, earlierOrder.fields),
    conflict: optional(conflictOf(noun, () => earlier)),
  });
  return { noun, shape, conflict, earlier: { until: earlierOrder.until, shape: earlier } };
}
