/** When the units of a muscle fire: on request (regular, in order of size), and merged over the phases of a story. */
import { at } from '../base/typedArrays';
import { type Muscle, type MuscleUnit, requestedRate } from './muscle';
import type { Random } from './random';
import { spikeTrain } from './spikeTrain';

/** One unit with the seconds at which it fires, in order. */
export interface Train {
  readonly unit: MuscleUnit;
  readonly spikeSeconds: Float64Array;
}

/** What the brain asks of a muscle over [from, to) seconds. */
export interface Request {
  readonly from: number;
  readonly to: number;
  /** Excitation, 0 to 1, at a moment. */
  readonly excitation: (seconds: number) => number;
  /** Coefficient of variation of the intervals: drawn per unit from [least, most). */
  readonly variation: readonly [least: number, most: number];
}

/** Healthy voluntary units: §G.1. */
export const healthyVariation = [0.15, 0.25] as const;

/** Fastest rates are this much higher where units were lost and the rest has to do their work (§G.3). */
const rateFactors = { normal: 1, neurogenic: 1.35, myopathic: 1.1 };

/** Contracts on request; units that are not reached by the excitation are left out. */
export function requestedTrains(
  random: Random,
  { units, background }: Muscle,
  request: Request,
): readonly Train[] {
  const factor = rateFactors[background];
  return units.flatMap((unit) => {
    const own = random.fork();
    const variation = own.uniform(...request.variation);
    const drive = {
      rate: (t: number) => factor * requestedRate(unit.threshold, request.excitation(t)),
      variation: () => variation,
    };
    const spikeSeconds = spikeTrain(own, drive, request.from, request.to);
    return spikeSeconds.length > 0 ? [{ unit, spikeSeconds }] : [];
  });
}

/** Every unit once, with all its discharges; of two closer than the refractory time the later one falls away. */
export function mergedTrains(...phases: readonly (readonly Train[])[]): readonly Train[] {
  const refractorySeconds = 0.0025;
  const byUnit = new Map<MuscleUnit, number[]>();
  for (const { unit, spikeSeconds } of phases.flat()) {
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), ...spikeSeconds]);
  }
  return Array.from(byUnit, ([unit, spikes]) => {
    const sorted = Float64Array.from(spikes).sort();
    let last = -Infinity;
    const kept = sorted.filter((seconds) => {
      if (seconds - last < refractorySeconds) return false;
      last = seconds;
      return true;
    });
    return { unit, spikeSeconds: kept };
  });
}

/** The train with each discharge doubled with the given probability, 2.5 to 20 ms after it (Simpson 1969). */
export function withDoublets(random: Random, spikes: Float64Array, probability: number): Float64Array {
  const result: number[] = [];
  for (let i = 0; i < spikes.length; i++) {
    const seconds = at(spikes, i);
    result.push(seconds);
    if (random.uniform() >= probability) continue;
    const extra = seconds + random.uniform(0.0028, 0.02);
    if (i + 1 >= spikes.length || extra < at(spikes, i + 1) - 0.003) result.push(extra);
  }
  return Float64Array.from(result);
}
