/** When a mechanical channel shows a contraction, and when it only drifts (DETECTION.md §A.5 S5). */
import { at } from '../../base/typedArrays';
import { runsWhere, smoothed, type HopRange } from '../scan/activity/hops';
import { fixedNumbers, ratio, seconds } from '../numbers/fixedNumbers';
import type { MechanicalQuantity } from './mechanicalQuantity';
import type { ContextParameters } from './parameters';
import type { TimeSpan } from './timeSpan';

/** What is looked at. */
export interface Course {
  /** Signed distance from the relaxed level, and its size. */
  readonly offset: Float32Array;
  readonly deviation: Float32Array;
  readonly threshold: number;
  readonly quantity: MechanicalQuantity;
  readonly hopSeconds: number;
}

/**
 * Spans over the threshold that last long enough (`contextForceLeast`, an angle `contextPostureLeast`) and gained a
 * quarter of their greatest within `contextRiseWithin`, or, but for an angle, were there when the recording began and were
 * let go as a muscle does it: a creep has neither beginning nor end.
 */
export function contractingSpans(course: Course, parameters: ContextParameters): readonly TimeSpan[] {
  const leastSeconds = leastHeld(course.quantity, parameters);
  if (leastSeconds === undefined) return [];
  const { offset, deviation, threshold, quantity, hopSeconds } = course;
  const leastHops = Math.ceil(leastSeconds / hopSeconds - 1e-9);
  const pace = {
    riseHops: Math.round(parameters.contextRiseWithin / hopSeconds),
    releaseHops: Math.round(releaseSeconds / hopSeconds),
    beforeHops: Math.round(beforeSeconds / hopSeconds),
    leastGain: leastGain * threshold,
  };
  // A sensor's noise rises and falls faster than any muscle.
  const reach = Math.round(parameters.contextForceLeast / hopSeconds / 2);
  const level = smoothed(deviation, reach);
  return (
    bridged(
      runsWhere(deviation, (value) => value > threshold),
      smoothed(offset, reach),
      { least: threshold * dipPart, longest: Math.round(dipSeconds / hopSeconds) },
    )
      .filter((run) => run.to - run.from >= leastHops && isContraction(level, run, pace))
      // A shift of posture must be seen; where it began with the recording, that is how the limb lay.
      .filter(({ from }) => from > 0 || quantity !== 'angle')
      .map(({ from, to }) => ({ onsetSeconds: from * hopSeconds, endSeconds: to * hopSeconds }))
  );
}

/** How long a quantity must be held to show a contraction; undefined for one whose level shows none. */
export function leastHeld(
  quantity: MechanicalQuantity,
  { contextForceLeast, contextPostureLeast }: ContextParameters,
): number | undefined {
  switch (quantity) {
    case 'force':
    case 'torque':
      return contextForceLeast;
    case 'angle':
      return contextPostureLeast;
    case 'acceleration':
    case 'other':
      return undefined;
  }
}

export const contractingSpanNumbers = fixedNumbers('contractingSpans', {
  risePart: ratio(
    0.25,
    [0.05, 1],
    'A contraction gains this part of its force within contextRiseWithin',
    'own: what is slower may be drift',
  ),
  releaseSeconds: seconds(
    1,
    [0.1, 10],
    'A muscle that lets go loses that part within this',
    'own: half-relaxation takes a fraction of a second; creep has time constants of 10 s and more',
  ),
  leastGain: ratio(
    0.5,
    [0, 1],
    'And at least this part of the threshold from which force counts',
    'own: less is noise',
  ),
  beforeSeconds: seconds(
    1,
    [0, 10],
    'The beginning is seen where the force was known and low for this long before it',
    'own: a creep passes 5 % of its size within a tenth of its time constant',
  ),
  dipPart: ratio(
    0.5,
    [0.1, 1],
    'A contraction goes on while its force, smoothed, dips no lower than this part of the threshold',
    '§B.4 (off at half of on)',
  ),
  dipSeconds: seconds(5, [0, 30], 'And for no longer than this', 'own: what stays lower has ended'),
});
const { risePart, releaseSeconds, leastGain, beforeSeconds, dipPart, dipSeconds } =
  contractingSpanNumbers.values;

/**
 * The runs, with those as one between which the offset only dips, on one side of the relaxed level: noise and drift cut a
 * contraction in no pieces.
 */
function bridged(
  runs: readonly HopRange[],
  offset: Float32Array,
  { least, longest }: { readonly least: number; readonly longest: number },
): readonly HopRange[] {
  const joined: HopRange[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    const sign = Math.sign(at(offset, run.from));
    const isDip =
      last &&
      run.from - last.to <= longest &&
      offset.subarray(last.to - 1, run.from).every((value) => sign * value > least);
    if (isDip) joined[joined.length - 1] = { from: last.from, to: run.to };
    else joined.push(run);
  }
  return joined;
}

interface Pace {
  readonly riseHops: number;
  readonly releaseHops: number;
  readonly beforeHops: number;
  readonly leastGain: number;
}

/** Whether the run gains a quarter of its greatest as a contraction does, or loses it so where its beginning is not seen. */
function isContraction(
  deviation: Float32Array,
  { from, to }: HopRange,
  { riseHops, releaseHops, beforeHops, leastGain: floor }: Pace,
): boolean {
  let greatest = 0;
  for (let hop = from; hop < to; hop++) greatest = Math.max(greatest, at(deviation, hop));
  const gain = Math.max(risePart * greatest, floor);
  const isSeen =
    from >= beforeHops && !deviation.subarray(from - beforeHops, from).some((value) => Number.isNaN(value));
  if (!isSeen) {
    // Backwards in time a release is a rise.
    const backwards = deviation.slice(from, Math.min(deviation.length, to + releaseHops)).reverse();
    return gains(backwards, { from: 0, to: backwards.length }, releaseHops, gain);
  }
  return gains(deviation, { from, to }, riseHops, gain);
}

/** Whether the values gain so much within `riseHops`, counted from before the run's onset. */
function gains(deviation: Float32Array, { from, to }: HopRange, riseHops: number, gain: number): boolean {
  const least = new SlidingLeast(riseHops);
  for (let hop = Math.max(0, from - riseHops); hop < to; hop++) {
    const value = at(deviation, hop);
    if (Number.isNaN(value)) continue;
    if (value - least.add(hop, value) >= gain) return true;
  }
  return false;
}

/** The least value of the last `reach` hops, in constant time on average. */
class SlidingLeast {
  readonly #reach: number;
  readonly #queue: { readonly hop: number; readonly value: number }[] = [];
  #head = 0;

  constructor(reach: number) {
    this.#reach = reach;
  }

  add(hop: number, value: number): number {
    while (this.#queue.length > this.#head && (this.#queue.at(-1)?.value ?? -Infinity) >= value) {
      this.#queue.pop();
    }
    this.#queue.push({ hop, value });
    while ((this.#queue[this.#head]?.hop ?? hop) < hop - this.#reach) this.#head++;
    return this.#queue[this.#head]?.value ?? value;
  }
}
