/** What the extension host asks of the worker thread that holds an opened recording. */
import type { DetectionChoice } from '../detection/detectionChoice';
import type { InterferenceEpoch } from '../detection/interference/epochs';
import type { Recruitment } from '../detection/result/background';
import type { ShownUnits } from '../detection/result/givenTrains';
import type { DetectionResult } from '../detection/result/detectedEvent';
import type { MuscleFindings } from '../detection/result/muscleFindings';
import type { UnitElsewhere } from '../detection/result/unitElsewhere';
import type { UnitPotential } from '../detection/result/unitMorphology';
import type { Fingerprint } from '../labels/labelDocument';
import type { KindRule } from '../recording/kinds/kindRules';
import type { Channel, FileAnnotation, LeftOut } from '../recording/recording';
import type { BaseTile, TileRange } from '../tiles/baseTiles';
import type { SampleSpan, SampleStatistics } from './samples';
import type { SentSegment } from './sentTrains';
import type { TileReply, TileRequest } from './traces';

/** Where the worker finds a recording: on a local disk, or where only the host can look (virtual file systems). */
export type RecordingPlace =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'hosted'; readonly name: string };

/**
 * Which file stands somewhere, and in what state. Another `file` has taken its place where that differs; where only
 * `state` does, it was written to, or merely touched.
 */
export interface FileIdentity {
  readonly file: string;
  readonly state: string;
}

/** The folder in which things are kept from one opening to the next, and how much it may hold. */
export interface StorePlace {
  readonly folder: string;
  readonly mostBytes: number;
}

/** A file that a recording was read from, by its path from the recording's folder, as it was just before. */
export interface OpenedFile {
  readonly path: string;
  readonly identity: FileIdentity;
}

/** What a worker asks of the host about files that only the host can reach; paths are from the recording's folder. */
export type HostFileMethods = {
  /** Null where there is no file. */
  stat: {
    params: { readonly path: string };
    result: { readonly bytes: number; readonly identity: FileIdentity } | null;
  };
  /** All bytes, in memory that the host's workers share. @throws RemoteError where there are too many of them. */
  read: { params: { readonly path: string }; result: SharedArrayBuffer };
};

/** The problem of a request that met a file written to since the recording was opened. */
export const recordingChanged = 'recording-changed';

/** What an opened recording is, without its samples. */
export interface RecordingSummary {
  readonly name: string;
  readonly format: string;
  readonly durationSeconds: number;
  readonly startTime?: string;
  readonly channels: readonly Channel[];
  readonly leftOut: readonly LeftOut[];
  readonly warnings: readonly string[];
  readonly fingerprint: Fingerprint;
  /** Other files in its folder that it was read from (signal files, annotations, BIDS companions). */
  readonly companions: readonly string[];
  /** The file that holds the samples, by its path from the recording's folder: what `fingerprint` was taken of. */
  readonly signalFile: string;
  /** Every file that it was read from, as it was then. */
  readonly files: readonly OpenedFile[];
}

/** Finest tiles, of one range of each channel, as many as are made in the time given. */
export interface BaseTileRequest {
  readonly ranges: readonly TileRange[];
  readonly level: number;
  readonly milliseconds: number;
}

/** Whose units are asked for: a channel's, by its index, under what detection would be run with. */
export interface UnitRequest {
  readonly channel: number;
  readonly choice: DetectionChoice;
  /** What a person has given in place of the engine's. */
  readonly given?: readonly SentSegment[];
}

/** The signal around some samples of a channel: from `before` of them on, so many as both together. */
export interface SweepRequest {
  readonly channel: number;
  readonly samples: readonly number[];
  readonly before: number;
  readonly after: number;
}

/** The corrected segments of one channel. */
export interface SentChannel {
  readonly channel: number;
  readonly given: readonly SentSegment[];
}

/** Whose units are compared with those of other channels. */
export interface ElsewhereRequest extends Omit<UnitRequest, 'given'> {
  /** What people have given in place of the engine's units, of all channels. */
  readonly corrected: readonly SentChannel[];
}

/** A unit's discharges in a channel, ascending. */
export interface ShapeRequest {
  readonly channel: number;
  readonly samples: Float64Array;
}

/** Under what detection would be run with; `muscle` is of the channels whose names tell of none. */
export interface FindingRequest {
  readonly choice: DetectionChoice;
  readonly muscle?: string;
  /** What people have given in place of the engine's units. */
  readonly corrected?: readonly SentChannel[];
}

/** Some spans of a channel, under what detection would be run with. */
export interface EffortRequest extends UnitRequest {
  readonly spans: readonly { readonly onsetSeconds: number; readonly endSeconds: number }[];
}

export type WorkerMethods = {
  /** Reports how far the file has been read, and only while it gets any further. */
  open: {
    params: {
      place: RecordingPlace;
      samplingRate?: number;
      kinds?: readonly KindRule[];
      store?: StorePlace;
    };
    result: RecordingSummary;
  };
  /** @throws RemoteError with the problem `recordingChanged` rather than mixing what was with what is. */
  tiles: { params: TileRequest; result: TileReply };
  /** What one thread makes for another that has the same recording open. @throws RemoteError as `tiles` does */
  baseTiles: { params: BaseTileRequest; result: readonly BaseTile[] };
  /** Null where the span holds no valid sample. @throws RemoteError as `tiles` does */
  samples: { params: SampleSpan; result: SampleStatistics | null };
  /** Annotations, and every warning so far: reading may find more of them. */
  annotations: {
    params: null;
    result: { readonly annotations: readonly FileAnnotation[]; readonly warnings: readonly string[] };
  };
  /** @throws RemoteError as `tiles` does, and for a choice that the engine refuses: the sentence says what and why. */
  detect: { params: DetectionChoice; result: DetectionResult };
  /**
   * The trains of a channel's units, or why there are none; what `detect` has found out under the same choice is used. Stoppable
   * and with progress. @throws RemoteError as `detect` does, and for a channel that is not there
   */
  trains: { params: UnitRequest; result: ShownUnits };
  /** The potentials of these units, by their numbers; none where there are no units. As `trains` otherwise. */
  potentials: { params: UnitRequest; result: readonly UnitPotential[] };
  /** Units that are also on other channels; none where the units of any of these have not been asked for. @throws RemoteError as `trains` does */
  alsoOn: { params: ElsewhereRequest; result: readonly UnitElsewhere[] };
  /** Findings of the muscles by the reference that ships. @throws RemoteError as `detect` does */
  findings: { params: FindingRequest; result: MuscleFindings };
  /** Tiles of what is left without the units. Stoppable. @throws RemoteError as `trains` does */
  residual: { params: TileRequest & Omit<UnitRequest, 'channel'>; result: TileReply };
  /** The interference pattern of the spans, second by second. Stoppable and with progress. @throws RemoteError as `trains` does */
  pattern: { params: EffortRequest; result: readonly InterferenceEpoch[] };
  /** How units are recruited in each of the spans. Stoppable and with progress. @throws RemoteError as `trains` does */
  recruitment: { params: EffortRequest; result: readonly Recruitment[] };
  /** In the channel's unit, NaN where it has no sample. */
  sweeps: { params: SweepRequest; result: readonly Float32Array[] };
  /**
   * Those of a unit's discharges that are the fewer of two shapes. Stoppable and with progress.
   * @throws RemoteError as `tiles` does, and where they are all alike
   */
  smallerShape: { params: ShapeRequest; result: Float64Array };
  /** Answers as soon as the thread has a turn: what was cancelled before has stopped by then, or goes on unheard. */
  rest: { params: null; result: null };
  close: { params: null; result: null };
};
