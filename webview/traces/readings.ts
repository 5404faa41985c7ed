/** How a value at the cursor reads: a sample as a number, a column of many samples as its range. */
import { quantity } from '../format';
import type { Value } from './curves';

export function readingText(value: Value, unit: string): string {
  switch (value.kind) {
    case 'sample':
      return quantity(value.value, unit);
    case 'range':
      return `${quantity(value.low, unit, 3)} … ${quantity(value.high, unit, 3)}`;
    case 'gap':
      return 'no data';
  }
}
