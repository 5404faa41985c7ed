/**
 * A recording whose mains hum is taken away, of every recording alike and whether or not the engine finds any: what a model
 * still separates, it does not separate by hum. The mains frequency and its harmonics are fitted in overlapping stretches of
 * a second; a muscle loses a hertz in fifty by it.
 */
import type { Recording } from '../../../src/recording/recording';
import { mainsNear } from './mainsLine';

const harmonics = 20;
const stretchSeconds = 1;

/** The first channel, cleaned; what is missing in it is taken for 0. */
export async function withoutHum(recording: Recording): Promise<Pick<Recording, 'channels' | 'read'>> {
  const channel = recording.channels[0];
  if (!channel) throw new Error('There is no channel.');
  const values = Float64Array.from(await recording.read(0, 0, channel.samples), (value) =>
    Number.isNaN(value) ? 0 : value,
  );
  const cleaned = Float32Array.from(cleanedOf(values, channel.samplingRate));
  return {
    channels: [channel],
    read: (_index, from, count) => Promise.resolve(cleaned.slice(from, from + count)),
  };
}

/** What is left of values without mains. */
export function cleanedOf(values: Float64Array, rate: number): Float64Array {
  const frequency = mainsNear(values, rate);
  const length = Math.min(values.length, Math.round(stretchSeconds * rate));
  const window = Float64Array.from(
    { length },
    (_, i) => (1 - Math.cos((2 * Math.PI * (i + 0.5)) / length)) / 2,
  );
  const [hum, weight] = [new Float64Array(values.length), new Float64Array(values.length)];
  const last = values.length - length;
  const firsts = Array.from({ length: Math.ceil((2 * last) / length) + 1 }, (_, k) =>
    Math.min(last, k * Math.floor(length / 2)),
  );
  const waves = Array.from({ length: harmonics }, (_, k) => waveOf((k + 1) * frequency, rate, length));
  for (const first of firsts) {
    for (const { cosine, sine } of waves) {
      let [re, im] = [0, 0];
      for (let i = 0; i < length; i++) {
        const weighed = window[i]! * values[first + i]!;
        re += weighed * cosine[i]!;
        im += weighed * sine[i]!;
      }
      // The window's sum is half its length; a wave's mean square is a half.
      const [a, b] = [(4 * re) / length, (4 * im) / length];
      for (let i = 0; i < length; i++) hum[first + i]! += window[i]! * (a * cosine[i]! + b * sine[i]!);
    }
    for (let i = 0; i < length; i++) weight[first + i]! += window[i]!;
  }
  return values.map((value, i) => value - hum[i]! / Math.max(weight[i]!, Number.MIN_VALUE));
}

function waveOf(frequency: number, rate: number, length: number) {
  const phases = Float64Array.from({ length }, (_, i) => (2 * Math.PI * frequency * i) / rate);
  return { cosine: phases.map(Math.cos), sine: phases.map(Math.sin) };
}
