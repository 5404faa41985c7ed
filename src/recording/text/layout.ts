/**
 * Which columns of a table are signals, and which time and rate each of them has. This is told from the header, the
 * lines above it and the first rows, before the whole file is scanned.
 */
import type { ChannelKind, LeftOut } from '../recording';
import { roleOf, timesDoNotRise, valuesOf, type KnownRates, type TimeColumn } from './columnRoles';
import { countingStep } from './counterFollower';
import type { BlockRule, StatedColumn, StatedRemark, StatedTable } from './exporters/statedTable';
import type { Metadata } from './metadata';
import type { Table } from './table';

export type { TimeColumn } from './columnRoles';

/** A column with a value in every so many rows only: one that was sampled less often. */
export interface Stride {
  readonly distance: number;
  /** Its first row. */
  readonly first: number;
}

/** A column of samples; `time` is its time column, where there is one. */
export interface SignalColumn {
  readonly column: number;
  readonly name: string;
  readonly unit: string;
  readonly kind?: ChannelKind;
  readonly time?: TimeColumn;
  /** Samples per second, as they are stated for it or for all. */
  readonly statedRate?: number;
  readonly stride?: Stride;
}

export interface Layout {
  readonly signals: readonly SignalColumn[];
  readonly times: readonly TimeColumn[];
  readonly remarkColumns: readonly number[];
  readonly leftOut: readonly LeftOut[];
  /** The column that counts rows or packets, and by how much from row to row. */
  readonly counter?: { readonly column: number; readonly step: number };
  readonly blockRule?: BlockRule;
  readonly readRemarks?: (words: string) => readonly StatedRemark[];
  readonly remarksAbove: readonly StatedRemark[];
}

const fewestForStride = 8;

/** The even distance of a column's values, where it is more than one row. */
function strideOf(values: readonly number[]): Stride | undefined {
  const rows = values.flatMap((value, row) => (Number.isNaN(value) ? [] : [row]));
  const [first, second] = rows;
  if (first === undefined || second === undefined || rows.length < fewestForStride) return undefined;
  const distance = second - first;
  const isEven = rows.every((row, index) => row === first + index * distance);
  return distance > 1 && first < distance && isEven ? { distance, first } : undefined;
}

/** The unit that a Delsys `Label:` line states, or one for all columns, where the header has none. */
function declaredUnit(name: string, metadata: Metadata): string {
  return metadata.channels.find((channel) => channel.label === name)?.unit ?? metadata.unit ?? '';
}

/** Names for columns without one: those of a labels remark if it has as many, else `Column 2` … */
function nameSignals(
  columns: readonly { column: number; stated: StatedColumn }[],
  metadata: Metadata,
): readonly string[] {
  const labels = metadata.labels.length === columns.length ? metadata.labels : [];
  return columns.map(({ column, stated }, index) => {
    if (stated.name !== '') return stated.name;
    return labels[index] ?? `Column ${column + 1}`;
  });
}

/** Columns without any name, with those of a remark that has one for each. */
function labelled(columns: readonly StatedColumn[], labels: readonly string[]): readonly StatedColumn[] {
  if (labels.length !== columns.length || columns.some(({ name }) => name !== '')) return columns;
  return columns.map((column, index) => ({ ...column, name: labels[index] ?? '' }));
}

/** Of two columns of times for the same signals, the evener and finer one. */
function evener(one: TimeColumn, other: TimeColumn): TimeColumn {
  const unevenness = ({ clock }: TimeColumn): number =>
    (clock.jitter + 0.5 * 10 ** -clock.places) / clock.step;
  return unevenness(other) < unevenness(one) ? other : one;
}

interface Found {
  readonly times: TimeColumn[];
  /** Without `time` where the table's only one serves it; `none` where its own cannot be used. */
  readonly signals: { column: number; stated: StatedColumn; time?: TimeColumn | 'none' }[];
  readonly remarkColumns: number[];
  readonly leftOut: LeftOut[];
  counter?: { readonly column: number; readonly step: number };
}

function findRoles(
  table: Table,
  columns: readonly StatedColumn[],
  known: KnownRates,
  fileName: string,
): Found {
  const found: Found = { times: [], signals: [], remarkColumns: [], leftOut: [] };
  const nameOf = (column: number): string => (columns[column]?.name ?? '') || `column ${column + 1}`;
  let unused = false;
  let unusable = false;
  for (const [column, stated] of columns.entries()) {
    const role = roleOf(table, stated, column, known, fileName);
    if (role.is === 'remarks') found.remarkColumns.push(column);
    else if (role.is === 'left out') {
      if (role.reason !== '') found.leftOut.push({ name: nameOf(column), reason: role.reason });
      if (role.reason === timesDoNotRise) unusable = true;
      const step = /^it counts (?:rows|packets)$/u.test(role.reason)
        ? countingStep(valuesOf(table, column))
        : undefined;
      if (step !== undefined) found.counter ??= { column, step };
    } else if (role.is === 'time') {
      // A time column serves the columns to its right, up to the next one (Delsys gives each signal its own).
      const before = unused ? found.times.pop() : undefined;
      const time = before ? evener(before, role.time) : role.time;
      const other = before && (time === before ? role.time : before);
      if (other) {
        found.leftOut.push({
          name: nameOf(other.column),
          reason: 'another column of times is evener or finer',
        });
      }
      found.times.push(time);
      unused = true;
      unusable = false;
    } else {
      const time = unusable ? 'none' : found.times.at(-1);
      found.signals.push({ column, stated, ...(time ? { time } : {}) });
      unused = false;
    }
  }
  return found;
}

/**
 * Tells the columns apart.
 * @param givenRate the sampling rate that the caller knows, so that a time column of unclear unit does not matter
 * @throws RecordingError 'needs-sampling-rate' when a time column could be in one unit or another
 */
export function layOut(
  table: Table,
  stated: StatedTable,
  metadata: Metadata,
  fileName: string,
  givenRate: number | undefined,
): Layout {
  const declared = stated.samplingRate ?? metadata.samplingRate;
  const known = {
    ...(givenRate === undefined ? {} : { given: givenRate }),
    ...(declared === undefined ? {} : { declared }),
  };
  const found = findRoles(table, labelled(stated.columns, metadata.labels), known, fileName);
  const names = nameSignals(found.signals, metadata);
  const onlyTime = found.times.length === 1 ? found.times[0] : undefined;
  const signals = found.signals.map(({ column, stated: one, time: own = onlyTime }, index): SignalColumn => {
    const time = own === 'none' ? undefined : own;
    const name = names[index] ?? '';
    const ownRate =
      one.samplingRate ?? metadata.channels.find((channel) => channel.label === name)?.samplingRate;
    const rate = ownRate ?? declared;
    const stride = strideOf(valuesOf(table, column));
    return {
      column,
      name,
      unit: one.unit === '' ? declaredUnit(name, metadata) : one.unit,
      ...(one.kind === undefined ? {} : { kind: one.kind }),
      ...(time ? { time } : {}),
      ...(rate === undefined ? {} : { statedRate: rate }),
      ...(stride ? { stride } : {}),
    };
  });
  return {
    signals,
    times: found.times.filter((time) => signals.some((one) => one.time === time)),
    remarkColumns: found.remarkColumns,
    leftOut: found.leftOut,
    ...(found.counter ? { counter: found.counter } : {}),
    ...(stated.blocks ? { blockRule: stated.blocks } : {}),
    ...(stated.remarks ? { readRemarks: stated.remarks } : {}),
    remarksAbove: stated.remarksAbove ?? [],
  };
}
