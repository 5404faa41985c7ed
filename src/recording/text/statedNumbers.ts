/**
 * Numbers in the words above a table, where a comma or a point may stand before decimals or between thousands.
 */

/**
 * A number in a pattern. Every repetition has a bound, so that a pattern takes no more than so many steps from any place
 * in a text. A digit after it would mean that it was cut short: `1 000 Hz` is rather not read than read as 1 Hz.
 */
export const numberSource =
  '([0-9]{1,24}(?:[.,][0-9]{1,24}){0,4}(?:[eE][+-]?[0-9]{1,4})?)(?![0-9]|[.,][0-9]| [0-9])';

/** What a number may mean; the likelier first. `1,000` is a thousand, and one in a file whose decimal sign is a comma. */
export function readingsOf(digits: string, decimalComma: boolean): readonly number[] {
  const decimal = decimalComma ? ',' : '.';
  const other = decimalComma ? '.' : ',';
  // Both signs: the last one stands before the decimals, the other between thousands.
  if (digits.includes('.') && digits.includes(',')) {
    const last = digits.lastIndexOf(',') > digits.lastIndexOf('.') ? ',' : '.';
    return [plain(digits, last)];
  }
  const hasThousands = (sign: string): boolean =>
    new RegExp(`^[1-9][0-9]{0,2}(?:[${sign}][0-9]{3})+$`, 'u').test(digits);
  if (digits.includes(other)) {
    if (!hasThousands(other)) return [plain(digits, other)];
    return [plain(digits, decimal), plain(digits, other)].filter((value) => !Number.isNaN(value));
  }
  // A decimal comma, as thousands are written elsewhere: programs with a decimal comma still print `1,000 Hz` as one.
  if (decimalComma && hasThousands(decimal)) return [plain(digits, decimal), plain(digits, other)];
  return [plain(digits, decimal)];
}

/** The number when `decimal` stands before its decimals and the other sign between thousands; NaN where it can't be. */
function plain(digits: string, decimal: string): number {
  const thousands = decimal === ',' ? '.' : ',';
  return Number(digits.replaceAll(thousands, '').replace(decimal, '.'));
}
