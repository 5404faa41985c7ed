/**
 * What each column of a table is: a signal, the time of others, a counter, or nothing that can be drawn. This is
 * told from the header, the lines above it and the first rows, before the whole file is scanned.
 */
import type { LeftOut } from '../recording';
import { RecordingError } from '../recordingError';
import { readColumns, type Column } from './header';
import { secondsPerUnit, type Metadata } from './metadata';
import { estimateClock, type ClockEstimate } from './samplingClock';
import type { Table } from './table';

/** A column of times. */
export interface TimeColumn {
  readonly column: number;
  readonly clock: ClockEstimate;
  readonly secondsPerUnit: number;
}

/** A column of samples; `time` is its time column, where there is one. */
export interface SignalColumn {
  readonly column: number;
  readonly name: string;
  readonly unit: string;
  readonly time?: TimeColumn;
}

export interface Layout {
  readonly signals: readonly SignalColumn[];
  readonly times: readonly TimeColumn[];
  readonly leftOut: readonly LeftOut[];
}

const timeName =
  /^(?:x|t|time|times|zeit|temps|tiempo|tempo|tid|secs?|seconds|ms|msec|milliseconds|elapsed.*|time ?stamps?|.*\btime series|time[ _-]\w+|\w+[ _-]time)$/iu;
const counterName =
  /^(?:nseq|seq(?:uence)?|samples?(?: ?(?:no\.?|number|index))?|index|idx|counter|frame|row|no\.?|nr\.?|#|n)$/iu;
/** Below this rate (Hz) nothing is EMG: a time without unit that gives less could be in milliseconds. */
const slowestEmgRate = 100;
const fewestRowsForUnnamedTime = 8;

function valuesOf(table: Table, column: number): number[] {
  return table.sampleRows.map((row) => row[column] ?? NaN);
}

function isEvenClock(values: readonly number[], clock: ClockEstimate): boolean {
  return clock.jitter <= 0.5 * clock.step && values.length >= fewestRowsForUnnamedTime;
}

/** 0, 1, 2, 3 …: the number of the row, which says nothing about time. */
function isRowCounter(values: readonly number[], clock: ClockEstimate): boolean {
  return clock.step === 1 && values.every((value) => Number.isNaN(value) || Number.isInteger(value));
}

interface Found {
  readonly time?: TimeColumn;
  readonly counter?: true;
}

function judgeColumn(table: Table, columns: readonly Column[], column: number, fileName: string): Found {
  const { name, unit } = columns[column] ?? { name: '', unit: '' };
  const values = valuesOf(table, column);
  if (counterName.test(name)) return { counter: true };
  const named = timeName.test(name) && (unit === '' || secondsPerUnit(unit) !== undefined);
  const couldBeUnnamed = column === 0 && name === '' && table.columnCount > 1;
  if (!named && !couldBeUnnamed) return {};
  const clock = estimateClock(values);
  if (!clock || (!named && !isEvenClock(values, clock))) return {};
  const stated = secondsPerUnit(unit) ?? secondsPerUnit(name);
  if (stated !== undefined) return { time: { column, clock, secondsPerUnit: stated } };
  if (isRowCounter(values, clock)) return { counter: true };
  if (1 / clock.step >= slowestEmgRate) return { time: { column, clock, secondsPerUnit: 1 } };
  throw new RecordingError(
    'needs-sampling-rate',
    `${fileName}: the times in column ${column + 1} rise by ${clock.step} per row without saying whether that is seconds or milliseconds: open it again with its sampling rate in Hz (${1 / clock.step} or ${1000 / clock.step}).`,
  );
}

/** The unit that a Delsys `Label:` line states, where the header has none. */
function declaredUnit(name: string, metadata: Metadata): string {
  return metadata.channels.find((channel) => channel.label === name)?.unit ?? '';
}

/** Labels declared above the table name the signal columns only when there are just as many. */
function nameSignals(columns: readonly { column: number; stated: Column }[], metadata: Metadata): string[] {
  const labels = metadata.labels.length === columns.length ? metadata.labels : [];
  return columns.map(({ column, stated }, index) => {
    if (stated.name !== '') return stated.name;
    return labels[index] ?? `Column ${column + 1}`;
  });
}

/**
 * Tells the columns apart.
 * @param rateIsGiven the caller knows the sampling rate, so that a time column of unclear unit does not matter.
 * @throws RecordingError 'needs-sampling-rate' when a time column could be in seconds or in milliseconds.
 */
export function layOut(table: Table, metadata: Metadata, fileName: string, rateIsGiven: boolean): Layout {
  const columns = readColumns(table);
  const times: TimeColumn[] = [];
  const signals: { column: number; stated: Column; time?: TimeColumn }[] = [];
  const leftOut: LeftOut[] = [];
  for (const [column, stated] of columns.entries()) {
    const found = judgeWithKnownRate(table, columns, column, fileName, rateIsGiven);
    if (found.time) times.push(found.time);
    else if (found.counter) {
      leftOut.push({ name: stated.name || `column ${column + 1}`, reason: 'it counts rows' });
    } else if (valuesOf(table, column).every(Number.isNaN)) {
      if (stated.name !== '') leftOut.push({ name: stated.name, reason: 'no numbers in its first rows' });
    } else {
      // A time column serves the columns to its right, up to the next one (Delsys gives each signal its own).
      const time = times.at(-1);
      signals.push({ column, stated, ...(time ? { time } : {}) });
    }
  }
  const names = nameSignals(signals, metadata);
  const onlyTime = times.length === 1 ? times[0] : undefined;
  return {
    times,
    signals: signals.map(({ column, stated, time = onlyTime }, index) => {
      const name = names[index] ?? '';
      const unit = stated.unit === '' ? declaredUnit(name, metadata) : stated.unit;
      return { column, name, unit, ...(time ? { time } : {}) };
    }),
    leftOut,
  };
}

/** With a rate from the caller, a time column of unclear unit is set aside like a counter. */
function judgeWithKnownRate(
  table: Table,
  columns: readonly Column[],
  column: number,
  fileName: string,
  rateIsGiven: boolean,
): Found {
  try {
    return judgeColumn(table, columns, column, fileName);
  } catch (error) {
    if (rateIsGiven && error instanceof RecordingError) return { counter: true };
    throw error;
  }
}
