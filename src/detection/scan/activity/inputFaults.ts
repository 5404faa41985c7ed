/**
 * Where an input is no live electrode in tissue, however short (DETECTION.md §B.5): shorted (far less noise than elsewhere in
 * the channel, and no hum), at a rail (still, and far from the baseline), or open (the grid and little else, far stronger than
 * elsewhere).
 */
import { at } from '../../../base/typedArrays';
import { fixedNumbers, microvolts, ratio, seconds } from '../../numbers/fixedNumbers';
import type { HopRange } from './hops';
import type { InputCourse, InputWindow } from './inputCourse';
import { isRestItself, quantile, quantileOf, restOf } from './inputRest';

/** What is wrong with an input. */
export type InputFaultCause = 'shorted-input' | 'at-rail' | 'open-input' | 'noise-for-signal';

/** A stretch in which an input is no live electrode. */
export interface InputFault extends HopRange {
  readonly cause: InputFaultCause;
  /** What shows it, in the channel's unit: its noise, its distance from the baseline, or the grid's amplitude. */
  readonly value: number;
  /** What it is held against, in the same unit. */
  readonly threshold: number;
}

export const inputFaultNumbers = fixedNumbers('inputFaults', {
  leastSeconds: seconds(
    0.05,
    [0.02, 1],
    'An input is shorted or at a rail for this long at least',
    'own: no potential is still for so long',
  ),
  gapSeconds: seconds(0.02, [0, 0.5], 'Faults parted by less are one', 'own: two hops at an edge'),
  stillPart: ratio(
    1 / 3,
    [0.05, 0.5],
    'And this part of what the input has at rest elsewhere, at most',
    'own: what an electrode in place has of noise does not fall by two thirds; half a cycle of hum has 0.44 of the whole',
  ),
  railMicrovolts: microvolts(
    100,
    [10, 10_000],
    'A rail is so far from the baseline at least',
    'own: no amplifier has its limits nearer',
  ),
  railPart: ratio(
    0.3,
    [0.05, 1],
    'And this part of the channel’s greatest distance',
    'own: amplifiers are driven to both limits, which differ',
  ),
  openPart: ratio(
    0.6,
    [0.3, 0.95],
    'Of an open input’s power the grid’s own frequency has this part',
    'own: a wave that is clipped on both sides has 0.81, on one side 0.7; a train of potentials below 0.2',
  ),
  openRatio: ratio(
    5,
    [2, 50],
    'And it is this many times as strong as elsewhere in the channel',
    'own: a hum that hands and cables change does so by a factor of two or three',
  ),
  openLeast: microvolts(100, [10, 10_000], 'And this strong at least', 'own: less hum is usual'),
  openAlways: microvolts(
    1500,
    [200, 100_000],
    'A hum of this is an open input whatever the channel has elsewhere',
    'own: up to 1 mV is found in recordings with both electrodes in place',
  ),
  openGreatest: microvolts(
    100_000,
    [10_000, 10_000_000],
    'But a channel whose usual hum is above this has a wrong unit',
    'own: no amplifier of EMG holds as much',
  ),
  usualQuantile: ratio(0.25, [0.05, 0.5], 'Elsewhere: this quantile of the grid’s strength', 'own: robust'),
});
const n = inputFaultNumbers.values;

/** Every fault of an input, in order; those of one kind do not overlap. */
export function findInputFaults(course: InputCourse): readonly InputFault[] {
  const windows = course.windows();
  // Most inputs are never still: then nobody needs to know what they are at rest.
  const still = course.isEverStill() ? [...rails(course), ...shorts(course, windows)] : [];
  return [...still, ...opened(course, windows)].sort((a, b) => a.from - b.from || a.to - b.to);
}

function shorts(course: InputCourse, windows: readonly InputWindow[]): readonly InputFault[] {
  const limit = openLimit(course, windows);
  const rest = restOf(
    course,
    windows.filter((window) => !isOpen(window, limit)),
  );
  if (rest === undefined) return [];
  const threshold = Math.min(course.stillSpread, n.stillPart * rest.spread);
  const runs = hopRuns(course, (hop) => course.spreadAt(hop) < threshold);
  if (isRestItself(course, runs, rest)) return [];
  return runs.map((run) => ({
    ...run,
    cause: 'shorted-input',
    value: usual(run, (hop) => course.spreadAt(hop)),
    threshold,
  }));
}

function rails(course: InputCourse): readonly InputFault[] {
  const { unit } = course;
  if (unit === undefined) return [];
  const levels = Float64Array.from({ length: course.hops }, (_, hop) => course.levelAt(hop));
  const baseline = quantile(levels.filter(Number.isFinite), 1 / 2);
  if (baseline === undefined) return [];
  const off = (hop: number): number => Math.abs(at(levels, hop) - baseline);
  let greatest = 0;
  for (let hop = 0; hop < levels.length; hop++) if (off(hop) > greatest) greatest = off(hop);
  const threshold = Math.max(n.railMicrovolts / unit, n.railPart * greatest);
  const isAtRail = (hop: number): boolean =>
    course.spreadAt(hop) < course.stillSpread && off(hop) > threshold;
  const standing = hopRuns(course, isAtRail);
  // Some formats have no word for their lowest value but "no sample": where the signal ran to it, it was at its rail.
  const lost = hopRuns(course, (hop) => Number.isNaN(at(levels, hop))).filter(
    ({ from, to }) => Math.max(from > 0 ? off(from - 1) : 0, to < course.hops ? off(to) : 0) > threshold,
  );
  return [...standing, ...lost].map((run) => ({
    ...run,
    cause: 'at-rail',
    value: Number.isNaN(off(run.from)) ? greatest : usual(run, off),
    threshold,
  }));
}

function opened(course: InputCourse, windows: readonly InputWindow[]): readonly InputFault[] {
  const { unit } = course;
  // No limit of a voltage is lower.
  const least = unit === undefined ? 0 : n.openLeast / unit;
  if (!windows.some((window) => isOpen(window, least))) return [];
  const limit = openLimit(course, windows);
  const runs: HopRange[] = [];
  for (const { from, to } of windows.filter((window) => isOpen(window, limit))) {
    const last = runs.at(-1);
    if (last && from <= last.to) runs[runs.length - 1] = { from: last.from, to };
    else runs.push({ from, to });
  }
  return runs.map((run) => {
    const inside = windows.filter(({ from, to }) => from >= run.from && to <= run.to);
    const amplitude = quantileOf(inside, 'gridAmplitude', 1 / 2) ?? 0;
    return { ...withEdges(course, run), cause: 'open-input', value: amplitude, threshold: limit };
  });
}

/** The grid's amplitude from which an input is open. */
function openLimit(
  { stillSpread, unit }: Pick<InputCourse, 'stillSpread' | 'unit'>,
  windows: readonly InputWindow[],
): number {
  // A shorted input, or one at a rail, has no hum, which is no reason to take that of an electrode for an open input's.
  const live = windows.filter(({ spread }) => spread > stillSpread);
  const elsewhere = quantileOf(live, 'gridAmplitude', n.usualQuantile);
  return openLimitBeside(elsewhere ?? Infinity, unit);
}

/** The same where the grid is so strong elsewhere. */
export function openLimitBeside(elsewhere: number, unit: number | undefined): number {
  const relative = n.openRatio * elsewhere;
  return unit === undefined || elsewhere * unit > n.openGreatest
    ? relative
    : Math.min(n.openAlways / unit, Math.max(relative, n.openLeast / unit));
}

/** Whether the grid is most of the input, and so strong. */
export function isOpen({ gridPart, gridAmplitude }: InputWindow, limit: number): boolean {
  return gridPart >= n.openPart && gridAmplitude >= limit;
}

/** Which of some courses that are looked at together show an electrode's hum: the input is neither open nor still in them. */
export function showHum(courses: readonly InputCourse[]): readonly boolean[] {
  const windows = courses.map((course) => course.windows());
  const [first] = courses;
  if (!first) return [];
  const limit = openLimit(first, windows.flat());
  return windows.map((own) =>
    own.every((window) => window.spread > first.stillSpread && !isOpen(window, limit)),
  );
}

/** A run of windows to the hops at which the input becomes as wide as in it: to either side, or a little within. */
function withEdges(course: InputCourse, { from, to }: HopRange): HopRange {
  const least = usual({ from, to }, (hop) => course.spreadAt(hop)) / 2;
  const isWide = (hop: number): boolean => course.spreadAt(hop) >= least;
  let [first, end] = [from, to];
  const reach = (to - from) / 2;
  while (first > Math.max(0, from - reach) && isWide(first - 1)) first--;
  while (end < Math.min(course.hops, to + reach) && isWide(end)) end++;
  while (first < end && !isWide(first)) first++;
  while (end > first && !isWide(end - 1)) end--;
  return { from: first, to: end };
}

/** Runs of hops that hold, short gaps closed, and long enough. */
function hopRuns(course: InputCourse, holds: (hop: number) => boolean): readonly HopRange[] {
  const runs: HopRange[] = [];
  for (let hop = 0; hop < course.hops; hop++) {
    if (!holds(hop)) continue;
    const last = runs.at(-1);
    if (last && (hop - last.to) * course.hopSeconds <= n.gapSeconds) {
      runs[runs.length - 1] = { from: last.from, to: hop + 1 };
    } else runs.push({ from: hop, to: hop + 1 });
  }
  return runs.filter(({ from, to }) => to - from >= Math.round(n.leastSeconds / course.hopSeconds));
}

function usual({ from, to }: HopRange, value: (hop: number) => number): number {
  return (
    quantile(
      Float64Array.from({ length: to - from }, (_, i) => value(from + i)),
      1 / 2,
    ) ?? 0
  );
}
