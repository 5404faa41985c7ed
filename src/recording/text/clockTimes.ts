/**
 * Times of day and dates with one, as seconds: `10:00:00.001`, `2024-02-01T10:00:00,001`, `1/02/2024 3:04:05 PM`,
 * `04:05.25`. Read from bytes, since a recording has millions of them.
 */

const longestClock = 40;
const secondsPerDay = 86_400;
const clock =
  /^(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[T ]|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4} )? {0,4}(?:(\d{1,2}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,12}))?(?: ?([AP])\.?M\.?)?(?:Z|[+-]\d{2}:?\d{2})?$/iu;

/** A date without a time of day. */
const dateOnly = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})$/u;

/** A time: its value in seconds, of the day or since 1970 where a date stands before it, and its decimals. */
export interface ClockTime {
  readonly seconds: number;
  readonly places: number;
}

/** The time in `bytes[start, end)`, or undefined where there is none. */
export function clockTime(bytes: Uint8Array, start: number, end: number): ClockTime | undefined {
  if (end - start > longestClock || end - start < 4) return undefined;
  const match = clock.exec(String.fromCharCode(...bytes.subarray(start, end)));
  if (!match) return undefined;
  const [, year, month, day, first, minutes = '', whole = '', fraction = '', half] = match;
  // Two fields are minutes and seconds where a fraction says so; `10:05` alone could be either.
  if (first === undefined && fraction === '') return undefined;
  const hours = inHalf(Number(first ?? 0), half);
  if (Number(minutes) > 59 || Number(whole) > 59) return undefined;
  const days = year === undefined ? 0 : Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000;
  const seconds = days * secondsPerDay + hours * 3600 + Number(minutes) * 60 + Number(whole);
  // One division, so that the value is the nearest to what is written.
  const scale = 10 ** fraction.length;
  const scaled = seconds * scale + Number(fraction || 0);
  const value = scaled <= Number.MAX_SAFE_INTEGER ? scaled / scale : seconds + Number(`0.${fraction || 0}`);
  return Number.isFinite(value) ? { seconds: value, places: fraction.length } : undefined;
}

function inHalf(hours: number, half: string | undefined): number {
  if (half === undefined) return hours;
  return (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** True for a date that says nothing of the time of day. */
export function isDate(bytes: Uint8Array, start: number, end: number): boolean {
  return (
    end - start <= 10 && end - start >= 6 && dateOnly.test(String.fromCharCode(...bytes.subarray(start, end)))
  );
}

/** Times of day that go on after midnight: a day is added where the last minutes of one are followed by the first. */
export class MidnightCrossings {
  private days = 0;
  private last = 0;

  /** The time, counted from the first day. */
  add(seconds: number): number {
    if (this.last > 0.99 * secondsPerDay && this.last < secondsPerDay && seconds < 0.01 * secondsPerDay) {
      this.days += 1;
    }
    this.last = seconds;
    return seconds + this.days * secondsPerDay;
  }
}
