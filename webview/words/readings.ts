/** How a value at the cursor reads: a sample as a number, a column of many samples as its range. */
import { quantity, rounded } from './format';

/** What is known of a channel at a moment. */
export type Value =
  | { readonly kind: 'sample'; readonly value: number }
  | { readonly kind: 'range'; readonly low: number; readonly high: number }
  | { readonly kind: 'gap' };

/** Rounded to about a thousandth of a division: finer digits would be noise of the arithmetic. */
export function readingText(value: Value, unit: string, unitsPerDivision: number): string {
  const round = (number: number): number => rounded(number, unitsPerDivision / 1000);
  switch (value.kind) {
    case 'sample':
      return quantity(round(value.value), unit, 6);
    case 'range':
      return `${quantity(round(value.low), unit, 3)} … ${quantity(round(value.high), unit, 3)}`;
    case 'gap':
      return 'no data';
  }
}
