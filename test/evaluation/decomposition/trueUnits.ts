/** The true units of an effort, as far as anyone could ask for them. */
import type { SimulatedRecording } from '../../../src/simulation/simulatedRecording';
import type { EffortRecording } from './efforts';

/** A unit that fires in an epoch. */
export interface TrueUnit {
  /** Seconds from the start of the recording, those within the epoch. */
  readonly times: Float64Array;
  /** Largest deflection over the RMS noise. */
  readonly signalToNoise: number;
  /** DETECTION.md §C.4: 2·log10(amplitude in mV) + area / amplitude in ms. */
  readonly sizeIndex: number;
  /** In µV. */
  readonly peakToPeak: number;
}

export function trueUnits({ recording, from, to }: EffortRecording): readonly TrueUnit[] {
  return recording.truth.units.map(({ spikeSeconds, potential }) => ({
    times: spikeSeconds.filter((t) => t >= from && t < to),
    ...sizeOf(potential, rateOf(recording)),
    signalToNoise:
      potential.reduce((most, v) => Math.max(most, Math.abs(v)), 0) / recording.truth.noiseMicrovolts,
  }));
}

function rateOf({ channels }: SimulatedRecording): number {
  const [channel] = channels;
  if (!channel) throw new Error('An effort has one channel.');
  return channel.samplingRate;
}

/** @param potential in µV */
function sizeOf(potential: Float64Array, rate: number): Pick<TrueUnit, 'sizeIndex' | 'peakToPeak'> {
  const peakToPeak = Math.max(...potential) - Math.min(...potential);
  const area = potential.reduce((sum, v) => sum + Math.abs(v), 0) * (1000 / rate);
  return { peakToPeak, sizeIndex: 2 * Math.log10(peakToPeak / 1000) + area / peakToPeak };
}
