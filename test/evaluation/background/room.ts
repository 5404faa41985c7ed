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
import { amplitudeAt, mainsNear } from './mainsLine';
import { cleanedOf } from './withoutHum';

/** Each as the logarithm of microvolts; of signals in µV. */
export interface RoomConditions {
  /** RMS of the mains frequency and its harmonics. */
  readonly hum: number;
  /** The same of what conditioning leaves. */
  readonly humLeft: number;
  /** Where mains is none, 6 % above: what a muscle's own power looks like when it is measured as hum is. */
  readonly besideHum: number;
  /** The hum where it was taken away from every recording (`withoutHum`). */
  readonly humAfter: number;
  /** 5th centile of the RMS of 20 ms above 3 kHz, where a muscle has little. */
  readonly noise: number;
  /** The level around which the signal lies. */
  readonly offset: number;
}

/** Far enough from mains that nothing of it is there, near enough for the same power of a muscle. */
const besideFactor = 1.06;
/** Below this a level in µV is none: it is what recorders resolve. */
const leastMicrovolts = 0.2;
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
  const frequency = mains?.frequencyHz ?? mainsNear(centred, samplingRate);
  const high = Float64Array.from(centred);
  filterZeroPhase(butterworthHighPass(4, 3000, samplingRate), high);
  return {
    hum: log(humOf(centred, samplingRate, frequency)),
    humLeft: log(humOf(conditioned, plan.rate, frequency)),
    besideHum: log(humOf(conditioned, plan.rate, besideFactor * frequency)),
    humAfter: log(humOf(cleanedOf(centred, samplingRate), samplingRate, frequency)),
    noise: log(quantile(shortRms(high, Math.round(0.02 * samplingRate)), 0.05)),
    offset: log(Math.abs(level)),
  };
}

/** RMS of the first five harmonics beyond what lies 3 to 6 Hz beside each. */
function humOf(values: Float64Array, rate: number, frequencyHz: number): number {
  let power = 0;
  for (let k = 1; k <= 5; k++) {
    const at = (frequency: number): number => amplitudeAt(values, rate, frequency) ** 2 / 2;
    const sides = [-6, -5, -4, -3, 3, 4, 5, 6].map((off) => at(k * frequencyHz + off));
    power += at(k * frequencyHz) - sides.reduce((sum, each) => sum + each, 0) / sides.length;
  }
  return Math.sqrt(Math.max(0, power));
}

function shortRms(values: Float64Array, length: number): number[] {
  return Array.from({ length: Math.floor(values.length / length) }, (_, k) =>
    Math.sqrt(values.subarray(k * length, (k + 1) * length).reduce((sum, x) => sum + x * x, 0) / length),
  );
}
