/** What a simulated recording is: its channels and annotations, and the exact truth they were made from. */
import type { EventLabel } from '../detection/result/eventLabels';
import type { EventReason } from '../detection/result/eventReasons';
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

/**
 * What really happened over [onsetSeconds, endSeconds) on some EMG channels. Activity lasts from its first visible
 * discharge to the end of its last potential; the events of a channel cover the recording whole, rest included.
 */
export interface TruthEvent {
  readonly onsetSeconds: number;
  readonly endSeconds: number;
  /** Indices into the recording's channels, EMG only. */
  readonly channels: readonly number[];
  readonly label: EventLabel;
  /** What a careful reader of all channels must leave open, where the label is `indeterminate`; or why an artifact is one. */
  readonly reason?: EventReason;
}

/** One motor unit or fibre in the electrode's reach. */
export interface SimulatedUnit {
  /** Index into the recording's channels. */
  readonly channel: number;
  /** When it fired, in seconds, in order; its potential begins at that moment. */
  readonly spikeSeconds: Float64Array;
  /** Its mean potential in µV at the EMG channel's rate, before the amplifier's high-pass. */
  readonly potential: Float64Array;
}

/** A recording with everything that is true about it. */
export interface SimulatedRecording {
  readonly durationSeconds: number;
  readonly channels: readonly SimulatedChannel[];
  readonly annotations: readonly FileAnnotation[];
  readonly truth: {
    readonly units: readonly SimulatedUnit[];
    /** In order of onset. */
    readonly events: readonly TruthEvent[];
    /** RMS of the noise on the EMG channels, hum apart, in µV. */
    readonly noiseMicrovolts: number;
    /** In whose words the cues are; `none` where nothing was noted. */
    readonly wording: string;
    /** Amplitude of the mains hum's fundamental, in µV; 0 where there is none. */
    readonly humMicrovolts: number;
  };
}
