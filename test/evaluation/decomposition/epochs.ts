/** What the engine sees of an effort: both bands at the working rate, the noise, and the truth beside them. */
import { Pace, ThreadTurn } from '../../../src/products/pace';
import { ProductStore } from '../../../src/products/productStore';
import { microvoltsPerUnit } from '../../../src/recording/units';
import type { EngineSettings, EngineSource } from '../../../src/detection/engineSource';
import { firstPass } from '../../../src/detection/firstPass';
import { defaultParameters } from '../../../src/detection/parameters';
import { ChannelReader } from '../../../src/detection/scan/conditioning/channelReader';
import { eachStretch } from '../../../src/detection/units/episodeSignal';
import { simulated } from '../../unit/detection/recordings';
import { effortRecording, type Effort } from './efforts';

/** A true unit of an epoch. */
export interface TrueUnit {
  /** Seconds from the epoch's beginning, those within it. */
  readonly times: Float64Array;
  /** Largest deflection over the RMS noise. */
  readonly signalToNoise: number;
  /** DETECTION.md §C.4: 2·log10(amplitude in mV) + area / amplitude in ms. */
  readonly sizeIndex: number;
  readonly peakToPeak: number;
}

export interface Epoch {
  readonly potentials: Float32Array;
  readonly wide: Float32Array;
  readonly rate: number;
  readonly noise: number;
  readonly spikeFloor: number;
  readonly units: readonly TrueUnit[];
}

/** The epoch of a seed as the second pass reads it. */
export async function epochOf(effort: Effort, seed: number): Promise<Epoch> {
  const { recording, from, to } = effortRecording(effort, seed);
  const input = simulated(recording);
  const source: EngineSource = { recording: input, blockSamples: 1 << 18, turn: new ThreadTurn() };
  const store = new ProductStore<EngineSource, EngineSettings>(source, 1 << 26);
  const settings = { ...defaultParameters, wordings: {} };
  const scan = await store.get(firstPass.courses, 0, settings, {});
  const { muscle } = await store.get(firstPass.scan, 0, settings, {});
  const { plan, mains } = scan;
  const pace = new Pace({}, 1, source.turn);
  const reader = new ChannelReader({ ...source, index: 0, pace }, plan);
  const hops = { from: Math.floor(from / plan.hopSeconds), to: Math.ceil(to / plan.hopSeconds) };
  const pieces: { first: number; potentials: Float32Array; wide: Float32Array }[] = [];
  await eachStretch(reader, hops, mains, settings, (piece) => pieces.push(piece));
  const join = (which: 'potentials' | 'wide'): Float32Array =>
    Float32Array.from(pieces.flatMap((piece) => Array.from(piece[which])));
  const begins = (pieces[0]?.first ?? 0) / plan.rate;
  const channel = recording.channels[0]!;
  const perUnit = microvoltsPerUnit(channel.unit) ?? Infinity;
  return {
    potentials: join('potentials'),
    wide: join('wide'),
    rate: plan.rate,
    noise: (muscle?.activity.noiseRms ?? 0) * scan.potentialNoiseRatio,
    spikeFloor: 10 / perUnit,
    units: recording.truth.units.map(({ spikeSeconds, potential }) => ({
      times: spikeSeconds.filter((t) => t >= from && t < to).map((t) => t - begins),
      ...sizeOf(potential, channel.samplingRate),
      signalToNoise:
        potential.reduce((m, v) => Math.max(m, Math.abs(v)), 0) / recording.truth.noiseMicrovolts,
    })),
  };
}

/** @param potential in µV */
function sizeOf(potential: Float64Array, rate: number): Pick<TrueUnit, 'sizeIndex' | 'peakToPeak'> {
  const peakToPeak = Math.max(...potential) - Math.min(...potential);
  const area = potential.reduce((sum, v) => sum + Math.abs(v), 0) * (1000 / rate);
  return { peakToPeak, sizeIndex: 2 * Math.log10(peakToPeak / 1000) + area / peakToPeak };
}
