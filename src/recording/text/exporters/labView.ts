/**
 * LabVIEW measurement text (.lvm): a header of the file and one of each segment, both ended by `***End_of_Header***`; lines
 * such as `Y_Unit_Label` and `Delta_X` with a cell for each channel; names in the line `X_Value … Comment`.
 */
import { statedColumns } from '../columnRows';
import { rateOfInterval } from '../declaredRates';
import { clockTime } from '../clockTimes';
import { cellsBehind, withoutEmptyEnd } from './lines';
import type { BlockRule, Exporter, StatedBlock, StatedColumn } from './statedTable';

/** The separator between cells: the header is written with it too. */
function separatorOf(lines: readonly string[]): string {
  const stated = lines.map((line) => /^Separator[\t,;](Tab|Comma|Semicolon)/iu.exec(line)?.[1]).find(Boolean);
  return { tab: '\t', comma: ',', semicolon: ';' }[stated?.toLowerCase() ?? 'tab'] ?? '\t';
}

function readBlock(lines: readonly string[]): StatedBlock {
  const cells = (key: string): string[] =>
    withoutEmptyEnd(cellsBehind(lines.slice(segmentAt(lines)), key, /[\t;]/u) ?? []);
  const [date = '', time = ''] = [cells('Date')[0], cells('Time')[0]];
  const bytes = new TextEncoder().encode(`${date} ${time.slice(0, 15)}`);
  const start = clockTime(bytes, 0, bytes.length)?.seconds;
  const form = ['Channels', 'Y_Unit_Label', 'X_Dimension', 'Delta_X']
    .map((key) => cells(key).join('\t'))
    .join('\n');
  return { ...(start === undefined ? {} : { startSeconds: start }), timesRestart: false, form };
}

/** Where the header of the segment begins: the file has one of its own before, with a date too. */
function segmentAt(lines: readonly string[]): number {
  return Math.max(
    0,
    lines.findLastIndex((line) => /^Channels[\t,;]/u.test(line)),
  );
}

const blocks: BlockRule = { begins: (line) => /^Channels[\t,;]/u.test(line), read: readBlock };

/**
 * The cells of a header line by column of the table: they stand above their columns or, closed up, in the order of the
 * channels; and there may be no column of X values at all.
 */
function byColumn(cells: readonly string[], named: readonly { readonly name: string }[]): readonly string[] {
  const channels = named.flatMap(({ name }, column) => (isChannel(name) ? [column] : []));
  const stated = withoutEmptyEnd(cells);
  const isClosedUp = stated.length === channels.length && stated.every((cell) => cell !== '');
  if (!isClosedUp) return /^X_Value/iu.test(named[0]?.name ?? '') ? ['', ...cells] : cells;
  return named.map((_, column) => stated[channels.indexOf(column)] ?? '');
}

function isChannel(name: string): boolean {
  return !/^(?:X_Value.*|comment|)$/iu.test(name);
}

/** @see Exporter */
export const labView: Exporter = (table) => {
  const lines = table.preamble;
  if (!/^LabVIEW Measurement/iu.test(lines[0] ?? '')) return undefined;
  const mark = separatorOf(lines);
  const segment = lines.slice(segmentAt(lines));
  const named = statedColumns(table);
  const cells = (key: string): readonly string[] => byColumn(cellsBehind(segment, key, mark) ?? [], named);
  const [units, intervals, dimensions] = [cells('Y_Unit_Label'), cells('Delta_X'), cells('X_Dimension')];
  const isTime = (column: number): boolean => /^time$/iu.test(dimensions[column] ?? 'Time');
  const columns = named.map(({ name }, column): StatedColumn => {
    if (/^X_Value/iu.test(name)) {
      const isEmpty = table.sampleRows.every((row) => Number.isNaN(row[column] ?? NaN));
      if (isEmpty) return { name, unit: '', role: { is: 'left out', reason: '' } };
      return { name, unit: '', role: { is: 'time', secondsPerUnit: 1 } };
    }
    if (/^comment$/iu.test(name)) return { name, unit: '', role: { is: 'remarks' } };
    const rate = isTime(column)
      ? rateOfInterval(`${intervals[column] ?? ''} s`, table.dialect.decimalComma)
      : undefined;
    const stated = { name, unit: units[column] ?? '', role: { is: 'signal' as const } };
    return rate === undefined ? stated : { ...stated, samplingRate: rate };
  });
  return { columns, statements: 0, blocks };
};
