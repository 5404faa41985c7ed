/** Needle signals with known trains, brought to the working rate and the two bands as the engine does. */
import { Decimator } from '../../../../../src/signal/decimator';
import { butterworthHighPass, filterZeroPhase } from '../../../../../src/signal/filters';
import { potentialInReach } from '../../../../../src/simulation/motorUnitPool';
import type { Random } from '../../../../../src/simulation/random';
import { spikeTrain } from '../../../../../src/simulation/spikeTrain';
import { defaultUnitParameters } from './parameters';
import type { SorterInput } from '../../../../../src/detection/units/sorter/sorterInput';
import { SpikeSorter } from '../../../../../src/detection/units/sorter/spikeSorter';
import type { SortedSegment } from '../../../../../src/detection/units/sorter/sortedSegment';

export const nativeRate = 20_000;
export const workingRate = 10_000;

/** A unit of a scene: its potential in µV at the native rate, and when it fires. */
export interface SceneUnit {
  readonly potential: Float64Array;
  readonly times: Float64Array;
  /** Scale of the potential at a moment. */
  readonly scale?: (seconds: number) => number;
}

export interface Scene {
  readonly input: SorterInput;
  readonly detection: Float32Array;
  readonly wide: Float32Array;
}

/** Potential of a unit in reach of the needle, its largest deflection above 200 Hz brought to `peakMicrovolts`. */
export function potentialOf(random: Random, peakMicrovolts: number, size = 0.5): Float64Array {
  const potential = potentialInReach(random, size);
  const padded = new Float64Array(potential.length + 800);
  padded.set(potential, 400);
  filterZeroPhase(butterworthHighPass(2, 200, nativeRate), padded);
  const peak = padded.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return potential.map((value) => (value * peakMicrovolts) / peak);
}

/** A renewal train of one rate. */
export function steadyTrain(
  random: Random,
  rate: number,
  variation: number,
  from: number,
  to: number,
): Float64Array {
  return spikeTrain(random, { rate: () => rate, variation: () => variation }, from, to);
}

/** The units in white noise of `noiseMicrovolts`, as the engine would see them. */
export function scene(
  random: Random,
  units: readonly SceneUnit[],
  seconds: number,
  noiseMicrovolts: number,
): Scene {
  const native = Float64Array.from({ length: Math.round(seconds * nativeRate) }, () =>
    random.normal(0, noiseMicrovolts),
  );
  for (const { potential, times, scale } of units) {
    for (const time of times) {
      const first = Math.round(time * nativeRate);
      const size = scale?.(time) ?? 1;
      for (let i = 0; i < potential.length && first + i < native.length; i++) {
        native[first + i] = (native[first + i] ?? 0) + size * (potential[i] ?? 0);
      }
    }
  }
  return conditioned(native, nativeRate, nativeRate / workingRate);
}

/** Any native signal at the working rate in both bands; the noise is measured on what is quiet. */
export function conditioned(native: Float64Array, rate: number, factor: number, noiseRms?: number): Scene {
  const decimator = new Decimator(factor);
  const held = new Float64Array(native.length + 2 * decimator.reach + factor);
  held.fill(native[0] ?? 0, 0, decimator.reach);
  held.set(native, decimator.reach);
  const working = decimator.decimate(held, decimator.reach, Math.floor(native.length / factor));
  const wide = Float64Array.from(working);
  filterZeroPhase(butterworthHighPass(1, 10, rate / factor), wide);
  const detection = working;
  filterZeroPhase(butterworthHighPass(2, 200, rate / factor), detection);
  const noise = noiseRms ?? quietRms(detection);
  return {
    input: { samplingRate: rate / factor, noiseRms: noise, spikeFloor: 0 },
    detection: Float32Array.from(detection),
    wide: Float32Array.from(wide),
  };
}

function quietRms(values: Float64Array): number {
  const window = 100;
  const powers: number[] = [];
  for (let i = 0; i + window <= values.length; i += window) {
    powers.push(values.subarray(i, i + window).reduce((sum, value) => sum + value * value, 0) / window);
  }
  powers.sort((a, b) => a - b);
  return Math.sqrt(powers[Math.floor(0.05 * powers.length)] ?? 0) * 1.13;
}

/** The scene sorted, given in pieces of `piece` samples. */
export function sort({ input, detection, wide }: Scene, piece = 4096, firstSample = 0): SortedSegment {
  const sorter = new SpikeSorter(input, defaultUnitParameters);
  for (let from = 0; from < detection.length; from += piece) {
    sorter.add(detection.subarray(from, from + piece), wide.subarray(from, from + piece), firstSample + from);
  }
  return sorter.finish();
}

/** Agreement of a found train with a true one after the best constant lag. */
export interface Agreement {
  readonly rate: number;
  readonly lagSeconds: number;
  readonly missed: number;
  readonly false: number;
}

const tolerance = 0.0005;

/** 2 TP / (2 TP + FP + FN), one to one, ±0.5 ms after the best lag up to 15 ms. */
export function agreement(truth: Float64Array, found: Float64Array): Agreement {
  let best: Agreement = { rate: 0, lagSeconds: 0, missed: 1, false: 1 };
  for (const lagSeconds of likelyLags(truth, found)) {
    const hits = matched(truth, found, lagSeconds);
    const rate = (2 * hits) / (truth.length + found.length);
    if (rate > best.rate) {
      best = { rate, lagSeconds, missed: 1 - hits / truth.length, false: 1 - hits / found.length };
    }
  }
  return best;
}

function likelyLags(truth: Float64Array, found: Float64Array): number[] {
  const step = 0.00025;
  const counts = new Map<number, number>();
  let from = 0;
  for (const time of found) {
    while (from < truth.length && (truth[from] ?? 0) < time - 0.022) from++;
    for (let i = from; i < truth.length && (truth[i] ?? 0) <= time + 0.002; i++) {
      const bin = Math.round((time - (truth[i] ?? 0)) / step);
      counts.set(bin, (counts.get(bin) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 4)
    .map(([bin]) => bin * step);
}

function matched(truth: Float64Array, found: Float64Array, lag: number): number {
  let hits = 0;
  let k = 0;
  for (const time of truth) {
    while (k < found.length && (found[k] ?? 0) - lag < time - tolerance) k++;
    if (k < found.length && (found[k] ?? 0) - lag <= time + tolerance) {
      hits++;
      k++;
    }
  }
  return hits;
}

/** For each true unit the found one that agrees best. */
export function bestAgreements(
  truths: readonly Float64Array[],
  { units }: SortedSegment,
): { readonly agreement: Agreement; readonly unit: number }[] {
  return truths.map((truth) => {
    let best = { agreement: { rate: 0, lagSeconds: 0, missed: 1, false: 1 }, unit: -1 };
    units.forEach(({ times }, unit) => {
      const found = agreement(truth, times);
      if (found.rate > best.agreement.rate) best = { agreement: found, unit };
    });
    return best;
  });
}
