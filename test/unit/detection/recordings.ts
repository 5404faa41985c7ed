/** Small recordings in memory for the engine's tests. */
import type { DetectedEvent } from '../../../src/detection/result/detectedEvent';
import type { DetectionInput } from '../../../src/detection/engineSource';
import type { Channel } from '../../../src/recording/recording';
import { Random } from '../../../src/simulation/random';
import type { SimulatedRecording } from '../../../src/simulation/simulatedRecording';

/** A channel with its samples. */
export interface Given extends Partial<Omit<Channel, 'samples'>> {
  readonly values: Float32Array;
}

/** A recording of the given channels: EMG in µV at 2 kHz unless they say otherwise. */
export function recordingOf(...given: Given[]): DetectionInput {
  const channels = given.map(({ values, ...stated }, index): Channel => {
    return {
      name: `EMG ${index}`,
      unit: 'uV',
      kind: 'emg',
      kindReason: 'by its name',
      samplingRate: 2000,
      samples: values.length,
      ...stated,
    };
  });
  return {
    channels,
    durationSeconds: Math.max(0, ...channels.map(({ samples, samplingRate }) => samples / samplingRate)),
    read: (channel, from, count) =>
      Promise.resolve(Float32Array.from(given[channel]!.values.subarray(from, from + count))),
  };
}

/** A simulated recording, annotations included. */
export function simulated(recording: SimulatedRecording): DetectionInput {
  return {
    ...recordingOf(...recording.channels),
    readAnnotations: () => Promise.resolve(recording.annotations),
  };
}

/** The same recording with remarks in it: seconds and text. */
export function annotated(
  recording: DetectionInput,
  ...remarks: readonly (readonly [seconds: number, text: string])[]
): DetectionInput {
  const annotations = remarks.map(([onsetSeconds, text]) => ({ onsetSeconds, durationSeconds: 0, text }));
  return { ...recording, readAnnotations: () => Promise.resolve(annotations) };
}

/** Whether an event speaks of activity, of silence, or of neither. */
export function stateOf({ evidence }: DetectedEvent): 'active' | 'silent' | 'neither' {
  const has = (name: string): boolean => evidence.some(({ criterion }) => criterion === name);
  if (has('emg-active')) return 'active';
  return has('contracture-silence') ? 'silent' : 'neither';
}

/** Gaussian noise of 3 µV, with bursts of 60 µV over the given spans of seconds. */
export function noiseWithBursts(
  seconds: number,
  bursts: readonly (readonly [number, number])[] = [],
  samplingRate = 2000,
  seed = 1,
): Float32Array {
  const random = new Random(seed);
  return Float32Array.from({ length: Math.round(seconds * samplingRate) }, (_, i) => {
    const isActive = bursts.some(([from, to]) => i / samplingRate >= from && i / samplingRate < to);
    return random.normal(0, isActive ? 60 : 3);
  });
}
