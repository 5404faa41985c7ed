/**
 * OpenSignals (PLUX, BITalino) text: a remark holds JSON with each device's columns, its sensors and its rate. Values are
 * the converter's: the header states no transfer function, so none is applied.
 */
import { capped } from '../../fileText';
import type { ChannelKind } from '../../recording';
import type { Table } from '../table';
import type { Exporter, StatedColumn } from './statedTable';

type Device = Readonly<Record<string, unknown>>;

const kinds: readonly (readonly [RegExp, ChannelKind])[] = [
  [/^(?:EMG|SEMG|NEMG)/iu, 'emg'],
  [/^(?:XYZ|C?ACC|GYRO?|MAG|FORCE|LOAD|FSR|GON|GONIO|ANGLE|TORQUE|DYN|HANDGRIP|PLATFORM)/iu, 'mechanical'],
  [/^(?:TRIGGER|TRIG|SYNC|BUTTON|BTN|SWITCH|EVENT|HANDSWITCH|FOOTSWITCH)/iu, 'trigger'],
  [
    /^(?:ECG|EEG|EOG|EGG|EDA|GSR|PZT|RIP|RESP\w*|PPG|BVP|TEMP\w*|NTC|LUX|LIGHT|SPO2|OXI|FNIRS|HR|MIC|PRESSURE)/iu,
    'other',
  ],
];
const digital = /^(?:I|O|DI|DO|DIG)\d{0,2}$/iu;

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map((one) => (typeof one === 'string' ? capped(one) : '')) : [];
}

/** What stands in the brackets after the last `"column":`. Not by a pattern: one would look for the end of every one. */
function columnList(line: string): string | undefined {
  const key = '"column":';
  const found = line.lastIndexOf(key);
  if (found < 0) return undefined;
  const value = line.slice(found + key.length).trimStart();
  const end = value.indexOf(']');
  return value.startsWith('[') && end > 0 ? value.slice(1, end) : undefined;
}

/** The devices that a remark tells of, in their order; none when it holds no JSON. */
function devicesIn(line: string): readonly Device[] {
  const open = line.indexOf('{');
  if (!line.startsWith('#') || open < 0) return [];
  try {
    const parsed: unknown = JSON.parse(line.slice(open));
    if (typeof parsed !== 'object' || parsed === null) return [];
    return Object.values(parsed).filter((one): one is Device => typeof one === 'object' && one !== null);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // Cut or hand-written: the names alone.
    const list = columnList(line);
    return list === undefined
      ? []
      : [{ column: list.split(',').map((name) => name.trim().replaceAll('"', '')) }];
  }
}

function columnsOf(device: Device): StatedColumn[] {
  const names = texts(device['column']);
  const sensors = texts(device['sensor']);
  const labels = texts(device['label']);
  const rate = device['sampling rate'];
  // Sensors are listed for the analog columns, which are the last ones.
  const analog = names.length - sensors.length;
  return names.map((name, index): StatedColumn => {
    if (/^nSeq/iu.test(name)) return { name, unit: '', role: { is: 'left out', reason: 'it counts rows' } };
    const sensor = sensors[index - analog] ?? '';
    const label = labels.length === sensors.length ? (labels[index - analog] ?? '') : '';
    // Where nobody named the channel, the label is the column's name once more.
    const isNamed = label !== '' && label !== name && !/^(?:A|CH) ?\d{1,2}$/iu.test(label);
    const kind = digital.test(name) ? 'trigger' : kinds.find(([words]) => words.test(sensor))?.[1];
    return {
      name: isNamed ? `${name} ${label}` : name,
      unit: '',
      role: { is: 'signal' },
      ...(kind === undefined ? {} : { kind }),
      ...(typeof rate === 'number' && rate > 0 ? { samplingRate: rate } : {}),
    };
  });
}

function isEmpty(table: Table, column: number): boolean {
  return table.sampleRows.every((row) => Number.isNaN(row[column] ?? NaN));
}

/** @see Exporter */
export const openSignals: Exporter = (table) => {
  const stated = table.preamble.flatMap(devicesIn).flatMap(columnsOf);
  const extra = table.columnCount - stated.length;
  // Its rows end in a tab, which makes one column more.
  const isLast = extra === 1 && isEmpty(table, table.columnCount - 1);
  if (stated.length === 0 || (extra !== 0 && !isLast)) return undefined;
  const last: StatedColumn = { name: '', unit: '', role: { is: 'left out', reason: '' } };
  return { columns: isLast ? [...stated, last] : stated, statements: 0 };
};
