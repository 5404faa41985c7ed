/** What the amplifier makes of potentials, noise and hum: one EMG channel, in steps of its converter. */
import { at } from '../base/typedArrays';
import { butterworthHighPass, StreamingFilter } from '../signal/filters';
import { addHum } from './hum';
import type { Random } from './random';
import type { Setting } from './setting';
import { addShape, oversampling, type Shape } from './shape';
import type { SimulatedChannel, SimulatedUnit } from './simulatedRecording';

/** A potential with the moments at which it is seen. */
export interface PlacedTrain {
  /** Variants of the potential; consecutive discharges show one or another. */
  readonly shapes: readonly Shape[];
  readonly spikeSeconds: Float64Array;
  /** Amplitude of each discharge as a multiple; absent where it is always 1. */
  readonly scales?: Float64Array;
}

/** Something that happens to the signal before (`electrode`, in µV) or after (`converter`) the amplifier's filter. */
export type Disturbance = {
  readonly stage: 'electrode' | 'converter';
  readonly apply: (microvolts: Float64Array, samplingRate: number) => void;
};

/** The channel of a setting, with its first or second name. */
export function emgChannel(
  random: Random,
  setting: Setting,
  trains: readonly PlacedTrain[],
  options: { readonly name: string; readonly disturbances: readonly Disturbance[] },
): SimulatedChannel {
  const { samplingRate, durationSeconds, stepMicrovolts, highPassHz } = setting;
  const count = Math.round(durationSeconds * samplingRate);
  const sum = setting.background?.(count) ?? noise(random, count, setting);
  if (setting.hum) addHum(sum, setting.hum, samplingRate);
  for (const train of trains) addTrain(random, sum, train, samplingRate);
  for (const { stage, apply } of options.disturbances) if (stage === 'electrode') apply(sum, samplingRate);
  new StreamingFilter(butterworthHighPass(1, highPassHz, samplingRate)).process(sum);
  for (const { stage, apply } of options.disturbances) if (stage === 'converter') apply(sum, samplingRate);
  const perUnit = setting.emgUnit === 'mV' ? 1e-3 : 1;
  return {
    name: options.name,
    unit: setting.emgUnit,
    kind: 'emg',
    samplingRate,
    physicalRange: {
      minimum: rounded(-32768 * stepMicrovolts * perUnit),
      maximum: rounded(32767 * stepMicrovolts * perUnit),
    },
    values: converted(sum, stepMicrovolts, perUnit),
  };
}

/** In whole steps of the converter, in the file's unit; clipped where the converter clips. */
function converted(microvolts: Float64Array, stepMicrovolts: number, perUnit: number): Float32Array {
  const values = new Float32Array(microvolts.length);
  for (let i = 0; i < values.length; i++) {
    const step = Math.min(32767, Math.max(-32768, Math.round(at(microvolts, i) / stepMicrovolts)));
    values[i] = step * stepMicrovolts * perUnit;
  }
  return values;
}

/** What truth says of the trains on a channel. */
export function unitsOf(
  trains: readonly PlacedTrain[],
  channel: number,
  samplingRate: number,
): SimulatedUnit[] {
  const points = oversampling(samplingRate);
  return trains.map(({ shapes, spikeSeconds }) => {
    const length = Math.ceil((shapes[0]?.length ?? 0) / points);
    const potential = Float64Array.from({ length }, (_, i) => {
      const total = shapes.reduce((sum, shape) => sum + at(shape, i * points), 0);
      return total / shapes.length;
    });
    return { channel, spikeSeconds, potential };
  });
}

function addTrain(random: Random, sum: Float64Array, train: PlacedTrain, samplingRate: number): void {
  const { shapes, spikeSeconds, scales } = train;
  for (let i = 0; i < spikeSeconds.length; i++) {
    const shape = shapes[Math.floor(random.uniform() * shapes.length)];
    if (!shape) return;
    addShape(sum, samplingRate, { shape, seconds: at(spikeSeconds, i), scale: scales ? at(scales, i) : 1 });
  }
}

/** Poles of a sum of first-order low-passes that is about 1/f (corners an octave or two apart), in Hz. */
const pinkCornersHz = [15, 60, 240, 960];

/** White noise plus the same noise through low-passes, of the setting's RMS in all. */
function noise(
  random: Random,
  count: number,
  { noiseMicrovolts, pinkPart, samplingRate }: Setting,
): Float64Array {
  const poles = pinkCornersHz.map((corner) => Math.exp((-2 * Math.PI * corner) / samplingRate));
  // y = p y + x has variance 1 / (1 − p²), and two of them covary by 1 / (1 − p q): equal power for each corner.
  const gains = poles.map((pole) => Math.sqrt(1 - pole ** 2));
  let power = 0;
  poles.forEach((p, i) => {
    poles.forEach((q, j) => (power += ((gains[i] ?? 0) * (gains[j] ?? 0)) / (1 - p * q)));
  });
  const pinkGain = Math.sqrt(pinkPart / power);
  const cross = poles.reduce((total, _, i) => total + (gains[i] ?? 0), 0) * pinkGain;
  // White gain w with w² + 2 w cross + pinkPart = 1.
  const whiteGain = -cross + Math.sqrt(cross ** 2 + 1 - pinkPart);
  const [p0 = 0, p1 = 0, p2 = 0, p3 = 0] = poles;
  const [g0 = 0, g1 = 0, g2 = 0, g3 = 0] = gains.map((gain) => gain * pinkGain);
  const values = new Float64Array(count);
  let [y0, y1, y2, y3] = [0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const x = random.normal(0, noiseMicrovolts);
    y0 = p0 * y0 + x;
    y1 = p1 * y1 + x;
    y2 = p2 * y2 + x;
    y3 = p3 * y3 + x;
    values[i] = whiteGain * x + g0 * y0 + g1 * y1 + g2 * y2 + g3 * y3;
  }
  return values;
}

/** Without the binary fraction's tail, so that the number fits an EDF header. */
function rounded(value: number): number {
  return Number(value.toPrecision(7));
}
