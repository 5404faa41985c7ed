/**
 * LabChart (ADInstruments) text: `Interval=`, `ChannelTitle=`, `UnitName=` and the like above the rows, one such header for
 * every block; a column of times, of dates, of both or of neither; `#* text` or `#2 text` behind the row of a comment.
 */
import { clockTime } from '../clockTimes';
import { estimateClock } from '../samplingClock';
import type { Table } from '../table';
import { rateOfInterval } from '../declaredRates';
import { splitHeader } from '../header';
import { cellsBehind, numberIn, withoutEmptyEnd } from './lines';
import type { BlockRule, Exporter, StatedBlock, StatedColumn, StatedRemark } from './statedTable';

const secondsPerDay = 86_400;
/** Spreadsheets count days from the end of 1899. */
const daysTo1970 = 25_569;

interface Header {
  readonly titles: readonly string[];
  readonly units: readonly string[];
  readonly samplingRate?: number;
}

/** `10.000 mV`, the range of a channel, ends in its unit. */
function unitOfRange(range: string): string {
  return /^[-+0-9.,eE]+ (.{1,32})$/u.exec(range)?.[1] ?? '';
}

/** The header as LabChart writes it, with tabs, where another program saved the table with commas or semicolons. */
function withTabs(lines: readonly string[]): readonly string[] {
  const mark = /^"?(?:ChannelTitle|Interval)="?([,;])/u.exec(
    lines.find((line) => line.includes('=')) ?? '',
  )?.[1];
  if (mark === undefined) return lines;
  return lines.map((line) => splitHeader(line, mark === ';' ? 'semicolon' : 'comma').join('\t'));
}

function readHeader(saved: readonly string[]): Header | undefined {
  const lines = withTabs(saved);
  const titles = cellsBehind(lines, 'ChannelTitle=');
  if (!titles) return undefined;
  const ranges = cellsBehind(lines, 'Range=')?.map(unitOfRange) ?? [];
  const units = cellsBehind(lines, 'UnitName=') ?? ranges;
  const tops = cellsBehind(lines, 'TopValue=');
  const interval = cellsBehind(lines, 'Interval=')?.[0] ?? '';
  const samplingRate = rateOfInterval(interval, interval.includes(','));
  return {
    titles: withoutEmptyEnd(titles),
    // Stars are no conversion: the values are in the unit of the range.
    units: units.map((unit, channel) => {
      const isPlain = (tops?.[channel] ?? '*') === '*';
      return unit !== '*' ? unit : isPlain ? (ranges[channel] ?? '') : '';
    }),
    ...(samplingRate === undefined ? {} : { samplingRate }),
  };
}

/** `1/02/2024` as a number of days since 1970: the day stands first, or the month. */
function daysOf(date: string): readonly number[] {
  const [, first = '', second = '', year = ''] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2,4})\b/u.exec(date) ?? [];
  const full = Number(year) + (year.length === 2 ? 2000 : 0);
  return year === ''
    ? []
    : [
        [second, first],
        [first, second],
      ].map(([month, day]) => Date.UTC(full, Number(month) - 1, Number(day)) / 86_400_000);
}

/**
 * When a block began. The text beside the number is trusted for the time of day, and the number for which of the two
 * ways a date is written.
 */
function startOf(lines: readonly string[]): number | undefined {
  const [excel, text = ''] = cellsBehind(lines, 'ExcelDateTime=') ?? [];
  const days = numberIn(excel);
  const bytes = new TextEncoder().encode(text);
  const clock = clockTime(bytes, 0, bytes.length);
  const since1970 = days === undefined ? undefined : days - daysTo1970;
  if (!clock) return since1970 === undefined ? undefined : since1970 * secondsPerDay;
  const written = daysOf(text);
  const day =
    written.find((one) => one === Math.floor(since1970 ?? NaN)) ?? written[0] ?? Math.floor(since1970 ?? 0);
  return day * secondsPerDay + (clock.seconds % secondsPerDay);
}

function readBlock(saved: readonly string[]): StatedBlock {
  const lines = withTabs(saved);
  const start = startOf(lines);
  const form = ['Interval=', 'ChannelTitle=', 'UnitName=']
    .map((key) => withoutEmptyEnd(cellsBehind(lines, key) ?? []).join('\t'))
    .join('\n');
  return {
    ...(start === undefined ? {} : { startSeconds: start }),
    timesRestart: cellsBehind(lines, 'TimeFormat=')?.[0] === 'StartOfBlock',
    form,
  };
}

const blocks: BlockRule = { begins: (line) => /^"?Interval=/u.test(line), read: readBlock };

/** What one unit of the times is, told by the interval that is stated: times may be in minutes or in days. */
function secondsPerUnit(table: Table, column: number, samplingRate: number | undefined): number {
  const clock = estimateClock(table.sampleRows.map((row) => row[column] ?? NaN));
  if (!clock || samplingRate === undefined) return 1;
  const units = [1, 1e-3, 60, 3600, secondsPerDay];
  return units.find((unit) => Math.abs(clock.step * unit * samplingRate - 1) < 0.02) ?? 1;
}

/** Dates and times stand before the channels, of which the header has a title each; a last empty column is none. */
function columnsBefore(table: Table, channels: number): number {
  const more = Math.max(0, table.columnCount - channels);
  const isEmpty = (column: number): boolean =>
    !table.odd.has(column) && table.sampleRows.every((row) => Number.isNaN(row[column] ?? NaN));
  return more > 0 && isEmpty(table.columnCount - 1) && !isEmpty(0) ? more - 1 : more;
}

/** `#* cramp starts`, `#2 electrode moved`: a comment on all channels or on one, several of them behind one row. */
function remarksOf(words: string, titles: readonly string[]): readonly StatedRemark[] {
  return words.split(/#(?=(?:\*|\d{1,4})(?:\s|$))/u).flatMap((part): StatedRemark[] => {
    const [, channel = '*', text = ''] = /^(\*|\d{1,4})(?:\s(.*))?$/su.exec(part) ?? ['', '', part];
    const said = text.replaceAll(/["\t]/gu, ' ').trim();
    if (said === '') return [];
    const title = titles[Number(channel) - 1] ?? `channel ${channel}`;
    return [{ text: /^\d/u.test(channel) ? `${said} (${title})` : said }];
  });
}

/** @see Exporter */
export const labChart: Exporter = (table) => {
  const header = readHeader(table.preamble);
  if (!header) return undefined;
  const { titles, units, samplingRate } = header;
  const before = columnsBefore(table, titles.length);
  const columns = Array.from({ length: table.columnCount }, (_, column): StatedColumn => {
    if (column >= before) {
      return {
        name: titles[column - before] ?? '',
        unit: units[column - before] ?? '',
        role: { is: 'signal' },
      };
    }
    const odd = table.odd.get(column);
    if (odd && odd.kind !== 'clock') {
      return {
        name: 'Date',
        unit: '',
        role: { is: 'left out', reason: `it holds dates such as "${odd.example}"` },
      };
    }
    const unit = odd ? 1 : secondsPerUnit(table, column, samplingRate);
    return { name: 'Time', unit: '', role: { is: 'time', secondsPerUnit: unit } };
  });
  return {
    columns: columns.map((one, column) =>
      column >= before + titles.length ? { ...one, role: { is: 'left out', reason: '' } } : one,
    ),
    ...(samplingRate === undefined ? {} : { samplingRate }),
    statements: 0,
    blocks,
    remarks: (words) => remarksOf(words, titles),
  };
};
