/**
 * Where a potential begins and ends, by the rule `level-and-slope` (DETECTION.md §C.4): the first and the last point that is
 * above a level, which rises with the noise that is left in the average, and on a slope that lasts.
 */
import { at, byteAt } from '../../base/typedArrays';
import { chosen, fixedNumbers, microvolts, ratio, seconds } from '../numbers/fixedNumbers';
import { deviationOf } from './template';

export const edgeNumbers = fixedNumbers('morphologyEdges', {
  levelMicrovolts: microvolts(10, [1, 50], 'A potential is this far from its baseline at least', '§C.4'),
  slopeMicrovoltsPerMillisecond: ratio(
    20,
    [2, 100],
    'And on a slope of so many µV/ms at least …',
    '§C.4, §N mup',
  ),
  slopeSeconds: seconds(0.0005, [0.0001, 0.002], '… that lasts for this', '§C.4'),
  overNoise: ratio(
    3,
    [2, 8],
    'And so many deviations of the noise that is left at least',
    '§C.4 (k times the noise); own: beyond it by chance in one of 400 values, and seldom on a slope that lasts',
  ),
  smoothingSeconds: seconds(
    0.00025,
    [0.00005, 0.001],
    'It is looked at through two running means of this',
    'own: half the time that a slope must last',
  ),
  joinSeconds: seconds(
    0.001,
    [0.0002, 0.005],
    'What comes after a shorter pause belongs to the potential',
    '§C.4 (a satellite is at least 1 ms after the end)',
  ),
  slowJoinSeconds: seconds(
    0.003,
    [0.001, 0.01],
    'So does what comes after such a pause and is too small for a turn',
    chosen,
  ),
});
const {
  levelMicrovolts,
  slopeMicrovoltsPerMillisecond,
  slopeSeconds,
  overNoise,
  smoothingSeconds,
  joinSeconds,
  slowJoinSeconds,
} = edgeNumbers.values;

/** Samples [from, to). */
export interface SampleSpan {
  readonly from: number;
  readonly to: number;
}

/** A template to find edges in: µV from its baseline. */
export interface EdgedTemplate {
  readonly values: Float32Array;
  /** What noise is left in it, as long as it. */
  readonly noise: Float32Array;
  readonly rate: number;
  /** Where its main peak is. */
  readonly peak: number;
}

/** The potential, and what else stands out, in order of time; undefined where nothing stands out at the peak. */
export interface Components {
  readonly main: SampleSpan;
  readonly others: readonly SampleSpan[];
}

/** @param leastTurn a component is a spike from this many µV on, peak to peak */
export function findComponents(template: EdgedTemplate, leastTurn: number): Components | undefined {
  const { rate, peak } = template;
  const smooth = smoothed(template.values, rate);
  const noise = smoothed(template.noise, rate);
  const level = Math.max(levelMicrovolts, overNoise * deviationOf(noise));
  const millisecond = rate / 1000;
  // It must last: noise that stays on one slope so long is rarely that far from the baseline too.
  const steep = lasting(smooth, {
    leastSlope: slopeMicrovoltsPerMillisecond / millisecond,
    count: Math.round(slopeSeconds * rate),
    turnCount: Math.round(smoothingSeconds * rate),
    leastHeight: Math.max(leastTurn, 2 * level),
  });
  const components = runs(smooth.length, (i) => Math.abs(at(smooth, i)) > level, joinSeconds * rate).flatMap(
    (run) => trimmed(run, (i) => byteAt(steep, i) === 1 && Math.abs(at(smooth, i)) > level),
  );
  const own = components.findIndex(({ from, to }) => from <= peak && peak < to);
  const main = components[own];
  if (!main) return undefined;
  const isSlowPart = (pause: number, { from, to }: SampleSpan): boolean =>
    pause < slowJoinSeconds * rate && peakToPeak(smooth, from, to) < leastTurn;
  let [first, last] = [own, own];
  let { from, to } = main;
  for (
    let next = components[last + 1];
    next && isSlowPart(next.from - to, next);
    next = components[last + 1]
  ) {
    to = next.to;
    last++;
  }
  for (
    let next = components[first - 1];
    next && isSlowPart(from - next.to, next);
    next = components[first - 1]
  ) {
    from = next.from;
    first--;
  }
  return { main: { from, to }, others: [...components.slice(0, first), ...components.slice(last + 1)] };
}

/** Largest less smallest within [from, to). */
export function peakToPeak(values: Float32Array, from: number, to: number): number {
  let [lowest, highest] = [Infinity, -Infinity];
  for (let i = from; i < to; i++) {
    lowest = Math.min(lowest, at(values, i));
    highest = Math.max(highest, at(values, i));
  }
  return Math.max(0, highest - lowest);
}

function smoothed(values: Float32Array, rate: number): Float32Array {
  const reach = Math.max(0, Math.round((smoothingSeconds * rate - 1) / 2));
  return runningMean(runningMean(values, reach), reach);
}

function runningMean(values: Float32Array, reach: number): Float32Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = at(sums, i) + at(values, i);
  return values.map((_, i) => {
    const [from, to] = [Math.max(0, i - reach), Math.min(values.length, i + reach + 1)];
    return (at(sums, to) - at(sums, from)) / (to - from);
  });
}

/** From sample to sample, by the neighbours on both sides. */
function differences(values: Float32Array): Float32Array {
  const last = values.length - 1;
  return values.map((_, i) => (at(values, Math.min(last, i + 1)) - at(values, Math.max(0, i - 1))) / 2);
}

/** What makes a slope one that lasts, in samples and µV. */
interface LastingSlope {
  /** From sample to sample. */
  readonly leastSlope: number;
  readonly count: number;
  /** A spike's two slopes are less apart than this. */
  readonly turnCount: number;
  /** Each of them is as high as this. */
  readonly leastHeight: number;
}

interface Slope extends SampleSpan {
  readonly sign: 1 | -1;
  readonly height: number;
}

/**
 * 1 where a slope lasts: of one direction, or up and at once down again. The spike of a near fibre is over before either of its
 * sides has lasted, and is as high as no noise.
 */
function lasting(
  values: Float32Array,
  { leastSlope, count, turnCount, leastHeight }: LastingSlope,
): Uint8Array {
  const steep = differences(values);
  const result = new Uint8Array(values.length);
  const slopes = ([1, -1] as const)
    .flatMap((sign) =>
      runs(steep.length, (i) => sign * at(steep, i) > leastSlope, 1).map(({ from, to }): Slope => {
        return { from, to, sign, height: peakToPeak(values, from, to) };
      }),
    )
    .sort((a, b) => a.from - b.from);
  for (const [k, { from, to, sign, height }] of slopes.entries()) {
    if (to - from >= count) result.fill(1, from, to);
    const next = slopes[k + 1];
    if (!next || next.sign === sign || next.from - to >= turnCount || next.to - from < count) continue;
    if (Math.min(height, next.height) >= leastHeight) result.fill(1, from, next.to);
  }
  return result;
}

/** Runs of places that are in; those less than `join` apart are one. */
function runs(count: number, isIn: (i: number) => boolean, join: number): readonly SampleSpan[] {
  const found: { from: number; to: number }[] = [];
  for (let i = 0; i < count; i++) {
    if (!isIn(i)) continue;
    const last = found.at(-1);
    if (last && i - last.to < join) last.to = i + 1;
    else found.push({ from: i, to: i + 1 });
  }
  return found;
}

/** A run from the first to the last place that is an edge; none without any. */
function trimmed({ from, to }: SampleSpan, isEdge: (i: number) => boolean): readonly SampleSpan[] {
  let [first, last] = [from, to - 1];
  while (first <= last && !isEdge(first)) first++;
  while (last > first && !isEdge(last)) last--;
  return first <= last ? [{ from: first, to: last + 1 }] : [];
}
