/**
 * The room that a recording was made in: what a model must not profit from (DETECTION.md §E.3). Measured of the samples as
 * they are in the file, and the hum also of what the engine's conditioning leaves of it.
 */
import { Pace, ThreadTurn } from '../../../src/products/pace';
import { defaultParameters } from '../../../src/detection/parameters';
import { scanChannel } from '../../../src/detection/scan/activity/channelScan';
import { ChannelReader } from '../../../src/detection/scan/conditioning/channelReader';
import { workingPlan } from '../../../src/detection/scan/conditioning/workingPlan';
import type { Recording } from '../../../src/recording/recording';
import { butterworthHighPass, filterZeroPhase } from '../../../src/signal/filters';
import { quantile } from '../metrics/quantile';

/** Each as the logarithm of microvolts; of signals in µV. */
export interface RoomConditions {
  /** RMS of the mains frequency and its harmonics. */
  readonly hum: number;
  /** The same of what conditioning leaves. */
  readonly humLeft: number;
  /** Where mains is none, 6 % above: what a muscle's own power looks like when it is measured as hum is. */
  readonly besideHum: number;
  /** Of the hum that is left, what goes beyond that: the part of it that mains made, not the muscle. */
  readonly humBeyond: number;
  /** 5th centile of the RMS of 20 ms above 3 kHz, where a muscle has little. */
  readonly noise: number;
  /** The level around which the signal lies. */
  readonly offset: number;
}

/** Far enough from mains that nothing of it is there, near enough for the same power of a muscle. */
const besideFactor = 1.06;
/** Below this a level in µV is none. */
const leastMicrovolts = 0.01;
const log = (microvolts: number): number => Math.log(leastMicrovolts + microvolts);

/** The conditions of a recording's first channel. */
export async function roomConditions(recording: Recording): Promise<RoomConditions> {
  const channel = recording.channels[0];
  if (!channel) throw new Error('There is no channel.');
  const { samplingRate, samples } = channel;
  const plan = workingPlan(samplingRate, defaultParameters);
  if (!plan) throw new Error(`${channel.name} is too slow.`);
  const source = () => ({
    recording,
    index: 0,
    pace: new Pace({}, samples, new ThreadTurn()),
    blockSamples: 2 ** 18,
  });
  const { mains } = await scanChannel(source(), channel, plan, defaultParameters);
  const native = new ChannelReader(source(), { ...plan, factor: 1, rate: samplingRate });
  // Missing samples are bridged.
  const { values } = await native.read(0, native.count, undefined);
  const level = values.reduce((sum, value) => sum + value, 0) / values.length;
  const centred = values.map((value) => value - level);
  const reader = new ChannelReader(source(), plan);
  const conditioned = (await reader.read(0, reader.count, mains)).values;
  const frequency = mains?.frequencyHz ?? strongestNear(centred, samplingRate);
  const high = Float64Array.from(centred);
  filterZeroPhase(butterworthHighPass(4, 3000, samplingRate), high);
  const humLeft = log(humOf(conditioned, plan.rate, frequency));
  const besideHum = log(humOf(conditioned, plan.rate, besideFactor * frequency));
  return {
    hum: log(humOf(centred, samplingRate, frequency)),
    humLeft,
    besideHum,
    humBeyond: humLeft - besideHum,
    noise: log(quantile(shortRms(high, Math.round(0.02 * samplingRate)), 0.05)),
    offset: log(Math.abs(level)),
  };
}

/** Amplitude of one frequency over the whole signal, under a Hann window. */
function amplitudeAt(values: Float64Array, rate: number, frequencyHz: number): number {
  let [re, im] = [0, 0];
  const turn = (2 * Math.PI * frequencyHz) / rate;
  const count = values.length;
  for (let i = 0; i < count; i++) {
    const weighed = (values[i] ?? 0) * (1 - Math.cos((2 * Math.PI * (i + 0.5)) / count));
    re += weighed * Math.cos(turn * i);
    im += weighed * Math.sin(turn * i);
  }
  return (2 * Math.hypot(re, im)) / count;
}

function strongestNear(values: Float64Array, rate: number): number {
  const frequencies = Array.from({ length: 21 }, (_, k) => 49 + 0.1 * k);
  const sizes = frequencies.map((frequency) => amplitudeAt(values, rate, frequency));
  return frequencies[sizes.indexOf(Math.max(...sizes))] ?? 50;
}

/** RMS of the first five harmonics beyond what lies 3 Hz beside each. */
function humOf(values: Float64Array, rate: number, frequencyHz: number): number {
  let power = 0;
  for (let k = 1; k <= 5; k++) {
    const at = (frequency: number): number => amplitudeAt(values, rate, frequency) ** 2 / 2;
    const beside = (at(k * frequencyHz - 3) + at(k * frequencyHz + 3)) / 2;
    power += Math.max(0, at(k * frequencyHz) - beside);
  }
  return Math.sqrt(power);
}

function shortRms(values: Float64Array, length: number): number[] {
  return Array.from({ length: Math.floor(values.length / length) }, (_, k) =>
    Math.sqrt(values.subarray(k * length, (k + 1) * length).reduce((sum, x) => sum + x * x, 0) / length),
  );
}
