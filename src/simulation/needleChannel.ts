/** What reaches the needle: every unit's potential at every discharge, noise, and the amplifier's high-pass. */
import { at } from '../base/typedArrays';
import { butterworthHighPass, StreamingFilter } from '../signal/filters';
import type { Random } from './random';
import type { SimulatedChannel, SimulatedUnit } from './simulatedRecording';

/** Samples per second of the simulated needle recordings: what DETECTION.md §B.1 prefers. */
export const needleRate = 20_000;

/** Steps of 0.2 µV with 16 bits. */
const physicalRange = { minimum: -6553.6, maximum: 6553.4 };

const amplifierHighPassHz = 10;

/** RMS in µV: white (electrode and amplifier) and about 1/f (distant activity, electrode). */
const noise = { white: 2, pink: 1.5 };
/** Low-passed white noises of equal power at octave-spaced corners add up to about 1/f between them. */
const pinkCornersHz = [20, 80, 320, 1280, 5120];

/** RMS of a silent needle channel, in µV. */
export const needleNoiseMicrovolts = Math.hypot(noise.white, noise.pink);

/** The EMG channel of `durationSeconds`, clipped where the amplifier would clip. */
export function needleChannel(
  random: Random,
  name: string,
  units: readonly SimulatedUnit[],
  durationSeconds: number,
): SimulatedChannel {
  const sum = needleNoise(random, Math.round(durationSeconds * needleRate));
  for (const unit of units) addUnit(sum, unit);
  new StreamingFilter(butterworthHighPass(1, amplifierHighPassHz, needleRate)).process(sum);
  const values = Float32Array.from(sum, (value) =>
    Math.min(physicalRange.maximum, Math.max(physicalRange.minimum, value)),
  );
  return { name, unit: 'uV', kind: 'emg', samplingRate: needleRate, physicalRange, values };
}

function needleNoise(random: Random, count: number): Float64Array {
  const values = Float64Array.from({ length: count }, () => random.normal(0, noise.white));
  for (const corner of pinkCornersHz) {
    // First-order low-pass y += a (x − y) of white noise of variance 1 has variance a / (2 − a).
    const a = 1 - Math.exp((-2 * Math.PI * corner) / needleRate);
    const scale = (noise.pink / Math.sqrt(pinkCornersHz.length)) * Math.sqrt((2 - a) / a);
    let y = 0;
    for (let i = 0; i < count; i++) {
      y += a * (random.normal() - y);
      values[i] = at(values, i) + scale * y;
    }
  }
  return values;
}

function addUnit(sum: Float64Array, unit: SimulatedUnit): void {
  for (const seconds of unit.spikeSeconds) {
    const first = Math.round(seconds * needleRate);
    const count = Math.min(unit.potential.length, sum.length - first);
    for (let i = 0; i < count; i++) sum[first + i] = at(sum, first + i) + at(unit.potential, i);
  }
}
