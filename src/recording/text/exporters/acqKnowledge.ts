/**
 * AcqKnowledge (BIOPAC) text: `0.5 msec/sample`, `2 channels`, then a line with the name and a line with the unit of each
 * channel, a line such as `min CH1 CH2`, a row of counts, and the rows.
 */
import { splitHeader } from '../header';
import type { Table } from '../table';
import { secondsPerUnitInName } from '../../timeUnits';
import type { Exporter, StatedColumn } from './statedTable';

const perSample = /^[\d.,]{1,24} ?[a-zµ\u03bc]{1,8}\/sample/iu;
const channelCount = /^(\d{1,4}) channels?\b/iu;
const channelName = /^CH ?\d{1,4}$/iu;

/** The first row when it counts the samples of each channel: whole numbers, and no time where the others have one. */
function countsSamples(table: Table, hasTime: boolean): boolean {
  const [first, ...rest] = table.sampleRows;
  if (!first || rest.length === 0) return false;
  const counts = [...first].filter((value) => !Number.isNaN(value));
  if (counts.length === 0 || !counts.every((value) => Number.isInteger(value) && value >= 0)) return false;
  if (hasTime) return Number.isNaN(first[0] ?? NaN);
  return Math.max(...counts) >= rest.length && Math.min(...counts) > 0.9 * Math.max(...counts);
}

/** @see Exporter */
export const acqKnowledge: Exporter = (table) => {
  const lines = table.preamble.map((line) => line.trim());
  const at = lines.findIndex((line) => channelCount.test(line));
  const last = splitHeader(lines.findLast((line) => line !== '') ?? '', table.dialect.delimiter);
  const isOurs = lines.some((line) => perSample.test(line)) || last.some((cell) => channelName.test(cell));
  if (at < 0 || !isOurs) return undefined;
  const channels = Number(channelCount.exec(lines[at] ?? '')?.[1]);
  const stated = Array.from({ length: channels }, (_, channel) => ({
    name: lines[at + 1 + 2 * channel] ?? '',
    unit: lines[at + 2 + 2 * channel] ?? '',
  }));
  // Not trimmed: where times are not exported, the line may still begin with an empty cell.
  const header = splitHeader(
    table.preamble.findLast((line) => line.trim() !== '') ?? '',
    table.dialect.delimiter,
  );
  const isHeader = header.some((cell) => channelName.test(cell));
  const firstChannel = header.findIndex((cell) => channelName.test(cell));
  const before = isHeader ? firstChannel : Math.max(0, Math.min(1, table.columnCount - channels));
  const columns = Array.from({ length: table.columnCount }, (_, column): StatedColumn => {
    const channel = stated[column - before];
    if (channel) return { ...channel, role: { is: 'signal' } };
    if (column >= before) return { name: '', unit: '', role: { is: 'left out', reason: '' } };
    const unit = secondsPerUnitInName(isHeader ? (header[column] ?? '') : '');
    const role = { is: 'time' as const, ...(unit === undefined ? {} : { secondsPerUnit: unit }) };
    return { name: header[column] ?? 'Time', unit: '', role };
  });
  return { columns, statements: countsSamples(table, before > 0) ? 1 : 0 };
};
