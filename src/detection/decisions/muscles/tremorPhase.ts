/** Whether two muscles tremble at the same time or in turn (DETECTION.md §A.4, tremor: alternating or synchronous). */
import { at } from '../../../base/typedArrays';
import { envelopeRateHz } from '../../features/envelope';
import { degrees } from '../../numbers/conversions';
import { chosen, count, fixedNumbers, ratio } from '../../numbers/fixedNumbers';

/** The beats of two muscles against each other. */
export interface TremorPhase {
  /** From 0° (at the same time) to 180° (in turn). */
  readonly differenceDegrees: number;
  /** How constant the difference is: 0 for none, 1 for always the same. */
  readonly locking: number;
}

export const tremorPhaseNumbers = fixedNumbers('tremorPhase', {
  beatsPerWindow: count(3, [1, 20], 'The phase is taken over this many beats at a time', chosen),
  leastLocking: ratio(0.6, [0.1, 1], 'Below this the difference wanders too much to be called one', chosen),
  chance: ratio(
    0.001,
    [0.00001, 0.1],
    'And so constant a difference comes by chance at most this often',
    'own: once in a thousand (Rayleigh’s p is nearly exp(−n·locking²))',
  ),
});
const { beatsPerWindow, leastLocking, chance } = tremorPhaseNumbers.values;

/**
 * The difference of phase at a frequency between two courses at 50 points a second; undefined where they are too short,
 * one of them has no beat, or the difference does not hold.
 */
export function tremorPhase(a: Float32Array, b: Float32Array, tremorHz: number): TremorPhase | undefined {
  const length = Math.round((beatsPerWindow / tremorHz) * envelopeRateHz);
  let [cosine, sine, count] = [0, 0, 0];
  for (let from = 0; from + length <= Math.min(a.length, b.length); from += length) {
    const [first, second] = [a, b].map((course) => beat(course.subarray(from, from + length), tremorHz));
    if (!first || !second) continue;
    const difference = second.phase - first.phase;
    cosine += Math.cos(difference);
    sine += Math.sin(difference);
    count++;
  }
  if (count === 0) return undefined;
  const locking = Math.hypot(cosine, sine) / count;
  if (locking < leastLocking || Math.exp(-count * locking ** 2) > chance) return undefined;
  return { differenceDegrees: degrees(Math.abs(Math.atan2(sine, cosine))), locking };
}

/** The phase of a window's beat; undefined where it is at rest or not all known. */
function beat(window: Float32Array, tremorHz: number): { readonly phase: number } | undefined {
  const mean = window.reduce((sum, value) => sum + value, 0) / window.length;
  let [cosine, sine] = [0, 0];
  for (let i = 0; i < window.length; i++) {
    const angle = (2 * Math.PI * tremorHz * i) / envelopeRateHz;
    cosine += (at(window, i) - mean) * Math.cos(angle);
    sine += (at(window, i) - mean) * Math.sin(angle);
  }
  const size = Math.hypot(cosine, sine);
  return size > 0 ? { phase: Math.atan2(-sine, cosine) } : undefined;
}
