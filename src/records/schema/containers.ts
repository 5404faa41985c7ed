/** Values that hold objects of a shape. */
import { isObject } from '../../base/json/jsonText';
import { quoted } from '../../base/json/textProblem';
import { listText, objectText, sortedEntries } from '../canonicalJson';
import type { Shape } from './shape';
import type { ValueType } from './valueType';

/** The first problem that `problemOf` finds. */
function firstProblem<Item>(
  items: Iterable<Item>,
  problemOf: (item: Item) => string | undefined,
): string | undefined {
  for (const item of items) {
    const problem = problemOf(item);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** An object, called `place` in messages: `the fingerprint`. */
export function objectOf<Value extends object>(shape: Shape<Value>, place: string): ValueType<Value> {
  return {
    expectation: 'an object',
    read: (value, fields, key) =>
      isObject(value) ? shape.read(fields.within(value, place)) : fields.wrong(key, 'an object', value),
    text: (value) => shape.text(value),
    problem: (value) => shape.problem(value),
    schema: (refer) => shape.schema(refer),
  };
}

/** A list of objects, each called `place` and its number from 1 in messages. */
export function listOf<Value extends object>(
  shape: Shape<Value>,
  place: string,
): ValueType<readonly Value[]> {
  return {
    expectation: 'a list',
    read: (_value, fields, key) => {
      const list = fields.list(key);
      const read = fields.ofEach(key, place).map((item) => shape.read(item));
      return read.every((item, index) => item === list[index])
        ? (list as readonly unknown[] as readonly Value[])
        : read;
    },
    text: (items) => listText(items.map((item) => shape.text(item))),
    problem: (items) => firstProblem(items, (item) => shape.problem(item)),
    schema: (refer) => ({ type: 'array', items: shape.schema(refer) }),
  };
}

/** Objects by key, each called `place` and its key in messages; no objects say no more than no field. */
export function byKey<Value extends object>(
  shape: Shape<Value>,
  place: string,
): ValueType<Readonly<Record<string, Value>>> {
  return {
    expectation: 'an object',
    read: (value, fields, key) => {
      if (!isObject(value)) return fields.wrong(key, 'an object', value);
      const inner = Object.entries(value).map(([name, item]) => {
        if (!isObject(item)) return fields.wrong(key, 'an object of objects', item);
        return [name, fields.within(item, `${place} ${quoted(name)}`)] as const;
      });
      if (inner.length === 0) return undefined;
      return Object.fromEntries(inner.map(([name, item]) => [name, shape.read(item)]));
    },
    text: (objects) => {
      const entries = sortedEntries(objects);
      return entries.length === 0
        ? undefined
        : objectText(entries.map(([name, item]) => [name, shape.text(item)]));
    },
    problem: (objects) => firstProblem(Object.values(objects), (item) => shape.problem(item)),
    schema: (refer) => ({ type: 'object', additionalProperties: shape.schema(refer) }),
  };
}
