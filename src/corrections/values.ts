/** The types of values that only corrected units have. */
import { isObject } from '../base/json/jsonText';
import { canonicalJson, listText, objectText, sortedEntries, stringText } from '../records/canonicalJson';
import type { ValueType } from '../records/schema/valueType';
import { isCount } from '../records/schema/values';

/** Samples by the second of the recording that they lie in, each ascending; a second without any is left out. */
export type SamplesBySecond = Readonly<Record<string, readonly number[]>>;

const whole = /^(?:0|[1-9][0-9]{0,14})$/u;

function isAscending(samples: readonly unknown[]): samples is readonly number[] {
  return samples.every((sample, index) => {
    if (typeof sample !== 'number' || !isCount(sample)) return false;
    return index === 0 || (samples[index - 1] as number) < sample;
  });
}

const samples = 'samples in ascending order by whole seconds, such as {"0": [18, 2044], "1": [4120]}';

/**
 * A train by seconds, so that a merge combines what two people change in different seconds, and a difference shows which. An
 * object's keys that are whole numbers stand in their own order, which is that of time.
 */
export function samplesBySecond(): ValueType<SamplesBySecond> {
  return {
    expectation: samples,
    read: (value, fields, key) => {
      if (!isObject(value)) return fields.wrong(key, samples, value);
      const entries = Object.entries(value);
      for (const [second, list] of entries) {
        if (whole.test(second) && Array.isArray(list) && isAscending(list)) continue;
        return fields.fail(`In "${key}", the second ${stringText(second)} must hold ${samples}.`, key);
      }
      const held = entries.filter(([, list]) => (list as readonly number[]).length > 0);
      return held.length === 0 ? undefined : (Object.fromEntries(held) as SamplesBySecond);
    },
    text: (bySecond) => {
      const entries = Object.entries(bySecond).filter(([, list]) => list.length > 0);
      if (entries.length === 0) return undefined;
      return objectText(entries.map(([second, list]) => [second, listText(list.map(String))]));
    },
    allows: (bySecond) =>
      Object.entries(bySecond).every(([second, list]) => whole.test(second) && isAscending(list)),
    schema: () => ({
      type: 'object',
      propertyNames: { pattern: whole.source },
      additionalProperties: { type: 'array', items: { type: 'integer', minimum: 0 }, uniqueItems: true },
    }),
  };
}

/** Whole numbers from 1, ascending. */
export function unitNumbers(): ValueType<readonly number[]> {
  const expectation = 'numbers of units in ascending order';
  return {
    expectation,
    read: (value, fields, key) =>
      isAscending(fields.list(key)) ? (value as readonly number[]) : fields.wrong(key, expectation, value),
    text: (numbers) => listText(numbers.map(String)),
    allows: (numbers) => numbers.length > 0 && isAscending(numbers) && (numbers[0] ?? 0) > 0,
    schema: () => ({ type: 'array', items: { type: 'integer', minimum: 1 }, minItems: 1 }),
  };
}

/** A number of a unit: from 1 on. */
export function unitNumber(): ValueType<number> {
  const expectation = 'a whole number from 1';
  return {
    expectation,
    read: (value, fields, key) =>
      typeof value === 'number' && isCount(value) ? value : fields.wrong(key, expectation, value),
    text: canonicalJson,
    allows: (value) => isCount(value) && value > 0,
    schema: () => ({ type: 'integer', minimum: 1 }),
  };
}

/** What each person did, by name; nobody says no more than no field. */
export function deedsByName<Deed extends string>(
  ...deeds: readonly Deed[]
): ValueType<Readonly<Record<string, Deed>>> {
  const expectation = `an object that says of each person one of ${deeds.join(', ')}`;
  const isDeed = (value: unknown): value is Deed => deeds.some((deed) => deed === value);
  return {
    expectation,
    read: (value, fields, key) => {
      if (!isObject(value) || !Object.values(value).every(isDeed)) {
        return fields.wrong(key, expectation, value);
      }
      const entries = Object.entries(value);
      return entries.length === 0
        ? undefined
        : (Object.fromEntries(entries) as Readonly<Record<string, Deed>>);
    },
    text: (byName) => {
      const entries = sortedEntries(byName);
      return entries.length === 0
        ? undefined
        : objectText(entries.map(([name, deed]) => [name, stringText(deed)]));
    },
    schema: () => ({ type: 'object', additionalProperties: { enum: deeds } }),
  };
}
