/** Muscles at work before a quiet needle, for the realism checks of DETECTION.md §G.4. */
import { seenByNeedle } from '../../../src/simulation/assemble';
import { emgChannel, type PlacedTrain } from '../../../src/simulation/emgChannel';
import { type Background, type Muscle, muscle } from '../../../src/simulation/muscle';
import { Random } from '../../../src/simulation/random';
import { drawSetting, type Setting } from '../../../src/simulation/setting';
import { healthyVariation, requestedTrains, type Train } from '../../../src/simulation/trains';

/** 20 kHz, 3 µV of noise, no hum. */
export function quietSetting(seconds: number): Setting {
  const { emgNames, mechanical, highPassHz, pinkPart } = drawSetting(new Random(1), [seconds, seconds]);
  const drawn = { emgNames, mechanical, highPassHz, pinkPart, durationSeconds: seconds };
  return { ...drawn, samplingRate: 20_000, noiseMicrovolts: 3, emgUnit: 'uV', stepMicrovolts: 0.3 };
}

export interface Effort {
  readonly muscle: Muscle;
  readonly trains: readonly Train[];
  readonly placed: readonly PlacedTrain[];
  /** µV, without the first second. */
  readonly emg: Float32Array;
}

/** A muscle held at one excitation. */
export function effort(
  seed: number,
  excitation: number,
  seconds: number,
  background: Background = 'normal',
): Effort {
  const random = new Random(seed);
  const setting = quietSetting(seconds);
  const target = muscle(random.fork(), background);
  const trains = trainsAt(random.fork(), target, excitation, seconds);
  const placed = seenByNeedle(random.fork(), setting, trains);
  const channel = emgChannel(random.fork(), setting, placed, { name: 'EMG', disturbances: [] });
  return { muscle: target, trains, placed, emg: channel.values.subarray(setting.samplingRate) };
}

/** The discharges alone. */
export function trainsAt(
  random: Random,
  target: Muscle,
  excitation: number,
  seconds: number,
): readonly Train[] {
  return requestedTrains(random, target, {
    from: 0,
    to: seconds,
    excitation: () => excitation,
    variation: healthyVariation,
  });
}

export function rms(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
}
