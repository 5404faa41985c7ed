/** A matrix whose first channel is the time of the others: `[time, emg1, emg2]`, as people put it together. */
import { readNumbers } from './matNumbers';
import { spanOf, type Candidate } from './matShapes';
import { clockOf, type TimeClock } from './matTimes';

/** The first channel, where it is a clock and the second is none: its step, and what rate it tells by itself. */
export interface TimeColumn {
  readonly step: number;
  readonly clock: TimeClock;
}

const closeTo = (one: number, other: number): boolean => Math.abs(one / other - 1) < 1e-3;

/** Looks at the first channel; a stated rate has to fit it. */
export async function timeColumnOf(candidate: Candidate, stated?: number): Promise<TimeColumn | undefined> {
  if (candidate.channels < 2) return undefined;
  const clock = await evenClock(candidate, 0);
  if (!clock || (await evenClock(candidate, 1))) return undefined;
  if (stated === undefined) return clock;
  const fits = [1, 1 / stated, 1000 / stated].some((step) => closeTo(clock.step, step));
  return fits ? clock : undefined;
}

async function evenClock(candidate: Candidate, channel: number): Promise<TimeColumn | undefined> {
  const span = spanOf(candidate, channel);
  const clock = await clockOf(span);
  const [start = NaN, second = NaN] = await readNumbers(span.array, 2, span.first, span.stride);
  const [end = NaN] = await readNumbers(span.array, 1, span.first + (span.count - 1) * span.stride);
  const step = (end - start) / (span.count - 1);
  return clock && start >= 0 && closeTo(second - start, step) ? { step, clock } : undefined;
}
