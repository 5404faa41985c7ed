/** A scenario told on a real background. */
import { Random } from '../../../src/simulation/random';
import type { Scenario } from '../../../src/simulation/scenario';
import type { SimulatedChannel, SimulatedRecording } from '../../../src/simulation/simulatedRecording';

/** What is cut from real recordings, in µV at one rate. */
export interface RealBackground {
  readonly name: string;
  readonly samplingRate: number;
  /** Noise of rest, any length. */
  readonly restMicrovolts: Float64Array;
  /** Needle movements, each with its settling. */
  readonly movementsMicrovolts: readonly Float64Array[];
}

/** A movement stands in rest with this much on either side, in seconds. */
const marginSeconds = 0.5;

/** A hybrid, and where its needle movement is: between insertion activity and artifact there is no line. */
export interface Hybrid {
  readonly recording: SimulatedRecording;
  readonly movement?: { readonly channel: number; readonly onsetSeconds: number };
}

/** The scenario's recording with this noise beneath its activity, and a needle movement where a channel rests long enough. */
export function simulatedOn(scenario: Scenario, seed: number, real: RealBackground): Hybrid {
  const { samplingRate, restMicrovolts } = real;
  const random = new Random(seed);
  const noiseMicrovolts = rms(restMicrovolts);
  const recording = scenario.simulate(seed, (drawn) => ({
    ...drawn,
    samplingRate,
    noiseMicrovolts,
    background: (count) =>
      repeated(restMicrovolts, count, Math.floor(random.uniform() * restMicrovolts.length)),
  }));
  return withMovement(recording, real, random);
}

/** `count` samples of a stretch that runs there and back again: no jump where it ends. */
export function repeated(samples: Float64Array, count: number, first: number): Float64Array {
  const period = 2 * samples.length - 2;
  return Float64Array.from({ length: count }, (_, i) => {
    const at = (first + i) % period;
    return samples[at < samples.length ? at : period - at]!;
  });
}

function withMovement(
  recording: SimulatedRecording,
  { movementsMicrovolts }: RealBackground,
  random: Random,
): Hybrid {
  const movement = movementsMicrovolts[Math.floor(random.uniform() * movementsMicrovolts.length)];
  if (!movement) return { recording };
  const channel = recording.channels.findIndex(({ kind }) => kind === 'emg');
  const emg = recording.channels[channel];
  if (!emg) return { recording };
  const seconds = movement.length / emg.samplingRate;
  const rest = recording.truth.events.find(
    ({ label, channels, onsetSeconds, endSeconds }) =>
      label === 'rest' &&
      channels.includes(channel) &&
      endSeconds - onsetSeconds >= seconds + 2 * marginSeconds,
  );
  if (!rest) return { recording };
  const spare = rest.endSeconds - rest.onsetSeconds - seconds - 2 * marginSeconds;
  const from = rest.onsetSeconds + marginSeconds + random.uniform() * spare;
  const events = recording.truth.events
    .flatMap((event) =>
      event === rest
        ? [
            { ...rest, endSeconds: from },
            { ...rest, onsetSeconds: from, endSeconds: from + seconds, label: 'artifact' as const },
            { ...rest, onsetSeconds: from + seconds },
          ]
        : [event],
    )
    .sort((a, b) => a.onsetSeconds - b.onsetSeconds);
  const moved = {
    ...recording,
    channels: recording.channels.map((one, i) => (i === channel ? withAdded(one, movement, from) : one)),
    truth: { ...recording.truth, events },
  };
  return { recording: moved, movement: { channel, onsetSeconds: from } };
}

/** A channel with samples in µV added from a moment on, clipped where the converter clips. */
function withAdded(
  channel: SimulatedChannel,
  microvolts: Float64Array,
  fromSeconds: number,
): SimulatedChannel {
  const { physicalRange, samplingRate, unit } = channel;
  const values = channel.values.slice();
  const first = Math.round(fromSeconds * samplingRate);
  microvolts.forEach((value, i) => {
    const sum = (values[first + i] ?? 0) + value * (unit === 'mV' ? 1e-3 : 1);
    if (first + i < values.length) {
      values[first + i] = Math.min(physicalRange.maximum, Math.max(physicalRange.minimum, sum));
    }
  });
  return { ...channel, values };
}

function rms(samples: Float64Array): number {
  return Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
}
