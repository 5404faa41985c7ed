/** How a criterion is put into words: templates, which of them says it, and the numbers that stand in them. */
import type { Evidence } from '../detection/result/detectedEvent';
import type { NumberForm, SaidNumber } from './numbers';
import type { WithPlaces } from './templates';

type NumberOf = (evidence: Evidence) => SaidNumber;

/** A criterion in words. */
export interface Phrase {
  /** By what they say: `met` and `unmet`, mostly. */
  readonly templates: Readonly<Record<string, string>>;
  /** By the name of their place. */
  readonly numbers: Readonly<Record<string, NumberOf>>;
  /** Which template says it. */
  readonly variant: (evidence: Evidence) => string;
}

type Kind = Exclude<NumberForm['kind'], 'unit-said'>;

/** The value of the evidence, so written. */
export function value(form: NumberForm | Kind): NumberOf {
  return ({ value: number, unit }) => ({ value: number, unit, form: formOf(form) });
}

/** What the value is compared with. */
export function threshold(form: NumberForm | Kind): NumberOf {
  return ({ threshold: number, unit }) => ({ value: number, unit, form: formOf(form) });
}

function formOf(form: NumberForm | Kind): NumberForm {
  return typeof form === 'string' ? { kind: form } : form;
}

/** Whether the criterion is met: says which of two templates speaks. */
export function metOrNot({ met }: Evidence): 'met' | 'unmet' {
  return met ? 'met' : 'unmet';
}

type Checked<T extends Readonly<Record<string, string>>, Name extends string> = {
  readonly [K in keyof T]: WithPlaces<T[K], Name>;
};

/** A phrase whose templates have no place without a number. */
export function phrase<
  const N extends Readonly<Record<string, NumberOf>>,
  const T extends Readonly<Record<string, string>>,
>(
  numbers: N,
  templates: T & Checked<T, keyof N & string>,
  variant: (evidence: Evidence) => keyof T & string,
): Phrase {
  return { numbers, templates, variant };
}

/** The value and what it is compared with, as they were measured: `{value}`, `{limit}`. */
export const comparison = { value: value('measured'), limit: threshold('measured') };

/** One sentence, met or not, about a value and its threshold: `{value}`, `{limit}`. */
export function stated<const T extends string>(text: T & WithPlaces<T, keyof typeof comparison>): Phrase {
  return { numbers: comparison, templates: { stated: text }, variant: () => 'stated' };
}

/** A value beside its threshold: `{value}`, `{limit}`. */
export function compared<const M extends string, const U extends string>(
  met: M & WithPlaces<M, keyof typeof comparison>,
  unmet: U & WithPlaces<U, keyof typeof comparison>,
): Phrase {
  return { numbers: comparison, templates: { met, unmet }, variant: metOrNot };
}

const rates = { rate: value('spelled'), limit: threshold('spelled') };

/** How often something comes: `{rate}`, `{limit}`, in words. */
export function fired<const M extends string, const U extends string>(
  met: M & WithPlaces<M, keyof typeof rates>,
  unmet: U & WithPlaces<U, keyof typeof rates>,
): Phrase {
  return { numbers: rates, templates: { met, unmet }, variant: metOrNot };
}

export const shares = { share: value('percent'), limit: threshold('percent') };

/** A part of a whole: `{share}`, `{limit}`, in per cent. */
export function share<const M extends string, const U extends string>(
  met: M & WithPlaces<M, keyof typeof shares>,
  unmet: U & WithPlaces<U, keyof typeof shares>,
): Phrase {
  return { numbers: shares, templates: { met, unmet }, variant: metOrNot };
}

/** No number says more than the words. */
export function told<const M extends string, const U extends string>(
  met: M & WithPlaces<M, never>,
  unmet: U & WithPlaces<U, never>,
): Phrase {
  return { numbers: {}, templates: { met, unmet }, variant: metOrNot };
}

/** Of a criterion that is not known here: its `{name}` in words, and its numbers. */
export const otherPhrase: Phrase = {
  numbers: comparison,
  templates: {
    met: '{name}: {value} (threshold {limit}), met.',
    unmet: '{name}: {value} (threshold {limit}), not met.',
    'met-without-limit': '{name}: {value}, met.',
    'unmet-without-limit': '{name}: {value}, not met.',
  },
  variant: (evidence) => `${metOrNot(evidence)}${evidence.threshold === undefined ? '-without-limit' : ''}`,
};
