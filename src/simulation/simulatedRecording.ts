/** What a simulated recording is: its channels and annotations, and the exact truth they were made from. */
import type { ChannelKind, FileAnnotation } from '../recording/recording';

/** One channel's samples, in `unit`. */
export interface SimulatedChannel {
  readonly name: string;
  readonly unit: string;
  readonly kind: ChannelKind;
  readonly samplingRate: number;
  /** What the simulated amplifier can hold; no sample is outside it. */
  readonly physicalRange: { readonly minimum: number; readonly maximum: number };
  readonly values: Float32Array;
}

/** What the muscle really did. */
export type MuscleState = 'rest' | 'voluntary' | 'neurogenic-cramp' | 'silent-contracture';

/** A state over [onsetSeconds, endSeconds); a recording's intervals cover it whole. */
export interface StateInterval {
  readonly onsetSeconds: number;
  readonly endSeconds: number;
  readonly state: MuscleState;
}

/** One motor unit in the needle's reach. */
export interface SimulatedUnit {
  /** When it fired, in seconds, in order; its potential begins at that moment. */
  readonly spikeSeconds: Float64Array;
  /** Its potential in µV at the EMG channel's rate, before the amplifier's high-pass. */
  readonly potential: Float64Array;
}

/** A recording with everything that is true about it. */
export interface SimulatedRecording {
  readonly durationSeconds: number;
  readonly channels: readonly SimulatedChannel[];
  readonly annotations: readonly FileAnnotation[];
  readonly truth: {
    readonly units: readonly SimulatedUnit[];
    readonly states: readonly StateInterval[];
    /** RMS of the noise on the EMG channel, in µV. */
    readonly noiseMicrovolts: number;
  };
}
