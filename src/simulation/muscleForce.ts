/** The force of a muscle: the sum of its units' twitches, each scaled by how fast the unit fires (Fuglevand 1993). */
import { at } from '../base/typedArrays';
import type { PooledUnit, Twitch } from './motorUnitPool';

/** Below this many discharges per contraction time, twitches add up unchanged. */
const gainFrom = 0.4;

/** After this many contraction times a twitch has 2 % of its peak left and is dropped. */
const twitchLength = 7;

/** Force in the twitches' unit, at `samplingRate`, of units that fire at the given seconds. */
export function twitchForce(
  trains: readonly { readonly unit: PooledUnit; readonly spikeSeconds: Float64Array }[],
  samplingRate: number,
  count: number,
): Float64Array {
  const force = new Float64Array(count);
  for (const { unit, spikeSeconds } of trains) {
    let previous = -Infinity;
    for (const seconds of spikeSeconds) {
      addTwitch(force, unit.twitch, { seconds, interval: seconds - previous, samplingRate });
      previous = seconds;
    }
  }
  return force;
}

function addTwitch(
  force: Float64Array,
  twitch: Twitch,
  spike: { readonly seconds: number; readonly interval: number; readonly samplingRate: number },
): void {
  const { peak, contractionSeconds } = twitch;
  const gain = rateGain(contractionSeconds / spike.interval);
  const first = Math.ceil(spike.seconds * spike.samplingRate);
  const last = Math.floor((spike.seconds + twitchLength * contractionSeconds) * spike.samplingRate);
  for (let i = first; i <= last && i < force.length; i++) {
    const x = (i / spike.samplingRate - spike.seconds) / contractionSeconds;
    force[i] = at(force, i) + gain * peak * x * Math.exp(1 - x);
  }
}

/** Gain of a twitch at x = contraction time / interval: 1 up to 0.4, then S(x)/x over S(0.4)/0.4. */
export function rateGain(x: number): number {
  if (!(x > gainFrom)) return 1;
  const saturation = (y: number): number => 1 - Math.exp(-2 * y ** 3);
  return saturation(x) / x / (saturation(gainFrom) / gainFrom);
}
