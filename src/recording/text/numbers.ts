/** Numbers read straight from bytes: exact like `Number`, several times faster, and strict about what is one. */
import { byteAt } from '../../base/typedArrays';

const zero = 0x30;
const plus = 0x2b;
const minus = 0x2d;
const point = 0x2e;
const comma = 0x2c;
/** Integers below 2^53 and powers of ten up to 10^22 are exact, so one division rounds correctly (Clinger 1990). */
const exactPowers = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const largestExactMantissa = 2 ** 53 / 10 - 1;
/** Samples are kept in single precision: what does not fit there is no sample. */
const largestSample = 3.4028234663852886e38;
const missingWords = new Set([
  'nan',
  'na',
  'n/a',
  'null',
  'none',
  '-nan',
  '+nan',
  'inf',
  '-inf',
  '+inf',
  '-',
  '--',
]);

function isDigit(byte: number): boolean {
  return byte >= zero && byte <= zero + 9;
}

/** The number in `bytes[start, end)`, which is not empty; NaN when it is none. */
export function parseNumber(bytes: Uint8Array, start: number, end: number, decimalComma: boolean): number {
  // The typographic minus (U+2212 in UTF-8) of Scandinavian locales and of tables made for print.
  if (byteAt(bytes, start) === 0xe2 && end - start > 3) {
    const isMinus = byteAt(bytes, start + 1) === 0x88 && byteAt(bytes, start + 2) === 0x92;
    const first = byteAt(bytes, start + 3);
    return isMinus && (isDigit(first) || first === point)
      ? -parseNumber(bytes, start + 3, end, decimalComma)
      : NaN;
  }
  const separator = decimalComma ? comma : point;
  const first = byteAt(bytes, start);
  let index = first === minus || first === plus ? start + 1 : start;
  let mantissa = 0;
  let digits = 0;
  let decimals = 0;
  let seenSeparator = false;
  for (; index < end; index++) {
    const byte = byteAt(bytes, index);
    if (isDigit(byte)) {
      if (mantissa > largestExactMantissa) return parseSlowly(bytes, start, end, separator);
      mantissa = mantissa * 10 + byte - zero;
      digits += 1;
      if (seenSeparator) decimals += 1;
    } else if (byte === separator && !seenSeparator) seenSeparator = true;
    else return digits > 0 ? parseSlowly(bytes, start, end, separator) : NaN;
  }
  if (digits === 0) return NaN;
  const power = exactPowers[decimals];
  if (power === undefined) return parseSlowly(bytes, start, end, separator);
  const magnitude = mantissa / power;
  return first === minus ? -magnitude : magnitude;
}

/**
 * `1.987,80`, `1,987.80`, `1'987.80`, `1 987,80`: thousands grouped by one mark, decimals behind the other. The blank may
 * be one that does not break, as UTF-8 or Latin-1 has it. Without decimals `1.987` could be either, so it is none of these.
 */
const grouped: Readonly<Record<number, RegExp>> = {
  [point]: /^[+-]?\d{1,3}(,|'|\u00e2\u0080\u0099| |\u00c2?\u00a0|\u00e2\u0080\u00af)\d{3}(?:\1\d{3})*\.\d+$/u,
  [comma]: /^[+-]?\d{1,3}(\.|'|\u00e2\u0080\u0099| |\u00c2?\u00a0|\u00e2\u0080\u00af)\d{3}(?:\1\d{3})*,\d+$/u,
};

/** Exponents, long mantissas, grouped thousands; anything that is not wholly a decimal number is NaN. */
function parseSlowly(bytes: Uint8Array, start: number, end: number, separator: number): number {
  if (end - start > 64) return NaN;
  const written = asciiText(bytes, start, end);
  const mark = grouped[separator]?.exec(written)?.[1];
  const text = mark === undefined ? written : written.replaceAll(mark, '');
  const plain = separator === comma ? text.replace(',', '.') : text;
  if (separator === comma && text.includes('.')) return NaN;
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eEdD][+-]?\d{1,4})?$/u.test(plain)) return NaN;
  const value = Number(plain.replace(/d/iu, 'e'));
  return Math.abs(value) <= largestSample ? value : NaN;
}

function asciiText(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}

/** True for the words that programs write where a value is missing. */
export function isMissingWord(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start <= 4 && missingWords.has(asciiText(bytes, start, end).toLowerCase());
}

/** `e` of an exponent, or Fortran's `d`, small or capital. */
function isExponentSign(byte: number): boolean {
  return (byte | 0x20) === 0x65 || (byte | 0x20) === 0x64;
}

/** The place that a number is rounded to: how many digits follow its decimal separator, an exponent taken off. */
export function decimalPlaces(bytes: Uint8Array, start: number, end: number, decimalComma: boolean): number {
  const separator = decimalComma ? comma : point;
  let digits = 0;
  let afterSeparator = false;
  for (let index = start; index < end; index++) {
    const byte = byteAt(bytes, index);
    if (byte === separator) afterSeparator = true;
    else if (isDigit(byte)) digits += afterSeparator ? 1 : 0;
    else if (index > start && isExponentSign(byte)) {
      return digits - Number(asciiText(bytes, index + 1, Math.min(end, index + 6)));
    }
  }
  return digits;
}
