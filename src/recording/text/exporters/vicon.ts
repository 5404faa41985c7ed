/**
 * Vicon Nexus text: tables one after the other, each with its title (`Devices`, `Trajectories` …), its rate, a line of
 * devices, a line of names and a line of units. The first is read; the others are left out where the table ends.
 */
import { splitHeader } from '../header';
import { statedColumns } from '../columnRows';
import { statedRate } from '../declaredRates';
import type { Exporter, StatedColumn } from './statedTable';

const title = /^"?(?:Devices|Model Outputs|Trajectories|Joints|Segments|Events)\b/iu;

/** The device of each column: it is named above the first of its columns only. */
function devices(line: string, delimiter: Parameters<typeof splitHeader>[1]): readonly string[] {
  let current = '';
  return splitHeader(line, delimiter).map((cell) => (current = cell === '' ? current : cell));
}

/** @see Exporter */
export const vicon: Exporter = (table) => {
  const lines = table.preamble.filter((line) => line.trim() !== '');
  const at = lines.findLastIndex((line) => title.test(line.trim()));
  if (at < 0 || !lines.some((line) => /^"?Frame"?[\t,;]"?Sub ?Frame/iu.test(line))) return undefined;
  const { delimiter, decimalComma } = table.dialect;
  const rate = statedRate(`${(lines[at + 1] ?? '').replaceAll(/[\s,;"]/gu, '')} Hz`, decimalComma);
  const deviceOf = devices(lines[at + 2] ?? '', delimiter);
  const named = statedColumns(table);
  const columns = named.map(({ name, unit }, column): StatedColumn => {
    if (/^(?:sub )?frame$/iu.test(name)) {
      return { name, unit: '', role: { is: 'left out', reason: 'it counts rows' } };
    }
    const isTwice = named.some((other, index) => index !== column && other.name === name);
    const device = deviceOf[column] ?? '';
    const full = isTwice && device !== '' ? `${device} ${name}` : name;
    return { name: full, unit, ...(name === '' ? {} : { role: { is: 'signal' } }) };
  });
  return { columns, statements: 0, ...(rate === undefined ? {} : { samplingRate: rate }) };
};
