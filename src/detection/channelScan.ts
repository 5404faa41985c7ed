/**
 * One pass over an EMG channel in blocks: its power in the watched band hop by hop, its noise, and where its
 * samples stand still. Memory grows by two numbers per hop (50 a second), not with the samples.
 */
import type { Channel } from '../recording/recording';
import { at } from '../recording/typedArrays';
import type { SampleRange } from '../signal/columnGrid';
import { firstSampleOfColumn } from '../signal/columnGrid';
import { butterworthBandPass, StreamingFilter } from '../signal/filters';
import { NoiseEstimator, type NoiseLevel } from '../signal/noiseLevel';
import type { ActivityParameters } from './parameters';
import { SampleRuns } from './sampleRuns';

/** Order of each edge of the band. */
const filterOrder = 4;

/** How a channel is looked at. */
export interface ScanPlan {
  readonly lowHz: number;
  readonly highHz: number;
  /** Hops per window, odd: one where the band is wide, more where a hop holds too little to tell noise from signal. */
  readonly hopsPerWindow: number;
}

/** What one pass finds. Hop k is [k, k + 1) · parameters.hop seconds. */
export interface ChannelScan {
  readonly plan: ScanPlan;
  /** Mean square in the band, in the channel's unit squared; NaN where a sample is missing. */
  readonly power: Float32Array;
  /** Greatest magnitude in the band, in the channel's unit. */
  readonly peak: Float32Array;
  readonly noise: NoiseLevel | undefined;
  readonly flat: readonly SampleRange[];
  readonly clipped: readonly SampleRange[];
}

/** The band and window for a sampling rate; undefined where the rate leaves no band to look at. */
export function planScan(samplingRate: number, parameters: ActivityParameters): ScanPlan | undefined {
  const highHz = Math.min(parameters.bandHigh, parameters.bandHighOfRate * samplingRate);
  // A band of less than an octave is hardly EMG; slow recordings start lower.
  const isWide = highHz >= 2 * parameters.bandLow;
  const lowHz = isWide ? parameters.bandLow : parameters.bandLowFallback;
  if (highHz < 2 * lowHz) return undefined;
  const hops = Math.ceil(parameters.windowBandwidth / ((highHz - lowHz) * parameters.hop));
  return { lowHz, highHz, hopsPerWindow: hops % 2 === 0 ? hops + 1 : hops };
}

/** Takes a channel's samples in blocks of any size and gives the same scan for every size. */
export class ChannelScanner {
  readonly #plan: ScanPlan;
  readonly #parameters: ActivityParameters;
  readonly #grid: { readonly samplingRate: number; readonly secondsPerColumn: number };
  readonly #filter: StreamingFilter;
  readonly #noise: NoiseEstimator;
  readonly #runs: SampleRuns;
  readonly #power: number[] = [];
  readonly #peak: number[] = [];
  #window: number[] = [];
  #hopsInWindow = 0;
  #hopStartInWindow = 0;
  #isHopWhole = true;
  #isHopMoving = false;
  #previous = NaN;
  #sum = 0;
  #valid = 0;
  #index = 0;
  #hopEnd: number;

  constructor(channel: Pick<Channel, 'samplingRate'>, plan: ScanPlan, parameters: ActivityParameters) {
    const { samplingRate } = channel;
    this.#plan = plan;
    this.#parameters = parameters;
    this.#grid = { samplingRate, secondsPerColumn: parameters.hop };
    this.#filter = new StreamingFilter(
      butterworthBandPass(filterOrder, plan.lowHz, plan.highHz, samplingRate),
    );
    const windowSeconds = plan.hopsPerWindow * parameters.hop;
    this.#noise = new NoiseEstimator({
      degreesOfFreedom: 2 * (plan.highHz - plan.lowHz) * windowSeconds,
      leastRest: Math.ceil(parameters.minimumQuiet / windowSeconds),
    });
    const flatSamples = Math.ceil(parameters.flat * samplingRate);
    this.#runs = new SampleRuns(Math.max(parameters.flatSamples, flatSamples), parameters.clipRun);
    this.#hopEnd = firstSampleOfColumn(this.#grid, 1);
  }

  /** Takes in the next samples. */
  add(values: Float32Array): void {
    for (let i = 0; i < values.length; i++) {
      while (this.#index >= this.#hopEnd) this.#endHop();
      // An infinity is as missing as a NaN: no electrode gives one.
      const raw = at(values, i);
      const value = Number.isFinite(raw) ? raw : NaN;
      this.#runs.add(value, this.#index);
      if (value !== this.#previous) this.#isHopMoving = true;
      this.#previous = value;
      const filtered = this.#filter.next(value);
      if (Number.isNaN(filtered)) this.#isHopWhole = false;
      else {
        this.#sum += value;
        this.#valid++;
      }
      this.#window.push(filtered);
      this.#index++;
    }
  }

  /** To be called once, after the last sample. */
  finish(): ChannelScan {
    this.#endHop();
    this.#runs.finish(this.#index);
    const noise = this.#noise.estimate();
    return {
      plan: this.#plan,
      power: Float32Array.from(this.#power),
      peak: Float32Array.from(this.#peak),
      noise,
      flat: this.#runs.flat,
      clipped: this.#clipped(noise?.rms ?? Infinity),
    };
  }

  /** Short runs at an extreme that stands out of the noise; long ones are flat lines already. */
  #clipped(noise: number): readonly SampleRange[] {
    const level = this.#sum / this.#valid;
    const least = this.#parameters.clipOverNoise * noise;
    const flat = new Set(this.#runs.flat.map((run) => run.from));
    return this.#runs
      .clipped()
      .flatMap(({ extreme, runs }) => (Math.abs(extreme - level) >= least ? runs : []))
      .filter((run) => !flat.has(run.from))
      .sort((a, b) => a.from - b.from);
  }

  #endHop(): void {
    const window = this.#window;
    let sum = 0;
    let peak = 0;
    for (let i = this.#hopStartInWindow; i < window.length; i++) {
      const value = window[i] ?? NaN;
      sum += value * value;
      peak = Math.max(peak, Math.abs(value));
    }
    const count = window.length - this.#hopStartInWindow;
    const isWhole = this.#isHopWhole && count > 0;
    this.#power.push(isWhole ? sum / count : NaN);
    this.#peak.push(isWhole ? peak : NaN);
    // A line that stands still says nothing of the noise.
    if (isWhole && (this.#isHopMoving || count < 2)) this.#hopsInWindow++;
    else this.#clearWindow();
    if (this.#hopsInWindow === this.#plan.hopsPerWindow) {
      this.#noise.addWindow(Float64Array.from(this.#window));
      this.#clearWindow();
    }
    this.#hopStartInWindow = this.#window.length;
    this.#isHopWhole = true;
    this.#isHopMoving = false;
    this.#hopEnd = firstSampleOfColumn(this.#grid, this.#power.length + 1);
  }

  #clearWindow(): void {
    this.#window = [];
    this.#hopsInWindow = 0;
  }
}
