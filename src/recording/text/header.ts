/** Column names and units from the line (or two) above a table: `EMG (mV)`, `EMG [uV]`, or a second line of units. */
import { capped } from '../fileText';
import { microvoltsPerUnit } from '../units';
import { secondsPerUnit } from './metadata';
import type { Delimiter } from './rows';
import type { Table } from './table';

/** A column as its header states it; name and unit are empty where nothing is stated. */
export interface Column {
  readonly name: string;
  readonly unit: string;
}

const separators = { tab: '\t', semicolon: ';', comma: ',' } as const;
/** Units other than voltage and time that stand in round brackets or in a line of units. */
const otherUnits =
  /^(?:%.{0,8}|m?N(?:[ .*·]?m{1,2})?|kN|k?g|mg|lbs?|°.{0,4}|deg.{0,6}|rad.{0,4}|[mc]?m(?:\/s(?:\^?2|²)?)?|k?Hz|m?A|[kM]?Ohm|Ω|°?C|a\.?u\.?|adu|counts?|raw|dps|bar|k?Pa|mmHg|n\/a|-)$/iu;

function isUnit(text: string): boolean {
  const unit = text.trim();
  return microvoltsPerUnit(unit) !== undefined || secondsPerUnit(unit) !== undefined || otherUnits.test(unit);
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
      .replace(/^"(.*)"$/u, '$1')
      .trim(),
  );
}

/** `EMG (mV)` as name and unit. Square brackets always hold a unit, round ones only when it is a known one. */
export function nameAndUnit(cell: string): Column {
  if (cell.endsWith(']')) {
    const open = cell.indexOf('[', cell.lastIndexOf(']', cell.length - 2) + 1);
    if (open >= 0) return split(cell, open);
  }
  if (cell.endsWith(')')) {
    const open = cell.lastIndexOf('(');
    const isInnermost = open >= 0 && open > cell.lastIndexOf(')', cell.length - 2);
    if (isInnermost && isUnit(cell.slice(open + 1, -1))) return split(cell, open);
  }
  return { name: cell, unit: '' };
}

/** Cuts a cell at the bracket that opens its unit. */
function split(cell: string, open: number): Column {
  return { name: cell.slice(0, open).trimEnd(), unit: cell.slice(open + 1, -1).trim() };
}

/** The cells of a line when they name the table's columns: as many as it has, not counting empty ones at the end. */
function cellsFor(table: Table, line: string | undefined): string[] | undefined {
  if (line === undefined) return undefined;
  const cells = splitHeader(line.replace(/^\s*(?:#|%|\/\/)+\s?/u, ''), table.dialect.delimiter);
  while (cells.length > table.columnCount && cells.at(-1) === '') cells.pop();
  return cells.length === table.columnCount && cells.some((cell) => cell !== '') ? cells : undefined;
}

/** The cells behind a word such as `ChannelTitle=`, by which LabChart begins a line about all channels. */
function labChartCells(lines: readonly string[], word: string, columnCount: number): string[] | undefined {
  const cells = lines
    .find((line) => line.startsWith(`${word}=`))
    ?.split('\t')
    .map((cell) => capped(cell.trim()));
  return cells && cells.length >= columnCount ? cells.slice(1, columnCount) : undefined;
}

/** LabChart text: a first column of times, then the channels that `ChannelTitle=` names. */
function labChartColumns(lines: readonly string[], columnCount: number): readonly Column[] | undefined {
  const names = labChartCells(lines, 'ChannelTitle', columnCount);
  const units = labChartCells(lines, 'UnitName', columnCount);
  return (
    names && [
      { name: 'Time', unit: 's' },
      ...names.map((name, index) => ({ name, unit: units?.[index] ?? '' })),
    ]
  );
}

/** OpenSignals text: the JSON among the remarks lists the columns. */
function openSignalsColumns(lines: readonly string[], columnCount: number): readonly Column[] | undefined {
  const list = lines.flatMap((line) => columnList(line) ?? [])[0];
  const names = list?.split(',').map((name) => capped(name.trim().replace(/^"|"$/gu, '')));
  // Its rows end in a tab, which makes one column more.
  if (!names || names.length < columnCount - 1 || names.length > columnCount) return undefined;
  return Array.from({ length: columnCount }, (_, index) => ({ name: names[index] ?? '', unit: '' }));
}

/** What stands in the brackets after the last `"column":` of a remark. */
function columnList(line: string): string | undefined {
  const key = '"column":';
  const found = line.lastIndexOf(key);
  if (!line.startsWith('#') || found < 0) return undefined;
  const value = line.slice(found + key.length).trimStart();
  const end = value.indexOf(']');
  return value.startsWith('[') && end > 0 ? value.slice(1, end) : undefined;
}

/** A remark names columns only when it could be nothing else: `# time emg`, not `# Labels:= EMG`. */
function isStatement(line: string): boolean {
  return /^\s*(?:#|%|\/\/).*[:={]/u.test(line) || /^\w+=\t/u.test(line);
}

/** The table's columns, with empty names where no line above it names them. */
export function readColumns(table: Table): readonly Column[] {
  const lines = table.preamble.filter((line) => line.trim() !== '');
  const stated = labChartColumns(lines, table.columnCount) ?? openSignalsColumns(lines, table.columnCount);
  if (stated) return stated;
  const last = lines.at(-1);
  const usable =
    last !== undefined && !isStatement(last) && (table.columnCount > 1 || !/^\s*(?:#|%|\/\/)/u.test(last));
  const cells = usable ? cellsFor(table, last) : undefined;
  const unnamed = Array.from({ length: table.columnCount }, () => ({ name: '', unit: '' }));
  if (!cells) return unnamed;
  const above = cells.every((cell) => cell === '' || isUnit(cell.replace(/^[[(]|[\])]$/gu, '')))
    ? cellsFor(table, lines.at(-2))
    : undefined;
  if (!above) return cells.map(nameAndUnit);
  return above.map((name, index) => ({ name, unit: (cells[index] ?? '').replace(/^[[(]|[\])]$/gu, '') }));
}
