/**
 * The motor units of a muscle: recruitment thresholds, rate coding and twitches after Fuglevand et al. 1993
 * (parameters of DETECTION.md §G.1), and for the units in the needle's reach their potentials.
 */
import { motorUnitPotential } from './motorUnitPotential';
import { needleRate } from './needleChannel';
import type { Random } from './random';

/** One unit of a pool. */
export interface PooledUnit {
  /** The excitation from which it fires, as a part of the greatest excitation (0 to 1). */
  readonly threshold: number;
  readonly twitch: Twitch;
  /** µV at the needle's rate; absent where the unit is out of the needle's reach. */
  readonly potential?: Float64Array;
}

/** Force of one discharge: critically damped, P t/T e^(1 − t/T). */
export interface Twitch {
  /** P, in arbitrary units of force (the smallest unit's is 1). */
  readonly peak: number;
  /** T, in seconds. */
  readonly contractionSeconds: number;
}

const thresholdRange = 50;
const thresholdOfLargest = 0.75;
const twitchRange = 100;
const slowestContractionSeconds = 0.09;
/** The slowest twitch takes this many times as long as the fastest. */
const contractionTimeRange = 3;

/** A pool from the smallest unit to the largest; every `reachEvery`-th is in the needle's reach. */
export function motorUnitPool(random: Random, count: number, reachEvery: number): readonly PooledUnit[] {
  return Array.from({ length: count }, (_, i) => {
    const size = count > 1 ? i / (count - 1) : 0;
    const peak = twitchRange ** size;
    const unit = {
      threshold: (thresholdOfLargest / thresholdRange) * thresholdRange ** size,
      twitch: {
        peak,
        contractionSeconds: slowestContractionSeconds / contractionTimeRange ** size,
      },
    };
    if (i % reachEvery !== 0) return unit;
    return { ...unit, potential: potentialInReach(random, size) };
  });
}

/** A unit's potential with the needle somewhere in or near its territory; larger units have more fibres. */
export function potentialInReach(random: Random, size: number): Float64Array {
  const distance = random.uniform(0.5, 4.2);
  const direction = random.uniform(0, 2 * Math.PI);
  return motorUnitPotential(
    random,
    {
      centre: { x: distance * Math.cos(direction), y: distance * Math.sin(direction) },
      radius: 2.5 + size,
      fibres: Math.round(70 + 130 * size),
      endPlateDistance: random.uniform(18, 30),
    },
    needleRate,
  );
}

/** Discharges per second of a unit at an excitation from 0 to 1; larger units start and peak lower (onion skin). */
export function voluntaryRate(threshold: number, excitation: number): number {
  if (excitation < threshold) return 0;
  const lowest = 10 - 5 * threshold;
  const highest = 40 - 10 * threshold;
  return Math.min(highest, lowest + (50 - 20 * threshold) * (excitation - threshold));
}
