/** Courses of force made by formula, and the tracks that the scanner finds in them. */
import { type MechanicalTrack, MechanicalScanner } from '../../../../src/detection/context/mechanicalTrack';
import { contextParameterTable, type ContextParameters } from '../../../../src/detection/context/parameters';

export const parameters = Object.fromEntries(
  Object.entries(contextParameterTable).map(([name, { value }]) => [name, value]),
) as ContextParameters;

/** Gaussian-like noise (sum of twelve uniforms less six) from a linear congruential generator. */
export function noiseSource(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return () => {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += uniform();
    return sum;
  };
}

/** Samples of `force(seconds)` with noise of standard deviation `noise`. */
export function sampled(
  samplingRate: number,
  seconds: number,
  force: (t: number) => number,
  noise = 0,
): Float32Array {
  const random = noiseSource(7);
  return Float32Array.from({ length: Math.round(samplingRate * seconds) }, (_, i) => {
    const value = force(i / samplingRate);
    return noise > 0 ? value + noise * random() : value;
  });
}

export function scan(
  values: Float32Array,
  samplingRate: number,
  {
    name = 'Force',
    unit = 'N',
    block = values.length,
  }: { name?: string; unit?: string; block?: number } = {},
): MechanicalTrack | undefined {
  const scanner = new MechanicalScanner(3, { name, unit, samplingRate }, parameters);
  for (let from = 0; from < values.length; from += Math.max(1, block)) {
    scanner.add(values.subarray(from, from + Math.max(1, block)));
  }
  return scanner.finish();
}

/** A plateau from `from` to `to`, with first-order rise and fall of time constant `tau`. */
export function plateau(t: number, from: number, to: number, tau = 0.1): number {
  if (t < from) return 0;
  const reached = 1 - Math.exp(-(Math.min(t, to) - from) / tau);
  return t < to ? reached : reached * Math.exp(-(t - to) / tau);
}
