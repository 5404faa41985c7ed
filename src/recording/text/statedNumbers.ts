/** Numbers in the words above a table, where a comma or a point may stand before decimals or between thousands. */

/*
 * Every repetition has a bound, so that a pattern takes no more than so many steps from any place in a text. A digit
 * after the number would mean that it was cut short: `1 000 Hz` is rather not read than read as 1 Hz.
 */
const number =
  /^([0-9]{1,24}(?:[.,][0-9]{1,24}){0,4}(?:[eE][+-]?[0-9]{1,4})?)(?![0-9]|[.,][0-9]| [0-9])[ \t]{0,8}/u;
const commaThousands = /^[1-9][0-9]{0,2}(?:,[0-9]{3}){1,6}$/u;
const pointThousands = /^[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,6}$/u;

/** Thousands as Swiss and typesetting programs group them: `1'000`, `1 000` with a blank that does not break. */
const grouped = /^([1-9][0-9]{0,2})((?:['\u2019\u00a0\u202f\u2009][0-9]{3}){1,6})(?![0-9'\u2019])/u;

/** The number with which a text begins, as long as it is written there, and what follows it. */
export function numberAtStart(
  text: string,
): { readonly digits: string; readonly length: number; readonly rest: string } | undefined {
  const [group = '', first = '', thousands = ''] = grouped.exec(text) ?? [];
  const plain = `${first}${thousands.replaceAll(/[^0-9]/gu, '')}${text.slice(group.length)}`;
  const [whole = '', digits] = number.exec(plain) ?? [];
  // What else stands between digits (`1'00`) makes it a number that is not understood.
  if (digits === undefined || /^['\u2019][0-9]/u.test(plain.slice(digits.length))) return undefined;
  const separators = text.length - plain.length;
  return { digits, length: digits.length + separators, rest: plain.slice(whole.length) };
}

/** What a number may mean; the likelier first. `1,000` is a thousand, and one in a file whose decimal sign is a comma. */
export function readingsOf(digits: string, decimalComma: boolean): readonly number[] {
  const [decimal, other] = decimalComma ? [',', '.'] : ['.', ','];
  // Both signs: the last one stands before the decimals, the other between thousands.
  if (digits.includes('.') && digits.includes(',')) {
    return [valueOf(digits, digits.lastIndexOf(',') > digits.lastIndexOf('.') ? ',' : '.')];
  }
  const hasThousands = (sign: string): boolean =>
    (sign === ',' ? commaThousands : pointThousands).test(digits);
  if (digits.includes(other)) {
    if (!hasThousands(other)) return [valueOf(digits, other)];
    return [valueOf(digits, decimal), valueOf(digits, other)].filter((value) => !Number.isNaN(value));
  }
  // Programs with a decimal comma print `1,000 kHz` for one, and others among them `1,000 Hz` for a thousand.
  if (decimalComma && hasThousands(decimal)) return [valueOf(digits, decimal), valueOf(digits, other)];
  return [valueOf(digits, decimal)];
}

/** The number when `decimal` stands before its decimals and the other sign between thousands; NaN where it can't be. */
function valueOf(digits: string, decimal: string): number {
  const thousands = decimal === ',' ? '.' : ',';
  return Number(digits.replaceAll(thousands, '').replace(decimal, '.'));
}
