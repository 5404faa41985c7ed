/**
 * Motion Analysis text: positions of markers (.trc: `PathFileType`, a line of keys above a line of their values, markers
 * named above the first of their three columns) and analog channels (.anc: `File_Type: Analog R/C ASCII`, lines that begin
 * with Name, Rate and Range). The counts of the latter are made millivolts as BTK does: 2 × range (mV) / 2^bits.
 */
import { statedColumns } from '../columnRows';
import { statedRate } from '../declaredRates';
import type { Table } from '../table';
import { cellsBehind, numberIn } from './lines';
import type { Exporter, StatedColumn, StatedTable } from './statedTable';

const counter: StatedColumn = { name: 'Frame', unit: '', role: { is: 'left out', reason: 'it counts rows' } };
const time: StatedColumn = { name: 'Time', unit: 's', role: { is: 'time', secondsPerUnit: 1 } };
const nothing: StatedColumn = { name: '', unit: '', role: { is: 'left out', reason: '' } };

const beforeTheConverter =
  'The file does not say how much its EMG was amplified: its amplitudes are the millivolts that reached the converter.';

/** The value below a key, in two lines of as many cells. */
function valueBelow(lines: readonly string[], key: string): string | undefined {
  const at = lines.findIndex((line) => line.split('\t').some((cell) => cell.trim() === key));
  const index = (lines[at] ?? '').split('\t').findIndex((cell) => cell.trim() === key);
  return at < 0 ? undefined : (lines[at + 1] ?? '').split('\t')[index]?.trim();
}

function markers(table: Table): StatedTable {
  const lines = table.preamble;
  const rate = statedRate(`${valueBelow(lines, 'DataRate') ?? ''} Hz`, false);
  const unit = valueBelow(lines, 'Units') ?? '';
  const names = (cellsBehind(lines, 'Frame#') ?? []).slice(1);
  const columns = Array.from({ length: table.columnCount }, (_, column): StatedColumn => {
    if (column < 2) return column === 0 ? counter : time;
    const name = names[column - 2 - ((column - 2) % 3)] ?? '';
    if (name === '') return nothing;
    const axis = ['X', 'Y', 'Z'][(column - 2) % 3] ?? '';
    return { name: `${name} ${axis}`, unit, kind: 'mechanical', role: { is: 'signal' } };
  });
  return { columns, statements: 0, ...(rate === undefined ? {} : { samplingRate: rate }) };
}

function analogChannels(table: Table): StatedTable {
  const columns = statedColumns(table).map((one, column): StatedColumn => {
    if (column === 0) return time;
    return one.name === '' ? one : { ...one, role: { is: 'signal' } };
  });
  return { columns, statements: 0, doubts: [beforeTheConverter] };
}

/** What one count of each column of an .anc file is worth; undefined for other tables. */
export function analogSteps(
  table: Table,
): readonly ({ gain: number; unit: string } | undefined)[] | undefined {
  if (!isAnalog(table)) return undefined;
  const [bits = ''] = /(?<=BitDepth:\s{0,8})\d{1,2}(?!\d)/iu.exec(table.preamble.join('\n')) ?? [];
  const ranges = cellsBehind(table.preamble, 'Range')?.map(numberIn) ?? [];
  return bits === ''
    ? undefined
    : [undefined, ...ranges].map((range) =>
        range !== undefined && range > 0 ? { gain: (2 * range) / 2 ** Number(bits), unit: 'mV' } : undefined,
      );
}

function isAnalog({ preamble, dialect }: Table): boolean {
  return dialect.delimiter === 'tab' && /^File_Type:\tAnalog R\/C ASCII/u.test(preamble[0] ?? '');
}

/** @see Exporter */
export const motionAnalysis: Exporter = (table) => {
  if (isAnalog(table)) return analogChannels(table);
  return /^PathFileType\t/u.test(table.preamble[0] ?? '') ? markers(table) : undefined;
};
