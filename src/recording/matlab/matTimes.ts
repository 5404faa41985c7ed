/** The clock behind a vector of times: its rate, or that it may be in seconds or in milliseconds; and its gaps. */
import { estimateClock, simplestRate } from '../text/samplingClock';
import { isSamplingRate } from '../samplingRate';
import { readNumbers } from './matNumbers';
import type { MatNumeric } from './matTypes';

/** Times of one channel: elements first, first + stride … of an array. */
export interface TimeSpan {
  readonly array: MatNumeric;
  readonly first: number;
  readonly stride: number;
  readonly count: number;
}

export type TimeClock =
  | {
      readonly kind: 'rate';
      readonly rate: number;
      readonly secondsPerUnit: number;
      /** The ends say another rate than the steps do: there are gaps. */
      readonly hasGaps: boolean;
    }
  /** Without a unit it could be in seconds or in milliseconds. */
  | { readonly kind: 'unclear'; readonly step: number };

const mostTimes = 4096;
/** Below this rate (Hz) nothing is EMG: times without unit that give less could be in milliseconds. */
const slowestEmgRate = 100;
/** MATLAB's days since the year 0, from 1950 to 2100. */
const datenums = { from: 712_224, to: 767_011 };
const secondsPerDay = 86_400;

/** The clock of times whose unit is known (or not); undefined where they do not rise like one. */
export async function clockOf(span: TimeSpan, secondsPerUnit?: number): Promise<TimeClock | undefined> {
  const { array, first, stride, count } = span;
  if (array.complex || count < 2) return undefined;
  const times = await readNumbers(array, Math.min(mostTimes, count), first, stride);
  const clock = estimateClock(times);
  const [start] = times;
  const [end] = await readNumbers(array, 1, first + (count - 1) * stride, 1);
  if (!clock || start === undefined || end === undefined || !(end > start)) return undefined;
  const unit = secondsPerUnit ?? unitOf(start, clock.step);
  if (unit === undefined) return { kind: 'unclear', step: clock.step };
  const mean = (count - 1) / (end - start);
  // Where the ends and the steps disagree the vector has gaps: the steps are the clock.
  const even = Math.abs(mean * clock.step - 1) < 1e-3;
  const exact = (even ? mean : 1 / clock.step) / unit;
  // Days since the year 0 are exact to 10 µs, seconds since 1970 to less than 1 µs.
  const resolution = (2 ** -51 * Math.abs(end)) / (end - start);
  const rate = simplestRate(exact, (mean / unit) * (1e-6 + resolution));
  if (!isSamplingRate(rate)) return undefined;
  return { kind: 'rate', rate, secondsPerUnit: unit, hasGaps: !even && clock.jitter < 0.25 * clock.step };
}

function unitOf(start: number, step: number): number | undefined {
  if (start >= datenums.from && start < datenums.to && step < 1e-3) return secondsPerDay;
  return 1 / step >= slowestEmgRate ? 1 : undefined;
}

/** Samples that follow one another without a gap, and their place on the timeline. */
export interface TimedPart {
  readonly first: number;
  readonly count: number;
  readonly at: number;
}

const timesAtOnce = 2 ** 16;
const mostParts = 10_000;

/** The parts between the gaps of a vector of times; undefined where times go back or there is a gap everywhere. */
export async function partsOf(
  { array, first, stride, count }: TimeSpan,
  rate: number,
  secondsPerUnit: number,
  start?: number,
): Promise<readonly TimedPart[] | undefined> {
  const parts: { first: number; count: number; at: number }[] = [];
  const perUnit = rate * secondsPerUnit;
  let [previous = NaN] = await readNumbers(array, 1, first, stride);
  const origin = start ?? previous;
  let part = { first: 0, count: 0, at: Math.max(0, Math.round((previous - origin) * perUnit)) };
  for (let done = 0; done < count; done += timesAtOnce) {
    const times = await readNumbers(
      array,
      Math.min(timesAtOnce, count - done),
      first + done * stride,
      stride,
    );
    for (const [index, time] of times.entries()) {
      const sample = done + index;
      const steps = sample === 0 ? 1 : (time - previous) * perUnit;
      if (!(steps > 0)) return undefined;
      if (steps > 1.5) {
        parts.push(part);
        if (parts.length === mostParts) return undefined;
        const at = Math.max(part.at + part.count, Math.round((time - origin) * perUnit));
        part = { first: sample, count: 0, at };
      }
      part.count += 1;
      previous = time;
    }
  }
  return [...parts, part];
}

/** How many of the times lie on an even clock from the first on: the rest is padding. */
export async function timesOnClock(span: TimeSpan, rate: number): Promise<number> {
  const { array, first, stride, count } = span;
  const [start = NaN] = await readNumbers(array, 1, first, 1);
  const isOnClock = async (index: number): Promise<boolean> => {
    const [time = NaN] = await readNumbers(array, 1, first + index * stride, 1);
    const expected = index / rate;
    return Math.abs(time - start - expected) <= Math.max(1.5 / rate, 0.01 * expected);
  };
  let [there, beyond] = [0, count];
  while (beyond - there > 1) {
    const middle = Math.floor((there + beyond) / 2);
    if (await isOnClock(middle)) there = middle;
    else beyond = middle;
  }
  return Number.isFinite(start) ? there + 1 : 0;
}
