/**
 * A channel hop by hop, as its frames come in: power and peak in the watched band, the slow course, and the noise level
 * from windows of a few hops. Memory grows by four numbers a hop, not with the samples.
 */
import { at } from '../../../base/typedArrays';
import { butterworthHighPass, butterworthLowPass } from '../../../signal/filters';
import { NoiseEstimator, type NoiseLevel, type NoiseWindows } from '../../../signal/noiseLevel';
import { type StretchSums, TwoBands } from '../../../signal/twoBands';
import { potentialFilter } from '../conditioning/bands';
import type { WorkingStretch } from '../conditioning/channelReader';
import type { ConditioningParameters } from '../conditioning/parameters';
import { edgeOrder, firstOfHop, type WorkingPlan } from '../conditioning/workingPlan';
import { fixedNumbers, seconds } from '../../numbers/fixedNumbers';
import type { HopRange } from './hops';
import type { NoiseCourse } from './noiseRuns';

export const hopSeriesNumbers = fixedNumbers('hopSeries', {
  leastRestSeconds: seconds(2, [0.1, 60], 'Windows of rest that tell the noise, at least', '§N noise'),
});
const { leastRestSeconds } = hopSeriesNumbers.values;

/** What is kept of every hop; NaN where a sample is missing. */
export interface HopCourses {
  /** Mean square in the watched band, in the channel's unit squared. */
  readonly power: Float32Array;
  /** Greatest magnitude in the watched band, in the channel's unit. */
  readonly peak: Float32Array;
  /** Mean of the signal: what is slower than the EMG. */
  readonly slow: Float32Array;
}

/** The series by the hop, as the frames come in. */
export class HopSeries {
  readonly #plan: WorkingPlan;
  #power = new Float32Array(0);
  #potentialPower = new Float32Array(0);
  #peak = new Float32Array(0);
  #slow = new Float32Array(0);
  #hops = 0;
  /** The watched band, and the one in which potentials are separated. */
  readonly #bands: TwoBands;
  /** Of all windows but still ones, and of these by how still they are: some may be those of a shorted input. */
  readonly #noise: NoiseEstimator;
  readonly #stillNoise = new Map<number, NoiseEstimator>();
  readonly #windows: NoiseWindows;
  #sum = 0;
  #count = 0;

  constructor(plan: WorkingPlan, parameters: ConditioningParameters) {
    this.#plan = plan;
    const watched = [
      ...butterworthHighPass(edgeOrder, plan.lowHz, plan.rate),
      ...butterworthLowPass(edgeOrder, plan.highHz, plan.rate),
    ];
    this.#bands = new TwoBands(watched, potentialFilter(plan, parameters));
    const windowSeconds = plan.hopsPerWindow * plan.hopSeconds;
    this.#windows = {
      degreesOfFreedom: 2 * (plan.highHz - plan.lowHz) * windowSeconds,
      stride: Math.max(1, Math.floor(plan.rate / (2 * plan.highHz))),
      leastRest: Math.ceil(leastRestSeconds / windowSeconds),
    };
    this.#noise = new NoiseEstimator(this.#windows);
  }

  /**
   * @param flat hops whose samples stand still: they say nothing of the noise, even where hum was taken out of them
   * @param stillness how still a hop is in which the input has less noise than most electrodes; undefined for others
   */
  addFrame(
    { first, values, missing }: WorkingStretch,
    { from: fromHop, to: toHop }: HopRange,
    flat: readonly HopRange[],
    stillness: (hop: number) => number | undefined,
  ): void {
    this.#grow(toHop);
    const banded = this.#bands.filter(values);
    const bins = banded.firstBins();
    let windowStart = -1;
    let windowSquares = 0;
    let hopsInWindow = 0;
    for (let hop = fromHop; hop < toHop; hop++) {
      const from = Math.max(0, firstOfHop(this.#plan, hop) - first);
      const to = Math.min(values.length, firstOfHop(this.#plan, hop + 1) - first);
      const isWhole = !missing?.subarray(from, to).includes(1);
      const sums = banded.sumsOver(from, to);
      this.#addHop(hop, sums, to - from, isWhole);
      const stands = !sums.isMoving && to - from > 1;
      if (!isWhole || stands || flat.some((run) => hop >= run.from && hop < run.to)) {
        hopsInWindow = 0;
        continue;
      }
      if (hopsInWindow === 0) {
        windowStart = from;
        windowSquares = 0;
      }
      hopsInWindow++;
      windowSquares += sums.squares;
      if (hopsInWindow === this.#plan.hopsPerWindow) {
        this.#noiseAt(stillness(hop)).addWindow(bins, windowStart, to, windowSquares);
        hopsInWindow = 0;
      }
    }
  }

  #addHop(hop: number, sums: StretchSums, samples: number, isWhole: boolean): void {
    this.#power[hop] = isWhole ? sums.squares / samples : NaN;
    this.#potentialPower[hop] = isWhole ? sums.otherSquares / samples : NaN;
    this.#peak[hop] = isWhole ? sums.peak : NaN;
    this.#slow[hop] = isWhole ? sums.sum / samples : NaN;
    if (!isWhole) return;
    this.#sum += sums.sum;
    this.#count += samples;
  }

  /** Makes room for so many hops, twice as many as before at least: a promised length is not believed. */
  #grow(hops: number): void {
    this.#hops = Math.max(this.#hops, hops);
    if (hops <= this.#power.length) return;
    const larger = (values: Float32Array): Float32Array<ArrayBuffer> => {
      const result = new Float32Array(Math.max(hops, 2 * values.length));
      result.set(values);
      return result;
    };
    this.#power = larger(this.#power);
    this.#potentialPower = larger(this.#potentialPower);
    this.#peak = larger(this.#peak);
    this.#slow = larger(this.#slow);
  }

  series(): HopCourses {
    const seen = (values: Float32Array): Float32Array => values.subarray(0, this.#hops);
    return { power: seen(this.#power), peak: seen(this.#peak), slow: seen(this.#slow) };
  }

  /** What noise is looked for in. @param unknown hops of which nothing is to be said */
  noiseCourse(unknown: readonly HopRange[]): NoiseCourse {
    const { highHz, lowHz, hopSeconds } = this.#plan;
    const level = new Float64Array(this.#hops);
    const tone = new Float64Array(this.#hops);
    for (let hop = 0; hop < this.#hops; hop++) {
      level[hop] = Math.log(at(this.#power, hop)) / 2;
      tone[hop] = Math.log(at(this.#potentialPower, hop)) / 2 - at(level, hop);
    }
    for (const { from, to } of unknown) level.fill(NaN, from, to);
    // ln RMS of Gaussian noise with n degrees of freedom has the variance 1 / (2 n).
    return { level, tone, levelSpread: 1 / Math.sqrt(2 * 2 * (highHz - lowHz) * hopSeconds) };
  }

  /** Mean of all samples. */
  mean(): number {
    return this.#sum / this.#count;
  }

  #noiseAt(stillness: number | undefined): NoiseEstimator {
    if (stillness === undefined) return this.#noise;
    const own = this.#stillNoise.get(stillness) ?? new NoiseEstimator(this.#windows);
    this.#stillNoise.set(stillness, own);
    return own;
  }

  /**
   * To be called once. @param isLive whether hops of this stillness are a live electrode's
   * @param roundingRms RMS of the error of the samples' own step, in the watched band
   * @param foreign ranges of RMS that are of noise which is not the electrode's
   */
  noise(
    isLive: (stillness: number) => boolean,
    roundingRms: number,
    foreign: readonly { readonly least: number; readonly most: number }[],
  ): NoiseLevel | undefined {
    for (const [stillness, noise] of this.#stillNoise) if (isLive(stillness)) this.#noise.addAll(noise);
    for (const { least, most } of foreign) this.#noise.leaveOut(least, most);
    return this.#noise.estimate(roundingRms);
  }

  /** Median over the hops at the noise level; 1 where there are none. */
  potentialNoiseRatio(noise: NoiseLevel | undefined): number {
    if (!noise) return 1;
    const ratios: number[] = [];
    const stride = Math.max(1, Math.floor(this.#hops / 20_000));
    for (let hop = 0; hop < this.#hops; hop += stride) {
      const power = at(this.#power, hop);
      if (power > 0 && power < 2 * noise.rms ** 2) ratios.push(at(this.#potentialPower, hop) / power);
    }
    if (ratios.length === 0) return 1;
    return Math.sqrt(
      Float64Array.from(ratios)
        .sort()
        .at(ratios.length >> 1) ?? 1,
    );
  }
}
