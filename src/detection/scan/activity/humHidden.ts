/**
 * Where the input does not show the hum that an electrode has: shorted or at a rail it has none, open it has far more. Who
 * follows the hum is told to look away: seconds of it on either side would be wrong else.
 */
import { fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import type { Mains } from '../conditioning/mains';
import { firstOfHop, type WorkingPlan } from '../conditioning/workingPlan';
import type { HopRange } from './hops';
import { type InputCourse, windowHops } from './inputCourse';
import { isOpen, openLimitBeside } from './inputFaults';

export const humHiddenNumbers = fixedNumbers('humHidden', {
  lostPart: ratio(
    0.1,
    [0.01, 0.3],
    'A hop whose spread is less than this part of the hum’s amplitude does not show it',
    'own: half a cycle of it has a spread of 0.31 at least, and hum may fall to a third of itself',
  ),
});
const { lostPart } = humHiddenNumbers.values;

/**
 * The hops that may be looked at for hum once the input is known up to `knownTo`: those whose every window is known, and at
 * the recording's end all.
 * @param from the first that was not looked at yet
 */
export function judgedHops(from: number, knownTo: number, isEnd: boolean): HopRange {
  return { from, to: isEnd ? knownTo : Math.max(from, knownTo - windowHops) };
}

/** Some samples with 1 where the hum is not to be looked at: what is missing, and what the input's faults hide. */
export function humHidden(
  course: InputCourse,
  { amplitude }: Pick<Mains, 'amplitude'>,
  { plan, hops, from, to, missing }: JudgedSamples,
): Uint8Array | undefined {
  const limit = openLimitBeside(amplitude, course.unit);
  // A live electrode that shows no hum has none: a lamp is off, a cable lies elsewhere.
  const still = course.unit === undefined ? Infinity : course.stillSpread;
  const least = Math.min(lostPart * amplitude, still);
  const hidden = new Uint8Array(hops.to - hops.from);
  for (let hop = hops.from; hop < hops.to; hop++) {
    if (course.spreadAt(hop) < least) hidden[hop - hops.from] = 1;
  }
  for (const window of course.windows(hops.from - windowHops, Math.min(course.hops, hops.to + windowHops))) {
    if (!isOpen(window, limit)) continue;
    hidden.fill(1, Math.max(0, window.from - hops.from), Math.max(0, window.to - hops.from));
  }
  if (!hidden.includes(1)) return missing;
  const samples = missing ? Uint8Array.from(missing) : new Uint8Array(to - from);
  hidden.forEach((isHidden, i) => {
    if (isHidden === 0) return;
    const first = firstOfHop(plan, hops.from + i);
    samples.fill(1, first - from, Math.max(first - from, firstOfHop(plan, hops.from + i + 1) - from));
  });
  return samples;
}

/** Samples that are looked at for hum. */
export interface JudgedSamples {
  readonly plan: WorkingPlan;
  readonly hops: HopRange;
  /** Working samples. */
  readonly from: number;
  readonly to: number;
  readonly missing: Uint8Array | undefined;
}
