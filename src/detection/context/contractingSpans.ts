/** When a mechanical channel shows a contraction, and when it only drifts (DETECTION.md §A.5 S5). */
import { at } from '../../base/typedArrays';
import { runsWhere, type HopRange } from '../scan/activity/hops';
import { fixedNumbers, ratio } from '../numbers/fixedNumbers';
import type { MechanicalQuantity } from './mechanicalQuantity';
import type { ContextParameters } from './parameters';
import type { TimeSpan } from './timeSpan';

/** What is looked at. */
export interface Course {
  readonly deviation: Float32Array;
  readonly threshold: number;
  readonly quantity: MechanicalQuantity;
  readonly hopSeconds: number;
}

/**
 * Spans over the threshold that last long enough (`contextForceLeast`, an angle `contextPostureLeast`) and gained a
 * quarter of their greatest within `contextRiseWithin`, or, but for an angle, were there when the recording began.
 */
export function contractingSpans(course: Course, parameters: ContextParameters): readonly TimeSpan[] {
  const leastSeconds = leastHeld(course.quantity, parameters);
  if (leastSeconds === undefined) return [];
  const { deviation, threshold, quantity, hopSeconds } = course;
  const leastHops = Math.ceil(leastSeconds / hopSeconds - 1e-9);
  const riseHops = Math.round(parameters.contextRiseWithin / hopSeconds);
  return (
    runsWhere(deviation, (value) => value > threshold)
      .filter((run) => run.to - run.from >= leastHops && isContraction(deviation, run, riseHops))
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
});
const { risePart } = contractingSpanNumbers.values;

/** Whether the run gains a quarter of its greatest within `riseHops`, counted from before its onset. */
function isContraction(deviation: Float32Array, { from, to }: HopRange, riseHops: number): boolean {
  if (from === 0 || Number.isNaN(at(deviation, from - 1))) return true;
  let greatest = 0;
  for (let hop = from; hop < to; hop++) greatest = Math.max(greatest, at(deviation, hop));
  const least = new SlidingLeast(riseHops);
  for (let hop = Math.max(0, from - riseHops); hop < to; hop++) {
    const value = at(deviation, hop);
    if (Number.isNaN(value)) continue;
    if (value - least.add(hop, value) >= risePart * greatest) return true;
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
