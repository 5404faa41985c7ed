/** How a recording was made: what a classifier must not be able to learn the class from. */
import type { SimulatedRecording } from '../../src/simulation/simulatedRecording';

/** Noise (ln µV), hum (ln (1 + µV)), length (s), sampling rate (ln Hz). */
export function conditionsOf({ channels, durationSeconds, truth }: SimulatedRecording): number[] {
  const emg = channels.find(({ kind }) => kind === 'emg');
  return [
    Math.log(Math.max(truth.noiseMicrovolts, 0.01)),
    Math.log(1 + truth.humMicrovolts),
    durationSeconds,
    Math.log(emg?.samplingRate ?? NaN),
  ];
}
