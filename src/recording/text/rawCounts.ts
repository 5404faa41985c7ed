/**
 * Counts of a converter, with what one is worth stated beside them: `scale: 0.195 uV/bit`, `offset: 32768`, or a line of
 * scales above the columns. They are used where they say it for sure; else the counts are shown, and said to be counts.
 */
import { judgeKind } from '../kinds/judgeKind';
import { microvoltsPerUnit } from '../units';
import { valuesOf } from './columnRoles';
import { converterStep, zeroOf } from './converterFacts';
import type { StatedColumn } from './exporters/statedTable';
import { keyedScales } from './keyedRows';
import { numberIn } from './exporters/lines';
import { analogSteps } from './exporters/motionAnalysis';
import type { Table } from './table';

interface Scale {
  readonly gain: number;
  readonly zero: number;
  readonly unit: string;
}

/** What is known of the counts of a table. */
export interface RawCounts {
  /** What makes a column's counts volts; undefined where they are none, or nothing sure is stated. */
  scaleOf(
    column: number,
    facts: { readonly name: string; readonly unit: string; readonly samplingRate: number },
  ): Scale | undefined;
  warnings(shown: readonly { readonly column: number; readonly unit: string }[]): readonly string[];
}

/** `Resolution(µV/bit)=0.5`: the unit before the number. */
const unitFirst =
  /(?:scal(?:e|ing)|resolution|lsb|step|sensitivity|gain|conversion(?: factor)?) ?[([]([nuµ\u03bcm]?V) ?(?:\/|per) ?(?:bit|count|lsb|step|digit|adu)[)\]]["']?[ \t]{0,8}[:=,;\t][ \t"']{0,8}(\d{1,12}(?:[.,]\d{1,12})?(?:e[-+]?\d{1,2})?)/iu;
/** The unit of a column: `0.195 uV/bit`. */
const unitOfStep =
  /^(\d{0,12}(?:[.,]\d{1,12})?(?:e[-+]?\d{1,2})?) ?([nuµ\u03bcm]?V) ?(?:\/|per) ?(?:bit|count|lsb|step|digit|adu)s?$/iu;
const perStep =
  /(?:scal(?:e|ing)|resolution|lsb|step|sensitivity|gain|conversion)[^0-9\n]{0,20}(\d{1,12}(?:[.,]\d{1,12})?(?:e[-+]?\d{1,2})?) {0,3}([nuµ\u03bcm]?V) {0,2}(?:\/|per) {0,2}(?:bit|count|lsb|step|digit|adu)/iu;
/** `1 LSB = 0.195 uV`. */
const stepWorth =
  /(?:^|[^\d.,])1 ?(?:bit|count|lsb|step|digit|adu) ?[=:] ?(\d{1,12}(?:[.,]\d{1,12})?(?:e[-+]?\d{1,2})?) ?([nuµ\u03bcm]?V)(?![a-z])/iu;
const zeroLevel = /(?:^|[^a-z])(?:offset|baseline|zero(?: level)?)[^-0-9\n]{0,12}(-?\d{1,10})\b/iu;
/** Words that tell of a converter, and not for sure what one of its steps is. */
const converterWords =
  /(?:^|[^a-z])(?:(?:adc|resolution|converter)[^\n]{0,20}\d|v_?ref|adc[ _-]?gain|\d{1,2}[ -]?bits?(?:[^a-z]|$)|lsb)/iu;
const longestQuote = 60;

/** What a step is worth by a sentence above the table. */
function statedStep(lines: readonly string[]): { readonly gain: number; readonly unit: string } | undefined {
  const [, number, unit = ''] = first(lines, perStep) ?? first(lines, stepWorth) ?? [];
  const [, otherUnit = '', otherNumber] = first(lines, unitFirst) ?? [];
  const gain = numberIn(number ?? otherNumber) ?? NaN;
  return gain > 0 ? { gain, unit: number === undefined ? otherUnit : unit } : undefined;
}

/** What a step is worth by the unit of its column. */
function stepInUnit(unit: string): { readonly gain: number; readonly unit: string } | undefined {
  const match = unitOfStep.exec(unit.trim());
  const gain = match?.[1] === '' ? 1 : (numberIn(match?.[1]) ?? NaN);
  return gain > 0 ? { gain, unit: match?.[2] ?? '' } : undefined;
}

/** The words that tell of a converter, with some of what stands around them. */
function quoted(line: string): string {
  const at = (converterWords.exec(line) ?? perStep.exec(line))?.index ?? 0;
  const from = Math.max(0, Math.min(at - 8, line.length - longestQuote));
  return line.slice(from, from + longestQuote).trim();
}

function first(lines: readonly string[], pattern: RegExp): RegExpExecArray | undefined {
  for (const line of lines) {
    const match = pattern.exec(line);
    if (match) return match;
  }
  return undefined;
}

/** Whether a column holds nothing but whole numbers, as far as its first rows tell. */
function holdsCounts(table: Table, column: number): boolean {
  const values = table.sampleRows.map((row) => row[column] ?? NaN).filter((value) => !Number.isNaN(value));
  return values.length > 1 && values.every(Number.isInteger) && values.some((value) => Math.abs(value) > 1);
}

/** Whether a level is that of a column's baseline: what is measured by electrodes has no mean of its own. */
function isBaseline(table: Table, column: number, zero: number): boolean {
  const values = table.sampleRows.map((row) => row[column] ?? NaN).filter((value) => !Number.isNaN(value));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return zero === 0 || Math.abs(mean - zero) < Math.abs(mean);
}

/** Reads what the lines above a table say of its counts. */
export function rawCounts(table: Table, columns: readonly StatedColumn[]): RawCounts {
  const { preamble } = table;
  const stated = statedStep(preamble);
  const zero = numberIn(first(preamble, zeroLevel)?.[1]);
  const rows = keyedScales(table);
  const steps = analogSteps(table);
  const converter = converterStep(preamble);
  const told = preamble.find((line) => converterWords.test(line) || perStep.test(line));
  const ofConverter = (column: number): Scale | undefined => {
    const level = converter && (zero ?? zeroOf(converter, valuesOf(table, column)));
    return converter && level !== undefined ? { ...converter, zero: level } : undefined;
  };
  const scaled = (column: number, unit: string): Scale | undefined => {
    const keyed = rows?.[column];
    if (keyed && microvoltsPerUnit(unit) !== undefined) return { ...keyed, unit };
    const step = unit === '' ? steps?.[column] : undefined;
    if (step) return { ...step, zero: 0 };
    const own = stepInUnit(unit) ?? (unit === '' ? stated : undefined);
    if (own) return { ...own, zero: zero ?? 0 };
    return unit === '' ? ofConverter(column) : undefined;
  };
  const isOf = (column: number): boolean => {
    const scale = scaled(column, columns[column]?.unit ?? '');
    return scale !== undefined && holdsCounts(table, column) && isBaseline(table, column, scale.zero);
  };
  return {
    scaleOf: (column, { name, unit, samplingRate }) => {
      const scale = scaled(column, unit);
      if (!scale || !isOf(column)) return undefined;
      return judgeKind({ name, unit: scale.unit, samplingRate }).kind === 'emg' ? scale : undefined;
    },
    warnings: (shown) => {
      const unitOf = (column: number): string => columns[column]?.unit ?? '';
      const counts = shown.filter(
        ({ column, unit }) =>
          unit === '' && scaled(column, unitOf(column)) === undefined && holdsCounts(table, column),
      );
      const odd = shown.filter(
        ({ column }) => scaled(column, unitOf(column)) && holdsCounts(table, column) && !isOf(column),
      );
      const byConverter = shown.filter(
        ({ column }) => stated === undefined && unitOf(column) === '' && ofConverter(column) && isOf(column),
      );
      return [
        ...(told !== undefined && counts.length > 0
          ? [
              `The lines above the table tell of a converter ("${quoted(told)}"), and not for sure what one of its steps is: ${counts.length === 1 ? 'a column is' : `${counts.length} columns are`} shown as the counts that are stored.`,
            ]
          : []),
        ...(converter && byConverter.length > 0
          ? [
              `Counts are shown in ${converter.unit}, as the lines above the table have it (${converter.told}): one is ${Number(converter.gain.toPrecision(4))} ${converter.unit}.`,
            ]
          : []),
        ...(odd.length > 0
          ? [
              'The offset that is stated above the table is not where the baseline is: the scale beside it is not used, and the numbers are shown as they are stored.',
            ]
          : []),
      ];
    },
  };
}
