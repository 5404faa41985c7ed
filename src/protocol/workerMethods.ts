/** What the extension host asks of the worker thread that holds an opened recording. */
import type { DetectionResult } from '../detection/detectedEvent';
import type { Fingerprint } from '../labels/labelDocument';
import type { Channel, FileAnnotation } from '../recording/recording';
import type { TraceReply, TraceRequest } from './traces';

/** Where the worker finds a recording: on a local disk, or as bytes (virtual file systems). */
export type RecordingPlace =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'memory'; readonly name: string; readonly files: ReadonlyMap<string, Uint8Array> };

/** What an opened recording is, without its samples. */
export interface RecordingSummary {
  readonly name: string;
  readonly format: string;
  readonly durationSeconds: number;
  readonly startTime?: string;
  readonly channels: readonly Channel[];
  readonly warnings: readonly string[];
  readonly fingerprint: Fingerprint;
  /** Other files in its folder that it was read from (signal files, annotations, BIDS companions). */
  readonly companions: readonly string[];
}

/** What differs from the engine as it ships; not checked yet. */
export interface DetectionChoice {
  /** Values of parameters by name, each in its unit. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Further phrases that annotations may use, by what they mean. */
  readonly wordings: Readonly<Record<string, readonly string[]>>;
}

export type WorkerMethods = {
  open: { params: { place: RecordingPlace; samplingRate?: number }; result: RecordingSummary };
  traces: { params: TraceRequest; result: TraceReply };
  /** Annotations, and every warning so far: reading may find more of them. */
  annotations: {
    params: null;
    result: { readonly annotations: readonly FileAnnotation[]; readonly warnings: readonly string[] };
  };
  /** @throws RemoteError for a choice that the engine refuses: the sentence says what and why. */
  detect: { params: DetectionChoice; result: DetectionResult };
  close: { params: null; result: null };
};
