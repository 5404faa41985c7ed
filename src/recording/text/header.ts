/** Header lines cut into cells, and cells into name and unit: `EMG (mV)`, `EMG [uV]`, `LT TIB.ANT.,uV`, `EMG_mV`. */
import { capped } from '../fileText';
import { isFactoredVoltage, microvoltsPerUnit } from '../units';
import { statedRate } from './declaredRates';
import type { Delimiter } from './rows';
import { secondsPerUnit } from '../timeUnits';

/** A column as its header states it; name and unit are empty where nothing is stated. */
export interface NamedColumn {
  readonly name: string;
  readonly unit: string;
  /** Samples per second, where the name says it: `EMG (2000 Hz)`. */
  readonly samplingRate?: number;
}

const separators = { tab: '\t', semicolon: ';', comma: ',', 'second-comma': ',', pipe: '|' } as const;
/** Units other than voltage and time that stand in round brackets or in a line of units. */
const otherUnits =
  /^(?:%.{0,8}|m?N(?:[ .*·]?m{1,2})?|newtons?|kN|k?g|mg|lbs?|°.{0,4}|deg.{0,6}|rad.{0,4}|[mc]?m(?:\/s(?:\^?2|²)?)?|m\/\(?s\^?2\)?|m\/s\/s|k?Hz|[mµu]?A|[kM]?Ohms?|Ω|u?S|°?C|a\.?u\.?|adu|counts?|raw|dps|bar|k?Pa|mmHg|cmH2O|n\/a|-)$/iu;

/** What stands in a line of units where there is none: nothing to say, or the form of a date. */
const noUnit = /^(?:no[_ ]?units?|\*|(?:y{2,4}|dd?|mm?)[-/.](?:mm?|dd?)[-/.].{0,32}|h{1,2}:mm.{0,16})$/iu;

function isUnit(text: string): boolean {
  const unit = text.trim();
  return (
    microvoltsPerUnit(unit) !== undefined ||
    isFactoredVoltage(unit) ||
    secondsPerUnit(unit) !== undefined ||
    otherUnits.test(unit)
  );
}

/** Whether a cell is a unit of voltage or of time: no channel is named so. */
export function isSureUnit(cell: string): boolean {
  return microvoltsPerUnit(cell) !== undefined || secondsPerUnit(cell) !== undefined;
}

/** A cell of a line of units, without the brackets around it; undefined for anything else. Nothing is a unit too. */
export function unitIn(cell: string): string | undefined {
  const unit = /^(?:\[.*\]|\([^()]*\))$/u.test(cell) ? cell.slice(1, -1) : cell;
  if (cell === '' || noUnit.test(unit)) return '';
  return isUnit(unit) ? unit : undefined;
}

/** Cuts a header line into cells; delimiters within quotes, and blanks within brackets, do not cut. */
export function splitHeader(line: string, delimiter: Delimiter): string[] {
  const text = line.trim();
  if (delimiter === 'blank') {
    // A unit in brackets is short; without a bound, every opened bracket would look for its end over all the line.
    const cells = /"[^"]*"|\S+(?:\s{1,8}(?:\[[^\]]{0,64}\]|\([^)]{0,64}\)))?/gu;
    return [...text.matchAll(cells)].map(([cell]) => unquoted(cell));
  }
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  // Not trimmed but of its line end: a leading tab is an empty first cell.
  for (const character of line) {
    if (character === '\r' || character === '\n') continue;
    if (character === '"') quoted = !quoted;
    if (character === separators[delimiter] && !quoted) {
      cells.push(unquoted(cell));
      cell = '';
    } else cell += character;
  }
  return [...cells, unquoted(cell)];
}

function unquoted(cell: string): string {
  return capped(
    cell
      .trim()
      .replace(/^"(.*)"$|^'(.*)'$/u, '$1$2')
      .trim(),
  );
}

/**
 * `EMG (mV)` as name and unit. Square brackets always hold a unit, round ones only when it is a known one or a rate.
 * @param decimalComma how numbers are written in the file
 */
export function nameAndUnit(cell: string, decimalComma = false): NamedColumn {
  const bracket = bracketAtEnd(cell);
  // `[Data]` is a heading, and names no column.
  if (bracket?.name === '' && !isUnit(bracket.content)) return { name: '', unit: '' };
  if (bracket) {
    // `Y[1]` is the second of several.
    const isNumber = /^\d{1,4}$/u.test(bracket.content);
    return bracket.holdsUnit && !isNumber
      ? factored(inBrackets(bracket, decimalComma))
      : { name: cell, unit: '' };
  }
  const behind = unitBehind(cell);
  if (behind) return behind;
  const [, name = '', unit = ''] = /^(.{1,250}), ?([^\s,]{1,8})$/u.exec(cell) ?? [];
  if (unit !== '' && isUnit(unit)) return { name, unit };
  // A name may end in a unit; only those of voltage are no words.
  const [, suffix = ''] = /[_ ]([munµ\u03bc]V)$/u.exec(cell) ?? [];
  const rate = statedRate(/[_ @]([0-9.,]{1,12} ?k?Hz)$/iu.exec(cell)?.[1] ?? '', decimalComma);
  return { name: cell, unit: suffix, ...(rate === undefined ? {} : { samplingRate: rate }) };
}

/** `EMG/mV`, `Kraft / N`, `EMG: uV`, `Force in N`; the slash of `angle deg/s` is the unit's own. */
function unitBehind(cell: string): NamedColumn | undefined {
  const [, name = '', mark = '', unit = ''] = /^(.{1,250}?) ?(\/|:| in ) ?([^\s/]{1,12})$/iu.exec(cell) ?? [];
  const isCompound = mark === '/' && /(?:^|[\s_])\S{0,3}$/u.test(name) && isUnit(`${lastWord(name)}/${unit}`);
  return unit !== '' && isUnit(unit) && !isCompound ? { name: name.trim(), unit } : undefined;
}

function lastWord(text: string): string {
  return text.slice(text.search(/[^\s_]{1,8}$/u));
}

/** `EMG x 1000` in mV: the factor belongs to the unit, which is unclear then. */
function factored(column: NamedColumn): NamedColumn {
  const [, name = '', factor = ''] = /^(.{1,250}?)\s?[x*×]\s?(10{1,6})$/u.exec(column.name) ?? [];
  if (factor === '' || microvoltsPerUnit(column.unit) === undefined) return column;
  return { ...column, name, unit: `${column.unit} x ${factor}` };
}

interface Bracketed {
  readonly name: string;
  readonly content: string;
  readonly holdsUnit: boolean;
}

function bracketAtEnd(cell: string): Bracketed | undefined {
  if (cell.endsWith(']')) {
    const open = cell.indexOf('[', cell.lastIndexOf(']', cell.length - 2) + 1);
    if (open >= 0) return { ...cut(cell, open), holdsUnit: true };
  }
  if (!cell.endsWith(')')) return undefined;
  const open = cell.lastIndexOf('(');
  if (open < 0 || open <= cell.lastIndexOf(')', cell.length - 2)) return undefined;
  const found = cut(cell, open);
  const parts = found.content.split(/[,;@] ?/u);
  return {
    ...found,
    holdsUnit: parts.every((part) => isUnit(part) || statedRate(part, false) !== undefined),
  };
}

/** Cuts a cell at the bracket that opens its unit. */
function cut(cell: string, open: number): { name: string; content: string } {
  return { name: cell.slice(0, open).trimEnd(), content: cell.slice(open + 1, -1).trim() };
}

/** `mV`, `2000 Hz` or both of them, as a unit and a rate. */
function inBrackets({ name, content }: Bracketed, decimalComma: boolean): NamedColumn {
  const whole = statedRate(content, decimalComma);
  if (whole !== undefined) return { name, unit: '', samplingRate: whole };
  const [unit = '', rest = ''] = content.split(/[,;@] ?/u);
  const rate = statedRate(rest, decimalComma);
  return rate === undefined ? { name, unit: content } : { name, unit, samplingRate: rate };
}
