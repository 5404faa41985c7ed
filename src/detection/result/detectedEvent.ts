/**
 * What the engine says: events with their evidence. This is the seam between the engine and everything that
 * shows, stores or prints its claims; it knows no sidecar and no editor.
 */
import type { EventLabel } from './eventLabels';
import type { EventReason } from './eventReasons';

/** One criterion the engine looked at, in the compact form that is stored in the sidecar. */
export interface Evidence {
  /** Short stable name of the criterion, e.g. `active-over-noise`. */
  readonly criterion: string;
  readonly value: number;
  /** Unit of value and threshold: `µV`, `s`, `1/s`, or `` for a ratio. */
  readonly unit: string;
  /** What `value` was compared with; absent where the criterion only reports. */
  readonly threshold?: number;
  /** Log-likelihood ratio added to the event's label; 0 where the criterion only reports. */
  readonly contribution: number;
  readonly met: boolean;
  /** The moment on the trace that shows it, in seconds. */
  readonly atSeconds?: number;
  /** Of a finding: the range of normal muscles that `value` is compared with, in `unit`. */
  readonly normalLow?: number;
  readonly normalHigh?: number;
}

/** A label with how probable the engine holds it, from 0 to 1. */
export interface LabelProbability {
  readonly label: EventLabel;
  readonly probability: number;
}

/** A stretch [onsetSeconds, endSeconds) of some channels that the engine has something to say about. */
export interface DetectedEvent extends LabelProbability {
  readonly onsetSeconds: number;
  readonly endSeconds: number;
  /** Indices into the recording's channels. */
  readonly channels: readonly number[];
  /** The runners-up, most probable first; for an undecided event its leading candidates. */
  readonly alternatives: readonly LabelProbability[];
  /** Why the event stays undecided or can't be assessed; absent where the label speaks for itself. */
  readonly reason?: EventReason;
  readonly evidence: readonly Evidence[];
}

/** Which engine spoke, and a hash of every number it decided by. */
export interface EngineIdentity {
  readonly name: string;
  readonly version: string;
  /** First 12 hex digits of the SHA-256 of the canonical JSON of all parameters and all fixed numbers. */
  readonly parametersHash: string;
}

/** One motor unit (or fibre) whose discharges were separated on one channel. */
export interface UnitTrain {
  /** Index into the recording's channels. */
  readonly channel: number;
  /** When it fired, in seconds from the start of the recording, in order. */
  readonly times: Float64Array;
}

/** A whole detection run. */
export interface DetectionResult {
  readonly engine: EngineIdentity;
  readonly events: readonly DetectedEvent[];
  readonly units: readonly UnitTrain[];
}
