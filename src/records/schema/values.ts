/** The simple types of values. */
import { canonicalJson, listText, stringText } from '../canonicalJson';
import type { ValueType } from './valueType';

const plainText: ValueType<string> = {
  expectation: 'a text',
  read: (value, fields, key) =>
    typeof value === 'string' ? value : fields.wrong(key, plainText.expectation, value),
  text: stringText,
  schema: () => ({ type: 'string' }),
};

/** Any text. */
export function text(): ValueType<string> {
  return plainText;
}

/** A text that says something. */
export function nonEmptyText(): ValueType<string> {
  return {
    ...plainText,
    allows: (value) => value !== '',
    schema: () => ({ type: 'string', minLength: 1 }),
  };
}

/** A text of one pattern, which the JSON Schema spells, too. */
export function patternedText(pattern: RegExp): ValueType<string> {
  return {
    ...plainText,
    allows: (value) => pattern.test(value),
    schema: () => ({ type: 'string', pattern: pattern.source }),
  };
}

/** One of some texts. */
export function oneOf<Option extends string>(...options: readonly Option[]): ValueType<Option> {
  const expectation = `one of ${options.join(', ')}`;
  return {
    expectation,
    read: (value, fields, key) =>
      options.find((option) => option === value) ?? fields.wrong(key, expectation, value),
    text: stringText,
    schema: () => ({ enum: options }),
  };
}

/** At least one text, none of them twice. */
export function distinctTexts(): ValueType<readonly string[]> {
  return {
    expectation: 'a list',
    read: (_value, fields, key) => {
      const list = fields.list(key);
      const odd = list.findIndex((item) => typeof item !== 'string');
      return odd === -1 ? (list as readonly string[]) : fields.wrong(key, 'a list of texts', list[odd]);
    },
    text: (value) => listText(value.map(stringText)),
    allows: (value) => value.length > 0 && new Set(value).size === value.length,
    schema: () => ({ type: 'array', items: { type: 'string' }, minItems: 1, uniqueItems: true }),
  };
}

/** The numbers of a range; its ends are within. */
interface Range {
  readonly minimum?: number;
  readonly maximum?: number;
  /** Below the range, just so. */
  readonly exclusiveMinimum?: number;
}

/** A finite number. */
export function number(range: Range = {}): ValueType<number> {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity } = range;
  return {
    expectation: 'a number',
    read: (value, fields, key) => (typeof value === 'number' ? value : fields.wrong(key, 'a number', value)),
    text: canonicalJson,
    allows: (value) =>
      Number.isFinite(value) && value >= minimum && value <= maximum && value > exclusiveMinimum,
    schema: () => ({ type: 'number', ...range }),
  };
}

const wholeFromZero: ValueType<number> = {
  expectation: 'a whole number from 0',
  read: (value, fields, key) =>
    typeof value === 'number' && isCount(value) ? value : fields.wrong(key, wholeFromZero.expectation, value),
  text: canonicalJson,
  allows: isCount,
  schema: () => ({ type: 'integer', minimum: 0 }),
};

/** Whether a number counts something: whole, from 0, and exact. */
export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** How often: a whole number from 0. */
export function count(): ValueType<number> {
  return wholeFromZero;
}

/** A number of samples or bytes, or a sample's index: a whole number from 0. */
export function sampleIndex(): ValueType<number> {
  return {
    ...wholeFromZero,
    schema: (refer) =>
      refer('sampleIndex', () => ({ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
  };
}

/** The index of the sample after one. */
export function sampleAfter(): ValueType<number> {
  return {
    ...wholeFromZero,
    schema: () => ({ type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
  };
}

/** True or false. */
export function flag(): ValueType<boolean> {
  return {
    expectation: 'true or false',
    read: (value, fields, key) =>
      typeof value === 'boolean' ? value : fields.wrong(key, 'true or false', value),
    text: canonicalJson,
    schema: () => ({ type: 'boolean' }),
  };
}

/** True where it holds; there is one way to say that it does not: to leave the field out. */
export function mark(): ValueType<true> {
  return {
    expectation: 'true or false',
    read: (value, fields, key) => {
      if (typeof value !== 'boolean') return fields.wrong(key, 'true or false', value);
      return value || fields.fail(`"${key}" must be true, or left out.`, key);
    },
    text: canonicalJson,
    schema: () => ({ const: true }),
  };
}
