/** What a column is when no program says it: a time, a counter of rows, remarks, or a signal; told by name and values. */
import { judgeKind } from '../kinds/judgeKind';
import { RecordingError } from '../recordingError';
import type { StatedColumn } from './exporters/statedTable';
import { estimateClock, type ClockEstimate } from './samplingClock';
import type { Table } from './table';
import { secondsPerUnit, secondsPerUnitInName } from '../timeUnits';

/** A column of times. */
export interface TimeColumn {
  readonly column: number;
  readonly clock: ClockEstimate;
  readonly secondsPerUnit: number;
  /** Its cells are times of day. */
  readonly isClock?: true;
}

export type Role =
  | { readonly is: 'signal' }
  | { readonly is: 'remarks' }
  | { readonly is: 'time'; readonly time: TimeColumn }
  | { readonly is: 'left out'; readonly reason: string };

/** What is known of the rate before times are looked at (Hz). */
export interface KnownRates {
  readonly given?: number;
  readonly declared?: number;
}

const timeName =
  /^(?:x|x[_ ]value|t|time|times|zeit|temps|tiempo|tempo|tid|tijd|czas|čas|время|时间|時間|時刻|secs?|seconds|ms|msec|milliseconds|millisec|min|elapsed.*|time ?stamps?|.*\btime series|time[ _-]\w+|\w+[ _-]time)$/iu;
/** A word of a longer name, believed where a unit of time stands with it. */
const timeWord =
  /(?:^|[^\p{L}])(?:time|time ?stamps?|zeit|temps|tiempo|tempo|tid|tijd|czas|čas|время|时间|時間|clock)(?:$|[^\p{L}])/iu;
const counterName =
  /^(?:nseq|seq(?:uence)?|samples?(?:[ _]?(?:no\.?|number|index|count(?:er)?))?|index|idx|counter|(?:sub ?)?frames?(?:[ _]?(?:no\.?|number))?|row|no\.?|nr\.?|#|n)$/iu;
const remarksName = /^(?:comments?|remarks?|notes?|annotations?|markers?|events?|labels?)$/iu;
/** Below this rate (Hz) nothing is EMG: a time without unit that gives less could be in milliseconds. */
const slowestEmgRate = 100;
/** Above it, a time without unit that gives a usual rate as minutes is in minutes as likely as not. */
const fastestEmgRate = 50_000;
const fewestRowsForUnnamedTime = 8;
const fewestRowsForRamp = 64;
const computerClock = "it holds the times of a computer's clock, which do not tell the rate";
/** Why a column of times places no samples: those beside it must not be placed by another one. */
export const timesDoNotRise = 'its times do not rise';
const signal: Role = { is: 'signal' };
const countsRows = 'it counts rows';

export function valuesOf(table: Table, column: number): number[] {
  return table.sampleRows.map((row) => row[column] ?? NaN);
}

/** The times of a column, without the zeros that fill it up where its signals are shorter than others (EMGworks). */
function timesOf(table: Table, column: number): number[] {
  const values = valuesOf(table, column);
  const last = values.findLastIndex((value) => value !== 0);
  const isPadded = (values[last] ?? 0) > 0 && last < values.length - 1;
  return isPadded ? values.map((value, row) => (row > last ? NaN : value)) : values;
}

function isEvenClock(values: readonly number[], clock: ClockEstimate): boolean {
  return clock.jitter <= 0.5 * clock.step && values.length >= fewestRowsForUnnamedTime;
}

/** 0, 1, 2, 3 …: the number of the row, which says nothing about time. */
function isRowCounter(values: readonly number[], clock: ClockEstimate): boolean {
  return clock.step === 1 && values.every((value) => Number.isNaN(value) || Number.isInteger(value));
}

function isTimeName({ name, unit }: StatedColumn): boolean {
  if (timeName.test(name) || secondsPerUnit(name) !== undefined) {
    return unit === '' || secondsPerUnit(unit) !== undefined;
  }
  const words = name.replaceAll('_', ' ');
  if (!timeWord.test(words)) return false;
  return unit === '' ? secondsPerUnitInName(name) !== undefined : secondsPerUnit(unit) !== undefined;
}

/** The unit of a time column for which none is stated, where a rate that is stated can only be meant by one. */
function unitByRate(clock: ClockEstimate, { declared, given }: KnownRates): number | undefined {
  const rate = declared ?? given;
  if (rate === undefined) return undefined;
  const units = [1, 1e-3, 60, 1e-6, 3600, 86_400];
  return units.find((unit) => Math.abs(rate * clock.step * unit - 1) < 0.02);
}

/** A column without name or unit that rises is no clock where the file declares a rate that it does not have. */
function couldTell({ name, unit }: StatedColumn, clock: ClockEstimate, { declared }: KnownRates): boolean {
  const isUnnamed = name === '' && unit === '';
  return (
    !isUnnamed || declared === undefined || clock.step === 1 || unitByRate(clock, { declared }) !== undefined
  );
}

/** Times of a computer's clock, counted from 1970: seconds, milliseconds, micro- or nanoseconds, told by their size. */
const epochUnits = [1, 1e-3, 1e-6, 1e-9] as const;
/** From 2001 to 2096 (seconds since 1970). */
const [earliestEpoch, latestEpoch] = [1e9, 4e9];

/** The unit of a column that counts from 1970; undefined for any other. Nothing else that is measured is so large and rises. */
function epochUnit(values: readonly number[]): number | undefined {
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.length < fewestRowsForUnnamedTime) return undefined;
  const isRising = known.every((value, index) => index === 0 || value >= (known[index - 1] ?? NaN));
  return epochUnits.find(
    (unit) =>
      isRising && known.every((value) => value * unit >= earliestEpoch && value * unit <= latestEpoch),
  );
}

/** What could be said against times in seconds: undefined where nothing can. */
function otherUnits({ step }: ClockEstimate): { readonly names: string; readonly rates: string } | undefined {
  const rate = 1 / step;
  if (rate < slowestEmgRate) {
    const isTooSlow = 1000 * rate < slowestEmgRate;
    const [unit, more] = isTooSlow ? ['microseconds', 1e6] : ['milliseconds', 1000];
    return { names: `seconds or ${unit}`, rates: `${shortRate(rate)} or ${shortRate(more * rate)}` };
  }
  const perMinute = rate / 60;
  const isUsual = Math.abs(perMinute / 250 - Math.round(perMinute / 250)) < 1e-3;
  if (rate <= fastestEmgRate || !isUsual) return undefined;
  return { names: 'seconds or minutes', rates: `${Math.round(rate)} or ${Math.round(perMinute)}` };
}

function shortRate(rate: number): number {
  return Number(rate.toPrecision(6));
}

function timeOf(
  table: Table,
  stated: StatedColumn,
  column: number,
  clock: ClockEstimate,
  known: KnownRates,
  fileName: string,
): Role {
  const isTime = (unit: number): Role => ({ is: 'time', time: { column, clock, secondsPerUnit: unit } });
  const unit =
    secondsPerUnit(stated.unit) ?? secondsPerUnitInName(stated.name) ?? epochUnit(valuesOf(table, column));
  if (unit !== undefined) return isTime(unit);
  if (isRowCounter(valuesOf(table, column), clock)) {
    const byRate = unitByRate(clock, {
      ...(known.declared === undefined ? {} : { declared: known.declared }),
    });
    return byRate === undefined ? { is: 'left out', reason: countsRows } : isTime(byRate);
  }
  const others = otherUnits(clock);
  if (!others) return isTime(1);
  const byRate = unitByRate(clock, known);
  if (byRate !== undefined) return isTime(byRate);
  if (known.given !== undefined || known.declared !== undefined) {
    return { is: 'left out', reason: 'it rises like times whose unit is not stated' };
  }
  throw new RecordingError(
    'needs-sampling-rate',
    `${fileName}: the times in column ${column + 1} rise by ${clock.step} per row without saying whether that is ${others.names}: open it again with its sampling rate in Hz (${others.rates}).`,
  );
}

/** A column of words, dates or times of day. */
function roleOfWords(table: Table, { name }: StatedColumn, column: number): Role | undefined {
  const odd = table.odd.get(column);
  if (!odd) return undefined;
  if (odd.kind === 'date') return { is: 'left out', reason: `it holds dates such as "${odd.example}"` };
  if (odd.kind === 'text') {
    if (remarksName.test(name)) return { is: 'remarks' };
    return { is: 'left out', reason: `it holds words such as "${odd.example}"` };
  }
  const clock = estimateClock(valuesOf(table, column));
  if (clock) return { is: 'time', time: { column, clock, secondsPerUnit: 1, isClock: true } };
  return { is: 'left out', reason: `it holds times such as "${odd.example}" that do not rise evenly` };
}

/** The role that the program states, checked by the values. */
function roleStated(table: Table, stated: StatedColumn, column: number): Role | undefined {
  const { role } = stated;
  if (role?.is !== 'time') return role;
  const odd = roleOfWords(table, stated, column);
  if (odd) return odd;
  const clock = estimateClock(timesOf(table, column));
  if (!clock) return { is: 'left out', reason: timesDoNotRise };
  const unit = role.secondsPerUnit ?? secondsPerUnit(stated.unit) ?? secondsPerUnitInName(stated.name) ?? 1;
  return { is: 'time', time: { column, clock, secondsPerUnit: unit } };
}

/** A column of numbers that is no clock for certain: a signal, unless it holds times, or nothing that could be one. */
function elseSignal(stated: StatedColumn, values: readonly number[], isFirst: boolean): Role {
  if (epochUnit(values) !== undefined) return { is: 'left out', reason: computerClock };
  if (secondsPerUnit(stated.unit) !== undefined && isTimeName(stated)) {
    return { is: 'left out', reason: timesDoNotRise };
  }
  const isRamp = isFirst && values.length >= fewestRowsForRamp && risesByOneStep(values);
  return isRamp && isUnknownName(stated)
    ? { is: 'left out', reason: 'it rises by the same step from row to row, like times or a count' }
    : signal;
}

/** Whether neither name nor unit says what a column measures. */
function isUnknownName({ name, unit }: StatedColumn): boolean {
  const { kindReason } = judgeKind({ name, unit, samplingRate: 1000 });
  return kindReason === 'no unit';
}

/** As a clock does that is written with all its digits: no muscle, and no force that a hand makes. */
function risesByOneStep(values: readonly number[]): boolean {
  const clock = estimateClock(values);
  return clock !== undefined && clock.jitter === 0;
}

/** Whether nothing stands before a column: lines may begin with a delimiter. */
function isFirstFilled(table: Table, column: number): boolean {
  return Array.from({ length: column }).every(
    (_, before) =>
      !table.odd.has(before) && table.sampleRows.every((row) => Number.isNaN(row[before] ?? NaN)),
  );
}

/**
 * What a column is.
 * @throws RecordingError 'needs-sampling-rate' when its times could be in one unit or another, and no rate is known
 */
export function roleOf(
  table: Table,
  stated: StatedColumn,
  column: number,
  known: KnownRates,
  fileName: string,
): Role {
  const said = roleStated(table, stated, column) ?? roleOfWords(table, stated, column);
  if (said) return said;
  if (counterName.test(stated.name)) return { is: 'left out', reason: countsRows };
  const named = isTimeName(stated);
  const isFirst = table.columnCount > 1 && isFirstFilled(table, column);
  const values = valuesOf(table, column);
  const isEpoch = epochUnit(values) !== undefined;
  const couldBe = isFirst && (stated.name === '' || secondsPerUnit(stated.unit) !== undefined || isEpoch);
  const clock = named || couldBe ? estimateClock(timesOf(table, column)) : undefined;
  if (clock && (named || (isEvenClock(values, clock) && couldTell(stated, clock, known)))) {
    return timeOf(table, stated, column, clock, known, fileName);
  }
  if (!values.every(Number.isNaN)) return elseSignal(stated, values, isFirst);
  // A column of remarks may have its first one behind the rows that are looked at here.
  return remarksName.test(stated.name)
    ? { is: 'remarks' }
    : { is: 'left out', reason: stated.name === '' ? '' : 'no numbers in its first rows' };
}
