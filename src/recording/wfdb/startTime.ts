/** When a WFDB record began, from the base time and date of its record line. */
import type { RecordLine } from './headerTypes';

/** `YYYY-MM-DDThh:mm:ss[.fff]`, or what is wrong with the header's time or date; neither where no date is stated. */
export interface StartTime {
  readonly startTime?: string;
  readonly warning?: string;
}

function isRealDate(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** header(5): the time is `H:M:S[.fff]`, the date `D/M/YYYY`. A time without a date names no moment and is left out. */
export function startTimeOf(record: RecordLine, headerName: string): StartTime {
  const { baseTime, baseDate } = record;
  if (baseDate === undefined || baseTime === undefined) return {};
  const time = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d+))?$/u.exec(baseTime);
  const date = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u.exec(baseDate);
  const warning = `${headerName} gives the impossible start "${baseTime} ${baseDate}"; the recording is shown without a start time.`;
  if (!time || !date) return { warning };
  const [, hour = '', minute = '', second = '', fraction = ''] = time;
  const [, day = '', month = '', year = ''] = date;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return { warning };
  if (!isRealDate(Number(year), Number(month), Number(day))) return { warning };
  const two = (text: string): string => text.padStart(2, '0');
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0');
  const part = Number(milliseconds) > 0 ? `.${milliseconds}` : '';
  return {
    startTime: `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${part}`,
  };
}
