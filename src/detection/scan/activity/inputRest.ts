/** What an input has where a live electrode is at rest: what its faults are held against. */
import { quantileOfSorted, sorted } from '../../../signal/statistics';
import { chosen, fixedNumbers, microvolts, ratio, seconds } from '../../numbers/fixedNumbers';
import type { HopRange } from './hops';
import { type InputCourse, type InputWindow, windowHops } from './inputCourse';

export const inputRestNumbers = fixedNumbers('inputRest', {
  steadyRatio: ratio(
    1.4,
    [1.05, 3],
    'The input is at rest, or hums, where its spread stays within this of itself',
    'own: noise and hum do, discharges do not',
  ),
  steadySeconds: seconds(
    0.5,
    [0.1, 5],
    'For this long',
    'own: as long as a pause between potentials at 2 Hz',
  ),
  evenRatio: ratio(
    2.5,
    [1.2, 10],
    'Noise is even: from one hop to the next its spread stays within this',
    'own: of 100 samples the spread varies by 7 %; potentials leave most hops empty at up to 100 a second',
  ),
  activeRatio: ratio(2, [1.2, 10], 'More than this times the rest is activity', chosen),
  leastSteadySeconds: seconds(1, [0.2, 60], 'There is so much of it in all', 'own: less is chance'),
  steadyQuantile: ratio(
    0.1,
    [0, 0.5],
    'Of all of it this quantile is the level of rest',
    'own: robust lowest',
  ),
  steadyMicrovolts: microvolts(
    20,
    [1, 1000],
    'Steadiness above this is no rest but where the grid makes it',
    'own: five times a good recorder, as plausibleNoise; a dense interference pattern is steady too',
  ),
});
const n = inputRestNumbers.values;

/**
 * Whether the quiet is the muscle's rest, and what is louder an open lead: there is more of it, and more activity begins and
 * ends in it. Of a hum there is no doubt: an electrode's does not come and go.
 */
export function isRestItself(course: InputCourse, quiet: readonly HopRange[], rest: Rest): boolean {
  const hops = quiet.reduce((sum, { from, to }) => sum + to - from, 0);
  if (hops <= rest.hops || rest.hums) return false;
  return activeEdges(course, quiet, rest) > activeEdges(course, rest.runs, rest);
}

/** How often activity ends where one of these runs begins, or begins where one ends. */
function activeEdges(course: InputCourse, runs: readonly HopRange[], { spread: usual }: Rest): number {
  const beside = runs.flatMap(({ from, to }) => [
    ...course.windows(from - 3 * windowHops, from).slice(0, 1),
    ...course.windows(to, to + 3 * windowHops).slice(-1),
  ]);
  return beside.filter(({ spread }) => spread > n.activeRatio * usual).length;
}

/** What the input has where a live electrode is at rest, hum included. */
export interface Rest {
  readonly spread: number;
  readonly hops: number;
  readonly runs: readonly HopRange[];
  /** Most of it is hum. */
  readonly hums: boolean;
}

/** Undefined where it never is at rest. */
export function restOf(
  { hopSeconds, stillSpread, unit }: InputCourse,
  windows: readonly InputWindow[],
): Rest | undefined {
  const greatest = unit === undefined ? Infinity : n.steadyMicrovolts / unit;
  const steady: InputWindow[] = [];
  const runs: HopRange[] = [];
  let run: InputWindow[] = [];
  let [low, high] = [Infinity, 0];
  const take = (): void => {
    const first = run[0];
    const last = run.at(-1);
    if (first && last && (last.to - first.from) * hopSeconds >= n.steadySeconds) {
      steady.push(...run);
      runs.push({ from: first.from, to: last.to });
    }
    run = [];
    [low, high] = [Infinity, 0];
  };
  for (const window of windows) {
    const { spread, gridPart, evenness, from } = window;
    const isHum = gridPart > 1 / 2;
    const isPlausible = spread >= stillSpread && (isHum || (spread <= greatest && evenness <= n.evenRatio));
    const isNext = from <= (run.at(-1)?.to ?? from);
    if (!isPlausible || !isNext || Math.max(high, spread) > n.steadyRatio * Math.min(low, spread)) take();
    if (!isPlausible) continue;
    run.push(window);
    [low, high] = [Math.min(low, spread), Math.max(high, spread)];
  }
  take();
  const step = (windows[1]?.from ?? 0) - (windows[0]?.from ?? 0);
  const hops = steady.length * step;
  const spread = quantileOf(steady, 'spread', n.steadyQuantile);
  if (spread === undefined || hops * hopSeconds < n.leastSteadySeconds) return undefined;
  return { spread, hops, runs, hums: (quantileOf(steady, 'gridPart', 1 / 2) ?? 0) > 1 / 2 };
}

/** A quantile, 0 to 1, of one number of some windows; undefined where there are none. */
export function quantileOf(
  windows: readonly InputWindow[],
  what: 'spread' | 'gridPart' | 'gridAmplitude',
  p: number,
): number | undefined {
  return quantile(
    Float64Array.from(windows, (window) => window[what]),
    p,
  );
}

/** A quantile, 0 to 1, of values in any order; undefined where there are none. */
export function quantile(values: Float64Array, p: number): number | undefined {
  return quantileOfSorted(sorted(values), p);
}
