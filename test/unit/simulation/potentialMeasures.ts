/** Measures of a motor unit potential as an electromyographer takes them (DETECTION.md §C.4). */

export interface PotentialMeasures {
  readonly amplitudeMicrovolts: number;
  /** µV·ms over the duration. */
  readonly area: number;
  readonly durationMilliseconds: number;
  /** Zero crossings with 20 µV on each side, and one. */
  readonly phases: number;
  /** 10 to 90 % of the steepest fall or rise between the two main peaks. */
  readonly riseMilliseconds: number;
}

/** From the first to the last point beyond 10 µV whose slope is above 20 µV/ms for half a millisecond. */
export function measure(potential: Float64Array, samplingRate: number): PotentialMeasures {
  const perMillisecond = samplingRate / 1000;
  const half = Math.max(1, Math.round(perMillisecond / 2));
  const counts = (i: number): boolean =>
    Math.abs(potential[i]!) > 10 &&
    Math.abs((potential[Math.min(potential.length - 1, i + half)] ?? 0) - (potential[i] ?? 0)) > 10;
  const countsBack = (i: number): boolean =>
    Math.abs(potential[i]!) > 10 && Math.abs(potential[i]! - (potential[Math.max(0, i - half)] ?? 0)) > 10;
  let from = 0;
  while (from < potential.length && !counts(from)) from++;
  let to = potential.length - 1;
  while (to > from && !countsBack(to)) to--;
  const part = potential.subarray(from, to + 1);
  const [least, most] = [part.indexOf(Math.min(...part)), part.indexOf(Math.max(...part))];
  const amplitudeMicrovolts = part[most]! - part[least]!;
  return {
    amplitudeMicrovolts,
    area: part.reduce((sum, value) => sum + Math.abs(value), 0) / perMillisecond,
    durationMilliseconds: part.length / perMillisecond,
    phases: phasesOf(part),
    riseMilliseconds: riseOf(part, samplingRate),
  };
}

function phasesOf(part: Float64Array): number {
  let phases = 0;
  let sign = 0;
  for (const value of part) {
    if (Math.abs(value) < 20 || Math.sign(value) === sign) continue;
    sign = Math.sign(value);
    phases++;
  }
  return phases;
}

/** The rise (negative up) to the main negative peak from the positive one before it. */
function riseOf(part: Float64Array, samplingRate: number): number {
  const peak = part.indexOf(Math.min(...part));
  const before = part.subarray(0, peak + 1);
  const start = before.lastIndexOf(Math.max(...before));
  const size = part[start]! - part[peak]!;
  const rise = part.subarray(start, peak + 1);
  const from = rise.findLastIndex((value) => value > part[start]! - 0.1 * size);
  const to = rise.findIndex((value) => value < part[start]! - 0.9 * size);
  return ((to - from) * 1000) / samplingRate;
}
