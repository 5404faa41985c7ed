/**
 * The first pass over an EMG channel: its power in the watched band hop by hop, its noise, its mains, and where its
 * samples stand still. Memory grows by three numbers a hop (100 hops a second), not with the samples.
 */
import type { Channel } from '../../recording/recording';
import { at } from '../../recording/typedArrays';
import { filterBothWays } from '../../signal/cascade';
import type { SampleRange } from '../../signal/columnGrid';
import { Decimator } from '../../signal/decimator';
import { butterworthHighPass, butterworthLowPass, type Cascade } from '../../signal/filters';
import { NoiseEstimator, type NoiseLevel } from '../../signal/noiseLevel';
import { ScratchRoom } from '../../signal/scratchRoom';
import { ChannelReader, type ChannelSource, type WorkingStretch } from '../conditioning/channelReader';
import { findMains, type Mains } from '../conditioning/mains';
import type { ConditioningParameters } from '../conditioning/parameters';
import { edgeOrder, firstOfHop, hopCount, type WorkingPlan } from '../conditioning/workingPlan';
import { SampleRuns } from '../validity/sampleRuns';
import type { ValidityParameters } from '../validity/parameters';
import { potentialFilter } from '../conditioning/bands';
import { type HopRange, hopsTouched } from './hops';

export type ScanParameters = ConditioningParameters & ValidityParameters;

/** What the first pass finds. Hop k is [k, k + 1) · plan.hopSeconds. */
export interface ChannelScan {
  readonly plan: WorkingPlan;
  readonly mains: Mains | undefined;
  /** Mean square in the watched band, in the channel's unit squared; NaN where a sample is missing. */
  readonly power: Float32Array;
  /** Greatest magnitude in the watched band, in the channel's unit. */
  readonly peak: Float32Array;
  /** Mean of the signal: what is slower than the EMG. */
  readonly slow: Float32Array;
  readonly noise: NoiseLevel | undefined;
  /** Noise in the band in which potentials are told apart, over the noise in the watched band. */
  readonly potentialNoiseRatio: number;
  /** Stretches of the channel's own samples. */
  readonly flat: readonly SampleRange[];
  readonly clipped: readonly SampleRange[];
}

/** Seconds that are conditioned at a time, and the margin either side of them that the filters settle in. */
const frameSeconds = 8;
const marginSeconds = 0.625;

/** Stretches that are searched for mains, and their length. */
const surveyStretches = 12;
const surveySeconds = 2;
/** Mains and their harmonics lie below this; the survey is brought to a little more than twice of it. */
const surveyBandHz = 1250;

/** Scans a whole channel. */
export async function scanChannel(
  source: ChannelSource,
  channel: Channel,
  plan: WorkingPlan,
  parameters: ScanParameters,
): Promise<ChannelScan> {
  const reader = new ChannelReader(source, plan);
  const mains = await survey(reader, parameters);
  const flatLength = Math.max(parameters.flatSamples, Math.ceil(parameters.flat * channel.samplingRate));
  const runs = new SampleRuns(flatLength, parameters.clipRun);
  const hops = new HopSeries(plan, parameters);
  const room = new ScratchRoom();
  const frameHops = Math.round(frameSeconds / plan.hopSeconds);
  const margin = Math.ceil(marginSeconds * plan.rate);
  for (let hop = 0; hop < hopCount(plan, reader.count); hop += frameHops) {
    const from = firstOfHop(plan, hop);
    const to = Math.min(reader.count, firstOfHop(plan, hop + frameHops));
    // The margins belong to the neighbouring frames.
    const useRaw = (raw: Float32Array, first: number): void => {
      const begin = Math.max(0, from * plan.factor - first);
      runs.add(raw.subarray(begin, Math.max(begin, Math.min(channel.samples, to * plan.factor) - first)));
    };
    const stretch = await reader.read(from - margin, to + margin, mains, useRaw, room);
    const frame = { from: hop, to: Math.min(hopCount(plan, reader.count), hop + frameHops) };
    hops.addFrame(stretch, frame, still(runs, from * plan.factor, channel.samplingRate, plan.hopSeconds));
    await source.pace.advance((to - from) * plan.factor);
  }
  runs.finish();
  const noise = hops.noise();
  return {
    plan,
    mains,
    ...hops.series(),
    noise,
    potentialNoiseRatio: hops.potentialNoiseRatio(noise),
    flat: runs.flat,
    clipped: clippedRuns(runs, hops.mean(), parameters.clipOverNoise * (noise?.rms ?? Infinity)),
  };
}

/** The hops that touch a flat line, as far as is known, from a native sample on. */
function still(
  runs: SampleRuns,
  fromSample: number,
  samplingRate: number,
  hopSeconds: number,
): readonly HopRange[] {
  return runs.flatSince(fromSample).map((run) => hopsTouched(run, samplingRate, hopSeconds));
}

/** Mains from a few stretches spread over the channel. */
async function survey(reader: ChannelReader, parameters: ScanParameters): Promise<Mains | undefined> {
  const { rate } = reader.plan;
  const factor = Math.max(1, Math.floor(rate / (2.2 * surveyBandHz)));
  const decimator = new Decimator(factor);
  const length = Math.min(reader.count, Math.round(surveySeconds * rate));
  const stretches: Float64Array[] = [];
  // Stretches may overlap by half: a single one could have a line by chance.
  const count = Math.min(
    surveyStretches,
    Math.max(1, Math.floor((2 * reader.count) / Math.max(1, length)) - 1),
  );
  for (let k = 0; k < count; k++) {
    const from = count > 1 ? Math.floor((k * (reader.count - length)) / (count - 1)) : 0;
    const { values } = await reader.read(from, from + length, undefined);
    const slowCount = Math.floor((length - 2 * decimator.reach - 1) / factor) + 1;
    if (slowCount > 0) stretches.push(decimator.decimate(values, decimator.reach, slowCount));
  }
  return findMains(stretches, rate / factor, parameters);
}

/** Short runs at an extreme that stands out of the noise; long ones are flat lines already. */
function clippedRuns(runs: SampleRuns, level: number, least: number): readonly SampleRange[] {
  const flat = new Set(runs.flat.map((run) => run.from));
  return runs
    .clipped()
    .flatMap(({ extreme, runs: atExtreme }) => (Math.abs(extreme - level) >= least ? atExtreme : []))
    .filter((run) => !flat.has(run.from))
    .sort((a, b) => a.from - b.from);
}

/** The series by the hop, as the frames come in. */
class HopSeries {
  readonly #plan: WorkingPlan;
  #power = new Float32Array(0);
  #potentialPower = new Float32Array(0);
  #peak = new Float32Array(0);
  #slow = new Float32Array(0);
  #hops = 0;
  readonly #watched: Cascade;
  readonly #potentials: Cascade;
  readonly #bandRoom = new ScratchRoom();
  readonly #potentialRoom = new ScratchRoom();
  readonly #noise: NoiseEstimator;
  #sum = 0;
  #count = 0;

  constructor(plan: WorkingPlan, parameters: ScanParameters) {
    this.#plan = plan;
    this.#watched = [
      ...butterworthHighPass(edgeOrder, plan.lowHz, plan.rate),
      ...butterworthLowPass(edgeOrder, plan.highHz, plan.rate),
    ];
    this.#potentials = potentialFilter(plan, parameters);
    const windowSeconds = plan.hopsPerWindow * plan.hopSeconds;
    this.#noise = new NoiseEstimator({
      degreesOfFreedom: 2 * (plan.highHz - plan.lowHz) * windowSeconds,
      leastRest: Math.ceil(2 / windowSeconds),
    });
  }

  /** @param flat hops whose samples stand still: they say nothing of the noise, even where hum was taken out of them. */
  addFrame(
    { first, values, missing }: WorkingStretch,
    { from: fromHop, to: toHop }: HopRange,
    flat: readonly HopRange[],
  ): void {
    this.#grow(toHop);
    const band = this.#bandRoom.copyOf(values);
    filterBothWays(this.#watched, band);
    const potentials = this.#potentialRoom.copyOf(values);
    filterBothWays(this.#potentials, potentials);
    let windowStart = -1;
    let hopsInWindow = 0;
    for (let hop = fromHop; hop < toHop; hop++) {
      const from = Math.max(0, firstOfHop(this.#plan, hop) - first);
      const to = Math.min(values.length, firstOfHop(this.#plan, hop + 1) - first);
      const isWhole = !missing?.subarray(from, to).includes(1);
      const isMoving =
        this.#addHop(hop, values, band, potentials, from, to, isWhole) &&
        !flat.some((run) => hop >= run.from && hop < run.to);
      if (!isWhole || !isMoving) {
        windowStart = -1;
        hopsInWindow = 0;
        continue;
      }
      if (hopsInWindow === 0) windowStart = from;
      hopsInWindow++;
      if (hopsInWindow === this.#plan.hopsPerWindow) {
        this.#noise.addWindow(band.subarray(windowStart, to));
        hopsInWindow = 0;
      }
    }
  }

  #addHop(
    hop: number,
    values: Float64Array,
    band: Float64Array,
    potentials: Float64Array,
    from: number,
    to: number,
    isWhole: boolean,
  ): boolean {
    let sum = 0;
    let squares = 0;
    let potentialSquares = 0;
    let peak = 0;
    let isMoving = to - from < 2;
    const start = values[from] ?? 0;
    for (let i = from; i < to; i++) {
      const value = values[i] as number; // in bounds
      const b = band[i] as number;
      const p = potentials[i] as number;
      sum += value;
      squares += b * b;
      potentialSquares += p * p;
      const magnitude = b < 0 ? -b : b;
      if (magnitude > peak) peak = magnitude;
      if (value !== start) isMoving = true;
    }
    const count = Math.max(1, to - from);
    this.#power[hop] = isWhole ? squares / count : NaN;
    this.#potentialPower[hop] = isWhole ? potentialSquares / count : NaN;
    this.#peak[hop] = isWhole ? peak : NaN;
    this.#slow[hop] = isWhole ? sum / count : NaN;
    if (isWhole) {
      this.#sum += sum;
      this.#count += count;
    }
    return isMoving;
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

  series(): Pick<ChannelScan, 'power' | 'peak' | 'slow'> {
    const seen = (values: Float32Array): Float32Array => values.subarray(0, this.#hops);
    return { power: seen(this.#power), peak: seen(this.#peak), slow: seen(this.#slow) };
  }

  /** Mean of all samples. */
  mean(): number {
    return this.#sum / this.#count;
  }

  noise(): NoiseLevel | undefined {
    return this.#noise.estimate();
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
