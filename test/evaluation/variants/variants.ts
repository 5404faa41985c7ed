/** The same recording in other forms: another rate, converter, polarity, unit, name or grid. None should change an answer. */
import { at } from '../../../src/base/typedArrays';
import type { Setting } from '../../../src/simulation/setting';
import type { SimulatedChannel, SimulatedRecording } from '../../../src/simulation/simulatedRecording';
import { resampled } from './resampled';

/** What is done to a recording. */
export interface Variant {
  readonly name: string;
  /**
   * @param again simulates the recording once more in other circumstances
   * @returns undefined where it would be the same recording
   */
  readonly of: (recording: SimulatedRecording, again: SimulateAgain) => SimulatedRecording | undefined;
}

type SimulateAgain = (circumstances: (drawn: Setting) => Setting) => SimulatedRecording;

/** Every variant that is measured. */
export const variants: readonly Variant[] = [
  { name: '10 kHz', of: (recording) => otherRate(recording, 10_000) },
  { name: '48 kHz', of: (recording) => otherRate(recording, 48_000) },
  { name: '12 bit at ±5 mV', of: (recording) => converted(recording, 12, 5000) },
  { name: '12 bit at ±10 mV', of: (recording) => converted(recording, 12, 10_000) },
  { name: 'inverted', of: inverted },
  { name: 'in V', of: inVolts },
  { name: 'other names', of: renamed },
  {
    name: '50 ↔ 60 Hz',
    of: ({ truth }, again) => (truth.humMicrovolts > 0 ? again(onOtherGrid) : undefined),
  },
];

/** The EMG at a rate that it does not have; what was slower has nothing new in it, and is no other form. */
function otherRate(recording: SimulatedRecording, samplingRate: number): SimulatedRecording | undefined {
  const rates = recording.channels.flatMap((channel) => (channel.kind === 'emg' ? channel.samplingRate : []));
  return Math.max(...rates) === samplingRate ? undefined : atRate(recording, samplingRate);
}

/** The same circumstances on the grid of 60 Hz where they are on that of 50, and the other way round. */
export function onOtherGrid(setting: Setting): Setting {
  const { hum } = setting;
  if (!hum) return setting;
  // As far off its own frequency as it was.
  return { ...setting, hum: { ...hum, hertz: hum.hertz < 55 ? hum.hertz + 10 : hum.hertz - 10 } };
}

/** The EMG at another rate; a channel that has it stays as it is. */
export function atRate(recording: SimulatedRecording, samplingRate: number): SimulatedRecording {
  return eachEmg(recording, (channel) => {
    if (channel.samplingRate === samplingRate) return channel;
    const count = Math.round(recording.durationSeconds * samplingRate);
    const values = resampled(channel.values, channel.samplingRate, samplingRate, count);
    return { ...channel, samplingRate, values: withinRange(values, channel.physicalRange) };
  });
}

/** The EMG from a converter of so many bits over ± so many µV. */
export function converted(
  recording: SimulatedRecording,
  bits: number,
  microvolts: number,
): SimulatedRecording {
  return eachEmg(recording, (channel) => {
    const limit = channel.unit === 'mV' ? microvolts / 1000 : microvolts;
    const step = (2 * limit) / 2 ** bits;
    // As an EDF header can say it.
    const physicalRange = { minimum: -limit, maximum: Number((limit - step).toPrecision(6)) };
    const values = channel.values.map((value) => step * Math.round(value / step));
    return { ...channel, physicalRange, values: withinRange(values, physicalRange) };
  });
}

/** The EMG with its inputs exchanged. */
export function inverted(recording: SimulatedRecording): SimulatedRecording {
  return eachEmg(recording, ({ physicalRange: { minimum, maximum }, values, ...channel }) => ({
    ...channel,
    physicalRange: { minimum: -maximum, maximum: -minimum },
    values: values.map((value) => -value),
  }));
}

/** The EMG in volts. */
export function inVolts(recording: SimulatedRecording): SimulatedRecording {
  return eachEmg(recording, ({ physicalRange: { minimum, maximum }, values, ...channel }) => {
    const factor = channel.unit === 'mV' ? 1e-3 : 1e-6;
    // Outwards to what an EDF header has place for.
    const outwards = (value: number): number =>
      Number(((Math.sign(value) * Math.ceil(Math.abs(value) * factor * 1e5)) / 1e5).toFixed(5));
    const physicalRange = { minimum: outwards(minimum), maximum: outwards(maximum) };
    const scaled = values.map((value) => value * factor);
    return { ...channel, unit: 'V', physicalRange, values: withinRange(scaled, physicalRange) };
  });
}

/** The EMG under names of no muscle. */
export function renamed(recording: SimulatedRecording): SimulatedRecording {
  let number = 0;
  return eachEmg(recording, (channel) => ({ ...channel, name: `EMG ch ${++number}` }));
}

function eachEmg(
  recording: SimulatedRecording,
  change: (channel: SimulatedChannel) => SimulatedChannel,
): SimulatedRecording {
  return {
    ...recording,
    channels: recording.channels.map((channel) => (channel.kind === 'emg' ? change(channel) : channel)),
  };
}

function withinRange(
  values: Float32Array,
  { minimum, maximum }: SimulatedChannel['physicalRange'],
): Float32Array {
  return Float32Array.from(values, (_, i) => Math.min(maximum, Math.max(minimum, at(values, i))));
}
