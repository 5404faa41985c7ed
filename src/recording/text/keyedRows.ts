/** Lines anywhere above a table that begin with a key and have a cell for each column: `Sampling rate (Hz);2000;2000;148`. */
import { statedRate } from './declaredRates';
import { splitHeader, unitIn } from './header';
import type { Table } from './table';

const rateKey =
  /^(?:sampl(?:ing|e)s?[ _-]{0,4}(?:rate|freq(?:uency)?)|rate|freq(?:uency)?|fs|srate|abtastrate)s?[ _]?[([]?(k?hz)?[)\]]?[:=]?$/iu;
const unitKey = /^(?:units?|unit names?|einheit(?:en)?)[:=]?$/iu;
const scaleKey = /^(?:scal(?:e|ing)(?: factor)?|lsb|resolution)(?: ?[([][^)\]]{0,12}[)\]])?[:=]?$/iu;
const offsetKey = /^(?:offset|baseline|zero)(?: ?[([][^)\]]{0,12}[)\]])?[:=]?$/iu;
const mark = /^\s{0,8}(?:#|%|\/\/){0,8}\s?/u;

/** The cells behind a key, one for each column: of all of them, or of those behind the first, which is the time. */
function cellsByKey(
  table: Table,
  key: RegExp,
): { readonly cells: readonly string[]; readonly unit: string } | undefined {
  for (const line of table.preamble) {
    const [first = '', ...cells] = splitHeader(line.replace(mark, ''), table.dialect.delimiter);
    const match = key.exec(first);
    if (!match) continue;
    while (cells.length > table.columnCount - 1 && cells.at(-1) === '') cells.pop();
    const missing = table.columnCount - cells.length;
    if (cells.length < 2 || missing < 0 || missing > 1) continue;
    return { cells: missing === 1 ? ['', ...cells] : cells, unit: match[1] ?? 'Hz' };
  }
  return undefined;
}

/** The rate of each column (Hz), where a line states one for some of them. */
export function keyedRates(table: Table): readonly (number | undefined)[] | undefined {
  const found = cellsByKey(table, rateKey);
  const { decimalComma } = table.dialect;
  const rates = found?.cells.map(
    (cell) => statedRate(cell, decimalComma) ?? statedRate(`${cell} ${found.unit}`, decimalComma),
  );
  return rates?.some((rate) => rate !== undefined) ? rates : undefined;
}

/** What a step of each column is worth, and at which number it is zero, where lines state them. */
export function keyedScales(
  table: Table,
): readonly ({ readonly gain: number; readonly zero: number } | undefined)[] | undefined {
  const numbers = (key: RegExp): readonly number[] | undefined =>
    cellsByKey(table, key)?.cells.map((cell) => (cell === '' ? NaN : Number(cell.replace(',', '.'))));
  const gains = numbers(scaleKey);
  const zeros = numbers(offsetKey);
  return gains?.map((gain, column) => {
    const zero = zeros?.[column] ?? 0;
    return Number.isFinite(gain) && gain !== 0 ? { gain, zero: Number.isFinite(zero) ? zero : 0 } : undefined;
  });
}

/** The unit of each column, where a line states them. */
export function keyedUnits(table: Table): readonly string[] | undefined {
  const units = cellsByKey(table, unitKey)?.cells.map(unitIn);
  return units?.every((unit) => unit !== undefined) ? units : undefined;
}

const channelLine =
  /^[#%/ \t"]{0,8}(?:ch(?:annel)?|kanal|canal) {0,2}\.?#? {0,2}(\d{1,3})"?\s{0,4}[:=;,\t]\s{0,4}(.{1,120})$/iu;

/** Names of columns that stand one below the other: `Ch1: Left TA (uV)`, `Channel 2 = Right TA`. */
export function listedNames(table: Table, count: number): readonly string[] | undefined {
  const names: string[] = [];
  for (const line of table.preamble) {
    const [, number = '', name = ''] = channelLine.exec(line) ?? [];
    const plain = name.trim().replaceAll('"', '');
    if (number !== '' && /\p{L}/u.test(plain)) names[Number(number)] ??= plain;
  }
  const first = names[0] === undefined ? 1 : 0;
  const listed = Array.from({ length: count }, (_, index) => names[index + first] ?? '');
  return names.length === count + first && listed.every((name) => name !== '') ? listed : undefined;
}

/** The name of each column, where a line states them behind a key that ends in NAMES. */
export function keyedNames(table: Table): readonly string[] | undefined {
  return cellsByKey(table, /^(?:(?:channel|signal|analog|sensor)[ _])?(?:names?|labels?)[:=]?$/iu)?.cells;
}
