/** Numbers on their way into a sentence: each keeps its value and unit, and says how it is to be written. */
import { fill, type Templates } from './templates';

/**
 * How a number is written: `measured` with three digits and its unit, `spelled` with the unit in words, `attached` without a
 * space, `percent` a part of one, `rounded` and `floored` as a count, `chance` as odds where it is small; `unit-said`
 * where the sentence itself names the unit, so that only another one is written.
 */
export type NumberForm =
  | { readonly kind: 'measured' | 'spelled' | 'attached' | 'percent' | 'rounded' | 'floored' | 'chance' }
  | { readonly kind: 'unit-said'; readonly unit: '1/s' | '1/min' };

/** A number of the evidence; the value is undefined where the evidence has none. */
export interface SaidNumber {
  readonly value: number | undefined;
  readonly unit: string;
  readonly form: NumberForm;
}

/** How numbers stand with their units. */
export const numberTemplates = {
  'number.unknown': '?',
  'number.measured': '{number} {unit}',
  'number.attached': '{number}{unit}',
  'number.per-second': '{number} per second',
  'number.percent': '{number} %',
  'number.unlikely': 'less than 1 in 10,000',
} as const;

/** Three significant digits, without an exponent while the number has a readable size. */
function threeDigits(value: number): string {
  const size = Math.abs(value);
  const isReadable = size === 0 || (size >= 0.001 && size < 1e6);
  if (!isReadable) return value.toPrecision(3);
  return String(size >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
}

function measured(
  value: number,
  unit: string,
  templates: Templates,
  key: keyof typeof numberTemplates,
): string {
  const number = threeDigits(value);
  return unit === ''
    ? number
    : fill(templates[key] ?? numberTemplates[key], (place) => (place === 'unit' ? unit : number));
}

/** The number as text. */
export function written({ value, unit, form }: SaidNumber, templates: Templates): string {
  const percent = (number: string): string =>
    fill(templates['number.percent'] ?? numberTemplates['number.percent'], () => number);
  if (value === undefined) return templates['number.unknown'] ?? numberTemplates['number.unknown'];
  switch (form.kind) {
    case 'measured':
      return measured(value, unit, templates, 'number.measured');
    case 'spelled':
      return measured(value, unit, templates, unit === '1/s' ? 'number.per-second' : 'number.measured');
    case 'attached':
      return measured(value, unit, templates, unit === '°' ? 'number.attached' : 'number.measured');
    case 'unit-said':
      return measured(value, unit === form.unit ? '' : unit, templates, 'number.measured');
    case 'percent':
      return percent(String(Math.round(100 * value)));
    case 'rounded':
      return String(Math.round(value));
    case 'floored':
      return String(Math.floor(value));
    case 'chance':
      return value < 1e-4
        ? (templates['number.unlikely'] ?? numberTemplates['number.unlikely'])
        : percent((100 * value).toPrecision(2));
  }
}
