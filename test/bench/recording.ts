/**
 * What the bench runs on: one needle channel at 48 kHz, of rest, contractions and cramps in turn, as EDF+.
 * The simulator's recordings of 20 kHz are interpolated to 48 kHz (windowed sinc) and get 2 µV of white noise, so that the band above
 * 10 kHz is not empty.
 */
import { edfPlus, simulatedIdentity } from '../../src/simulation/edfPlus';
import { Random } from '../../src/simulation/random';
import { scenarios } from '../../src/simulation/scenarios';
import type { SimulatedRecording } from '../../src/simulation/simulatedRecording';

export const samplingRate = 48_000;
const sourceRate = 20_000;
const parts = ['rest', 'voluntary', 'neurogenic-cramp'] as const;
const noiseMicrovolts = 2;
const range = { minimum: -6553.6, maximum: 6553.4 }; // µV, steps of 0.2 µV

/** Lobes of the sinc to either side, and the phases in which 20 kHz meets 48 kHz (5 : 12). */
const lobes = 16;
const phases = 12;

/** The channel in µV, and its file. */
export interface BenchRecording {
  readonly microvolts: Float32Array;
  readonly file: Uint8Array;
}

/** The same for every run. */
export function benchRecording(seconds: number): BenchRecording {
  const microvolts = new Float32Array(seconds * samplingRate);
  const annotations: SimulatedRecording['annotations'][number][] = [];
  const random = new Random(48);
  let filledSeconds = 0;
  for (let part = 0, seed = 0; filledSeconds < seconds; seed++) {
    const scenario = scenarios.find(({ name }) => name === parts[part % parts.length])!;
    const recording = scenario.simulate(seed);
    const channel = recording.channels.find(({ kind }) => kind === 'emg')!;
    if (channel.samplingRate !== sourceRate) continue;
    const perUnit = channel.unit === 'mV' ? 1000 : 1;
    const from = filledSeconds * samplingRate;
    interpolate(channel.values, perUnit, microvolts.subarray(from));
    const onset = filledSeconds;
    annotations.push(
      ...recording.annotations
        .map((one) => ({ ...one, onsetSeconds: one.onsetSeconds + onset }))
        .filter((one) => one.onsetSeconds < seconds),
    );
    filledSeconds += recording.durationSeconds;
    part++;
  }
  for (let i = 0; i < microvolts.length; i++) microvolts[i]! += random.normal(0, noiseMicrovolts);
  const channel = {
    name: 'EMG Tib ant',
    unit: 'uV',
    kind: 'emg',
    samplingRate,
    physicalRange: range,
    values: microvolts,
  } as const;
  const truth = { units: [], events: [], noiseMicrovolts, humMicrovolts: 0 };
  const file = edfPlus(
    { durationSeconds: seconds, channels: [channel], annotations, truth },
    simulatedIdentity,
  );
  return { microvolts, file };
}

/** Fills `target` (48 kHz) from the start with `source` (20 kHz) times `factor`, as far as both reach. */
function interpolate(source: Float32Array, factor: number, target: Float32Array): void {
  const kernels = Array.from({ length: phases }, (_, phase) => kernel(((5 * phase) % 12) / 12));
  const count = Math.min(target.length, Math.floor((source.length * 12) / 5));
  for (let i = 0; i < count; i++) {
    const weights = kernels[i % phases]!;
    const first = Math.floor((i * 5) / 12) - lobes + 1;
    let sum = 0;
    for (let k = 0; k < weights.length; k++) sum += weights[k]! * (source[first + k] ?? 0);
    target[i] = factor * sum;
  }
}

/** A sinc under a Hann window, for a point this part of a sample after the middle. */
function kernel(fraction: number): Float64Array {
  return Float64Array.from({ length: 2 * lobes }, (_, k) => {
    const x = k - lobes + 1 - fraction;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * x) / (lobes + 1));
    return window * (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
  });
}
