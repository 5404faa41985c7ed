/**
 * Which stretch of the recording is shown: a left edge and a sweep. Ten divisions always fill the plot, so the
 * window is ten sweeps long. Everything here is arithmetic on seconds; pixels enter in `timeScale.ts`.
 */
import { roundUpToTwoDigits, sweepSteps } from './steps';

/** Horizontal divisions across the plot, as on an EMG machine. */
export const divisionsAcross = 10;

export interface TimeWindow {
  readonly startSeconds: number;
  readonly secondsPerDivision: number;
}

export function windowSeconds(window: TimeWindow): number {
  return window.secondsPerDivision * divisionsAcross;
}

export function windowEnd(window: TimeWindow): number {
  return window.startSeconds + windowSeconds(window);
}

const fastestSweep = sweepSteps[0] ?? 1e-4;

/** The sweep that shows `seconds` across the plot, rounded up to two digits so that its name is exact. */
export function fittingSweep(seconds: number): number {
  return Math.max(fastestSweep, roundUpToTwoDigits(Math.max(seconds, fastestSweep) / divisionsAcross));
}

/** The window moved, where needed, to lie inside the recording; one longer than the recording starts at 0. */
export function clampWindow(window: TimeWindow, durationSeconds: number): TimeWindow {
  const secondsPerDivision = Math.min(
    Math.max(window.secondsPerDivision, fastestSweep),
    slowestSweep(durationSeconds),
  );
  const last = Math.max(0, durationSeconds - secondsPerDivision * divisionsAcross);
  return { startSeconds: Math.min(Math.max(window.startSeconds, 0), last), secondsPerDivision };
}

/** The slowest sweep worth offering: the first step that shows the whole recording. */
export function slowestSweep(durationSeconds: number): number {
  const fit = fittingSweep(durationSeconds);
  return sweepSteps.find((step) => step >= fit) ?? fit;
}

/** The whole recording up to ten seconds long, else ten seconds of it: a first look that shows something. */
export function firstWindow(durationSeconds: number): TimeWindow {
  return {
    startSeconds: 0,
    secondsPerDivision: durationSeconds <= divisionsAcross ? fittingSweep(durationSeconds) : 1,
  };
}

/** The sweep changed while the moment `atSeconds` stays where it is on the screen. */
export function zoomAt(
  window: TimeWindow,
  secondsPerDivision: number,
  atSeconds: number,
  durationSeconds: number,
): TimeWindow {
  const part = (atSeconds - window.startSeconds) / windowSeconds(window);
  const startSeconds = atSeconds - part * secondsPerDivision * divisionsAcross;
  return clampWindow({ startSeconds, secondsPerDivision }, durationSeconds);
}

/** Moved by `divisions` (negative: towards the start). */
export function panByDivisions(window: TimeWindow, divisions: number, durationSeconds: number): TimeWindow {
  const startSeconds = window.startSeconds + divisions * window.secondsPerDivision;
  return clampWindow({ ...window, startSeconds }, durationSeconds);
}

function sweepAtLeast(secondsPerDivision: number): number {
  return sweepSteps.find((step) => step >= secondsPerDivision * (1 - 1e-9)) ?? secondsPerDivision;
}

/** Whether any of [from, to) is inside the window. */
export function isInView(window: TimeWindow, from: number, to: number): boolean {
  return to > window.startSeconds && from < windowEnd(window);
}

/** Below a fiftieth of the window (20 pixels of 1,000) a span is hard to see and to grip. */
const leastPart = 1 / 50;

/** What is that short is shown as a tenth of the window, but no sweep gets faster for that than this. */
const partOfShort = 1 / 10;
const fastestForShort = 0.1;

/**
 * The window in which [from, to) is seen whole. Unmoved where it is already; moved, at the same sweep, where it fits with
 * half a division on either side; else at the first of the usual sweeps at which it does, or at one that makes a very
 * short one large enough: so that most labels are seen at the same few sweeps and can be compared.
 */
export function showWhole(window: TimeWindow, from: number, to: number, durationSeconds: number): TimeWindow {
  const length = windowSeconds(window);
  const isLong = to - from > length - window.secondsPerDivision;
  const isShort = to - from < leastPart * length;
  const forShort = Math.max(fastestForShort, (to - from) / partOfShort / divisionsAcross);
  let { secondsPerDivision } = window;
  if (isLong) secondsPerDivision = sweepAtLeast((to - from) / (divisionsAcross - 1));
  else if (isShort) secondsPerDivision = Math.min(secondsPerDivision, sweepAtLeast(forShort));
  const isInside = from >= window.startSeconds && to <= windowEnd(window);
  if (isInside && secondsPerDivision === window.secondsPerDivision) return window;
  const startSeconds = (from + to - secondsPerDivision * divisionsAcross) / 2;
  return clampWindow({ startSeconds, secondsPerDivision }, durationSeconds);
}

/** The window moved as little as needed for a moment to be inside it with half a division to spare. */
export function showMoment(window: TimeWindow, seconds: number, durationSeconds: number): TimeWindow {
  const margin = window.secondsPerDivision / 2;
  const end = windowEnd(window);
  if (seconds < window.startSeconds) {
    return clampWindow({ ...window, startSeconds: seconds - margin }, durationSeconds);
  }
  if (seconds > end) {
    const startSeconds = seconds + margin - windowSeconds(window);
    return clampWindow({ ...window, startSeconds }, durationSeconds);
  }
  return window;
}

/** A window that frames [from, to) with a tenth of its length on either side. */
export function frameSpan(from: number, to: number, durationSeconds: number): TimeWindow {
  const margin = (to - from) * 0.1;
  const secondsPerDivision = fittingSweep(to - from + 2 * margin);
  const startSeconds = (from + to) / 2 - (secondsPerDivision * divisionsAcross) / 2;
  return clampWindow({ startSeconds, secondsPerDivision }, durationSeconds);
}
