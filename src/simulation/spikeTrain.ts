/**
 * When one motor unit fires: a renewal process with gamma intervals, whose rate and irregularity may change in
 * time. Gamma and not Gaussian intervals: a Gaussian makes too many very short ones (DETECTION.md §G.1).
 */
import type { Random } from './random';

/** What drives a unit. Times are seconds from the start of the recording. */
export interface Drive {
  /** Discharges per second at a moment; 0 while the unit is silent. */
  readonly rate: (seconds: number) => number;
  /** Coefficient of variation of the intervals at a moment, from 0 (exclusive) to 1. */
  readonly variation: (seconds: number) => number;
}

/** No motor neuron fires again sooner than this (seconds). */
const refractorySeconds = 0.003;

/** How often a silent unit looks whether it is driven again (seconds). */
const idleStepSeconds = 0.002;

/** The moments, in seconds and in order, at which a unit fires within [fromSeconds, toSeconds). */
export function spikeTrain(
  random: Random,
  drive: Drive,
  fromSeconds: number,
  toSeconds: number,
): Float64Array {
  const spikes: number[] = [];
  let time = fromSeconds;
  let isFiring = false;
  while (time < toSeconds) {
    const rate = drive.rate(time);
    if (!(rate > 0)) {
      isFiring = false;
      time += idleStepSeconds;
      continue;
    }
    if (isFiring) spikes.push(time);
    const shape = 1 / drive.variation(time) ** 2;
    // A unit that starts is somewhere within its first interval.
    const interval = random.gamma(shape) / shape / rate;
    time += isFiring ? Math.max(refractorySeconds, interval) : interval * random.uniform();
    isFiring = true;
  }
  return Float64Array.from(spikes);
}
