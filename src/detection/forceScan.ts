/**
 * Where a force channel shows that the muscle pulls (DETECTION.md §A.5 S5). Only force and torque count: an angle
 * or an acceleration does not prove a contraction by its level.
 */
import type { Channel } from '../recording/recording';
import { at } from '../recording/typedArrays';
import { firstSampleOfColumn } from '../signal/columnGrid';
import { type HopRange, runsWhere } from './activity';
import type { ActivityParameters } from './parameters';

/** A force channel's course, by the hop. */
export interface ForceScan {
  readonly unit: string;
  /** Distance of the force from its baseline, in `unit`; NaN where a sample is missing. */
  readonly deviation: Float32Array;
  /** The deviation from which it counts, in `unit`. */
  readonly threshold: number;
  /** Hops during which it counts, long enough to do so. */
  readonly pulling: readonly HopRange[];
}

const forceUnit = /^(?:[kmµ\u03bc]?n|[km]?n\s*[.·*]?\s*m|kgf?|lbf?|lbs|gf|%\s*mvc)$/iu;
const forceName = /force|torque|moment|dynamo|load\s*cell|\bmvc\b/iu;

/** Whether a channel's level says how hard a muscle pulls. */
export function isForceChannel(channel: Pick<Channel, 'name' | 'unit' | 'kind'>): boolean {
  if (channel.kind !== 'mechanical') return false;
  return forceUnit.test(channel.unit.trim()) || forceName.test(channel.name);
}

/** Median absolute deviation of a Gaussian, in standard deviations. */
const madOfGaussian = 0.674_489_75;

/** Takes a force channel's samples in blocks of any size. */
export class ForceScanner {
  readonly #unit: string;
  readonly #parameters: ActivityParameters;
  readonly #grid: { readonly samplingRate: number; readonly secondsPerColumn: number };
  readonly #means: number[] = [];
  #sum = 0;
  #count = 0;
  #index = 0;
  #hopEnd: number;

  constructor(channel: Pick<Channel, 'samplingRate' | 'unit'>, parameters: ActivityParameters) {
    this.#unit = channel.unit;
    this.#parameters = parameters;
    this.#grid = { samplingRate: channel.samplingRate, secondsPerColumn: parameters.hop };
    this.#hopEnd = firstSampleOfColumn(this.#grid, 1);
  }

  /** Takes in the next samples. */
  add(values: Float32Array): void {
    for (let i = 0; i < values.length; i++) {
      while (this.#index >= this.#hopEnd) this.#endHop();
      this.#sum += at(values, i);
      this.#count++;
      this.#index++;
    }
  }

  /** To be called once, after the last sample; undefined where no stretch of it is whole. */
  finish(): ForceScan | undefined {
    this.#endHop();
    const means = Float32Array.from(this.#means);
    const { hop, minimumQuiet } = this.#parameters;
    const baseline = baselineOf(means, Math.min(means.length, Math.ceil(minimumQuiet / hop - 1e-9)));
    if (!baseline) return undefined;
    const deviation = means.map((mean) => Math.abs(mean - baseline.level));
    const greatest = deviation.reduce((most, value) => (value > most ? value : most), 0);
    const { forceSpread, forcePart, minimumForce } = this.#parameters;
    const threshold = Math.max(forceSpread * baseline.spread, forcePart * greatest);
    const leastHops = Math.ceil(minimumForce / hop - 1e-9);
    const pulling = runsWhere(deviation, (value) => value > threshold).filter(
      ({ from, to }) => to - from >= leastHops,
    );
    return { unit: this.#unit, deviation, threshold, pulling };
  }

  #endHop(): void {
    const mean = this.#sum / this.#count;
    // A slow channel has hops without a sample; its force then stands as it was.
    if (this.#count > 0 || this.#means.length === 0) this.#means.push(Number.isFinite(mean) ? mean : NaN);
    else this.#means.push(this.#means.at(-1) ?? NaN);
    this.#sum = 0;
    this.#count = 0;
    this.#hopEnd = firstSampleOfColumn(this.#grid, this.#means.length + 1);
  }
}

/**
 * Level and spread (median absolute deviation) of the stretch of `length` hops in which the force is steadiest: a
 * relaxed muscle's force is its steadiest, and a contracture that decays is not. Undefined where every such
 * stretch misses a sample.
 */
function baselineOf(
  means: Float32Array,
  length: number,
): { readonly level: number; readonly spread: number } | undefined {
  let best: { readonly level: number; readonly variance: number } | undefined;
  const origin = means.find((mean) => !Number.isNaN(mean)) ?? 0;
  let sum = 0;
  let squares = 0;
  let whole = 0;
  for (let i = 0; i < means.length; i++) {
    const value = at(means, i) - origin;
    if (Number.isNaN(value)) {
      [sum, squares, whole] = [0, 0, 0];
      continue;
    }
    sum += value;
    squares += value * value;
    whole++;
    if (whole > length) {
      const leaving = at(means, i - length) - origin;
      sum -= leaving;
      squares -= leaving * leaving;
    }
    const variance = Math.max(0, squares / length - (sum / length) ** 2);
    if (whole >= length && !(best && best.variance <= variance)) {
      best = { level: origin + sum / length, variance };
    }
  }
  return best && { level: best.level, spread: Math.sqrt(best.variance) * madOfGaussian };
}
