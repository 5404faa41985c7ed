/**
 * OpenBCI GUI text: `%OpenBCI Raw EXG Data`, `%Sample Rate = 250 Hz`; a counter of packets, EXG channels in microvolts,
 * acceleration in g, raw bytes, and the times at which the computer received each packet, which jitter.
 */
import { statedColumns } from '../columnRows';
import type { Table } from '../table';
import type { ColumnRole, Exporter, StatedColumn } from './statedTable';

const leftOut = (reason: string): ColumnRole => ({ is: 'left out', reason });

/** The columns by the names that the program gives them since version 5. */
function ofName(name: string): StatedColumn {
  const is = (word: RegExp): boolean => word.test(name);
  if (is(/^(?:packet num|sample index)/iu)) return { name, unit: '', role: leftOut('it counts packets') };
  if (is(/^timestamp/iu)) {
    return { name, unit: '', role: leftOut('it is when the computer received the packet, which jitters') };
  }
  if (is(/^(?:annotation|comment)/iu)) return { name, unit: '', role: { is: 'remarks' } };
  if (is(/^(?:exg|eeg|emg) channel/iu)) return { name, unit: 'uV', role: { is: 'signal' } };
  if (is(/^accel channel/iu)) return { name, unit: 'g', kind: 'mechanical', role: { is: 'signal' } };
  if (is(/^digital channel|^marker/iu)) return { name, unit: '', kind: 'trigger', role: { is: 'signal' } };
  if (is(/^analog channel/iu)) return { name, unit: '', kind: 'other', role: { is: 'signal' } };
  return { name, unit: '', role: leftOut('the program does not say what it is') };
}

/** Before version 5 no line named the columns: a counter, the channels, three of acceleration, then times. */
function olderName(table: Table, column: number, channels: number): string {
  if (column === 0) return 'Sample Index';
  if (column <= channels) return `EXG Channel ${column - 1}`;
  if (table.odd.has(column)) return 'Timestamp (Formatted)';
  const accelerations = column - channels - 1;
  return accelerations < 3 ? `Accel Channel ${accelerations}` : `Other ${accelerations - 3}`;
}

/** @see Exporter */
export const openBci: Exporter = (table) => {
  if (!/^%\s?OpenBCI Raw/iu.test(table.preamble[0] ?? '')) return undefined;
  const counted = table.preamble.map((line) => /^%Number of channels\s*=\s*(\d{1,3})/iu.exec(line)?.[1]);
  const channels = Number(counted.find((count) => count !== undefined) ?? 0);
  const named = statedColumns(table);
  const hasNames = named.some(({ name }) => /channel/iu.test(name));
  if (!hasNames && channels === 0) return undefined;
  const columns = named.map(({ name }, column) =>
    ofName(hasNames ? name : olderName(table, column, channels)),
  );
  return { columns, statements: 0 };
};
