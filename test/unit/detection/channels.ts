/** Single channels in memory for the tests of the engine's rooms: as samples, as a source to read, as a scan. */
import assert from 'node:assert/strict';
import { type ChannelScan, scanChannel } from '../../../src/detection/scan/activity/channelScan';
import type { ChannelSource } from '../../../src/detection/scan/conditioning/channelReader';
import { type WorkingPlan, workingPlan } from '../../../src/detection/scan/conditioning/workingPlan';
import { Pace } from '../../../src/products/pace';
import { defaultParameters } from '../../../src/detection/parameters';
import type { Channel, JobControl } from '../../../src/recording/recording';
import { Random } from '../../../src/simulation/random';

/** Half-open stretch of seconds. */
export type Seconds = readonly [from: number, to: number];

export function channelOf(values: Float32Array, stated: Partial<Channel> = {}): Channel {
  return {
    name: 'EMG',
    unit: 'uV',
    kind: 'emg',
    kindReason: 'by its name',
    samplingRate: 2000,
    samples: values.length,
    ...stated,
  };
}

export function sourceOf(
  values: Float32Array,
  channel: Channel,
  { blockSamples = 1 << 16, control = {} }: { blockSamples?: number; control?: JobControl } = {},
): ChannelSource {
  return {
    recording: {
      channels: [channel],
      read: (_, from, count) => Promise.resolve(values.slice(from, from + count)),
    },
    index: 0,
    pace: new Pace(control, 2 * values.length),
    blockSamples,
  };
}

export function planOf(samplingRate: number): WorkingPlan {
  const plan = workingPlan(samplingRate, defaultParameters);
  assert.ok(plan, `no plan for ${samplingRate} Hz`);
  return plan;
}

/** The first pass over a channel, as the engine makes it. */
export async function scanned(
  values: Float32Array,
  stated: Partial<Channel> = {},
  blockSamples?: number,
): Promise<ChannelScan> {
  const channel = channelOf(values, stated);
  const source = sourceOf(values, channel, blockSamples === undefined ? {} : { blockSamples });
  return scanChannel(source, channel, planOf(channel.samplingRate), defaultParameters);
}

/** A scan of given series, hops of 10 ms at 2 kHz; noise of RMS 1. */
export function scanOf(power: Float32Array, stated: Partial<ChannelScan> = {}): ChannelScan {
  return {
    plan: planOf(2000),
    mains: undefined,
    power,
    peak: power.map((value) => 3 * Math.sqrt(value)),
    slow: power.map((value) => (Number.isNaN(value) ? NaN : 0)),
    noise: { rms: 1, estimates: [], disagreement: 1, ambiguous: false },
    potentialNoiseRatio: 1,
    flat: [],
    clipped: [],
    faults: [],
    ...stated,
  };
}

/** Samples of a function of seconds, with Gaussian noise of the given RMS. */
export function signal(
  seconds: number,
  samplingRate: number,
  course: (t: number) => number,
  noise = 3,
  seed = 1,
): Float32Array {
  const random = new Random(seed);
  return Float32Array.from({ length: Math.round(seconds * samplingRate) }, (_, i) =>
    noise > 0 ? course(i / samplingRate) + random.normal(0, noise) : course(i / samplingRate),
  );
}

/** Gaussian noise that is louder in some spans. */
export function bursts(
  seconds: number,
  samplingRate: number,
  spans: readonly Seconds[],
  { noise = 3, loud = 60, seed = 1 } = {},
): Float32Array {
  const random = new Random(seed);
  return Float32Array.from({ length: Math.round(seconds * samplingRate) }, (_, i) => {
    const t = i / samplingRate;
    return random.normal(0, spans.some(([from, to]) => t >= from && t < to) ? loud : noise);
  });
}

/** The values with some seconds of them replaced. */
export function replaced(
  values: Float32Array,
  samplingRate: number,
  [from, to]: Seconds,
  value: number,
): Float32Array {
  return Float32Array.from(values).fill(
    value,
    Math.round(from * samplingRate),
    Math.round(to * samplingRate),
  );
}

export function assertNear(value: number | undefined, expected: number, tolerance: number, what = ''): void {
  assert.ok(
    Math.abs((value ?? NaN) - expected) <= tolerance,
    `${what} ${value} is not ${expected} ± ${tolerance}`,
  );
}
