/** BTS text (.emt): `BTS ASCII format`, the kind of its tracks, one unit for all of them, and the rate. */
import { statedColumns } from '../columnRows';
import type { Exporter, StatedColumn } from './statedTable';

/** @see Exporter */
export const bts: Exporter = (table) => {
  if (!/^BTS ASCII format/iu.test(table.preamble[0] ?? '')) return undefined;
  const valueOf = (key: RegExp): string => {
    const line = table.preamble.find((one) => key.test(one)) ?? '';
    return line.slice(line.indexOf(':') + 1).trim();
  };
  const [type, unit] = [valueOf(/^type:/iu), valueOf(/^measure unit:/iu)];
  const columns = statedColumns(table).map((one): StatedColumn => {
    if (/^frame$/iu.test(one.name)) {
      return { ...one, role: { is: 'left out', reason: 'it counts rows' } };
    }
    if (/^time$/iu.test(one.name)) return { ...one, role: { is: 'time', secondsPerUnit: 1 } };
    if (one.name === '') return one;
    return {
      ...one,
      unit: one.unit === '' ? unit : one.unit,
      ...(/^emg/iu.test(type) ? { kind: 'emg' } : {}),
    };
  });
  return { columns, statements: 0 };
};
