/**
 * When an EDF or BDF recording began, from the two fields that say so: the two-digit date of EDF and the full
 * one that EDF+ adds to the recording identification (https://www.edfplus.info/specs/edfplus.html).
 */
import type { HeaderText } from './headerText';

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The header's start as milliseconds of a clock without time zone; undefined where unknown or impossible. */
export function headerStart(text: HeaderText, warnings: string[]): number | undefined {
  const full = /Startdate\s+(\S+)/iu.exec(text.text(text.fixed('recording')))?.[1];
  const date = full === undefined || full.toUpperCase() === 'X' ? undefined : fullDate(full);
  const chosen = chooseDate(text, full, date, warnings);
  const time = timeOfDay(text, warnings);
  if (!chosen || time === undefined) return undefined;
  return Date.UTC(chosen.year, chosen.month - 1, chosen.day) + time * 1000;
}

/** `YYYY-MM-DDThh:mm:ss[.fff]` of the header's start plus the first record's onset. */
export function startTimeText(startMilliseconds: number, firstOnsetSeconds: number): string | undefined {
  const start = new Date(Math.round(startMilliseconds + firstOnsetSeconds * 1000));
  if (Number.isNaN(start.getTime())) return undefined;
  return start.toISOString().replace(/(?:\.000)?Z$/u, '');
}

/** The EDF+ date where it is one, else the two-digit one; differences and impossible dates are told. */
function chooseDate(
  text: HeaderText,
  full: string | undefined,
  date: CalendarDate | undefined,
  warnings: string[],
): CalendarDate | undefined {
  const place = text.fixed('startDate');
  const written = text.text(place);
  const short = twoDigitDate(written);
  if (date) {
    const differs =
      short && (short.year % 100 !== date.year % 100 || short.month !== date.month || short.day !== date.day);
    if (differs) {
      warnings.push(
        `In the header, ${text.describe(place)} but the EDF+ Startdate is "${full ?? ''}": the Startdate is taken.`,
      );
    }
    return date;
  }
  if (full !== undefined && full.toUpperCase() !== 'X') {
    warnings.push(`The EDF+ Startdate (in bytes 88 to 167) is "${full}", which is not a date.`);
  }
  // EDF+ asks for this very date where the true one is unknown or taken out.
  if (full?.toUpperCase() === 'X' && written === '01.01.85') return undefined;
  if (!short) {
    warnings.push(`In the header, ${text.describe(place)}, which is not a date: the start time is left out.`);
  } else if (!/^\d\d\.\d\d\.\d\d$/u.test(written)) {
    warnings.push(`In the header, ${text.describe(place)} instead of dd.mm.yy; read as day, month, year.`);
  }
  return short;
}

/** `24-JAN-2020`, in any case. */
function fullDate(text: string): CalendarDate | undefined {
  const [, day, monthName, year] = /^(\d{1,2})-([a-z]{3})-(\d{4})$/iu.exec(text) ?? [];
  const month = months.indexOf(monthName?.toUpperCase() ?? '') + 1;
  return existing({ year: Number(year), month, day: Number(day) });
}

/** `dd.mm.yy`: the years 85 to 99 are of the twentieth century, 00 to 84 of the twenty-first. */
function twoDigitDate(text: string): CalendarDate | undefined {
  const [, day, month, year] = /^(\d{1,2})[.:/-](\d{1,2})[.:/-](\d{2})$/u.exec(text) ?? [];
  const century = Number(year) >= 85 ? 1900 : 2000;
  return existing({ year: century + Number(year), month: Number(month), day: Number(day) });
}

/** The date when the calendar has it. */
function existing(date: CalendarDate): CalendarDate | undefined {
  const time = new Date(Date.UTC(date.year, date.month - 1, date.day));
  const exists = time.getUTCMonth() === date.month - 1 && time.getUTCDate() === date.day;
  return exists ? date : undefined;
}

/** Seconds of the day, from `hh.mm.ss`. */
function timeOfDay(text: HeaderText, warnings: string[]): number | undefined {
  const place = text.fixed('startTime');
  const [, hour, minute, second] = /^(\d{1,2})[.:/-](\d{1,2})[.:/-](\d{1,2})$/u.exec(text.text(place)) ?? [];
  const exists = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if (exists) return (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  warnings.push(
    `In the header, ${text.describe(place)}, which is not a time of day: the start time is left out.`,
  );
  return undefined;
}
