/**
 * What a sidecar holds, as an immutable value. Spans are half-open sample intervals [start, end) on the clock
 * of the record's first channel.
 *
 * The room: `parse` and `serialize` are the file's text, `apply` and `invert` a person's edits, `merge` two
 * branches, `proposalsFrom` the engine's events as records, `check` everything wrong with a file. The format
 * grows by new fields only: fields added after 1.0, known to the program or not, stand after those of 1.0, sorted by
 * key, so that every version writes the same bytes; one that a program does not know is kept in `unknownFields` (never
 * empty, absent where there are none).
 */
import type { Evidence } from '../detection/result/detectedEvent';
import type { Fingerprint as FileFingerprint } from '../recording/fingerprint';

/** Fields of a newer minor version, kept as they were. */
export type UnknownFields = Readonly<Record<string, unknown>>;

/** Where a label stands in its review. */
export type LabelStatus = 'proposed' | 'accepted' | 'rejected';

/** A criterion as the sidecar stores it; every `Evidence` is one. */
export interface StoredEvidence extends Evidence {
  readonly unknownFields?: UnknownFields;
}

/** Another label that the engine holds possible for the span. */
export interface StoredAlternative {
  readonly label: string;
  /** 0 to 1. */
  readonly probability: number;
  readonly unknownFields?: UnknownFields;
}

/** One reviewer's word on a label. */
export interface Review {
  readonly verdict: 'accept' | 'reject' | 'unsure';
  readonly label?: string;
  readonly note?: string;
  readonly unknownFields?: UnknownFields;
}

/** One label: a span of some channels that someone, or the engine, has named. */
export interface LabelRecord {
  /** Made once, random enough never to collide between branches. */
  readonly id: string;
  /** Channel names, at least one; the first one's clock counts `start` and `end`. */
  readonly channels: readonly string[];
  readonly start: number;
  readonly end: number;
  /** One of `eventLabels`, or a study's own. */
  readonly label: string;
  readonly status: LabelStatus;
  /** Who made it: a person, or `engine name version parametersHash`. */
  readonly by: string;
  /** The engine's probability, 0 to 1, where an engine made it. */
  readonly probability?: number;
  readonly evidence?: readonly StoredEvidence[];
  readonly note?: string;
  /** By reviewer; never empty, absent where there are none. */
  readonly reviews?: Readonly<Record<string, Review>>;
  /** A version that a merge could not combine, kept whole until someone decides. */
  readonly conflict?: LabelConflict;
  /** What else the engine holds possible, most probable first (since 1.1). */
  readonly alternatives?: readonly StoredAlternative[];
  /** Why the engine leaves it undecided: one of `eventReasons`, or another engine's word (since 1.1). */
  readonly reason?: string;
  /** Accepted, but a later run of the engine no longer finds it; absent otherwise (since 1.1). */
  readonly stale?: true;
  readonly unknownFields?: UnknownFields;
}

/** What every conflict may hold. */
interface ConflictFields {
  /**
   * How often this version came up once more after a side had decided against it (since 1.1); absent for the first
   * time. Without it a merge done again would take the version for the one that was decided, and drop it.
   */
  readonly again?: number;
  readonly unknownFields?: UnknownFields;
}

/**
 * The other side of a merge conflict: the record as it was there (same id), or its deletion. Where more than two
 * versions met, `theirs` has a `conflict` of its own, and so on: `versionsOf` lists them.
 */
export type LabelConflict =
  | (ConflictFields & { readonly kind: 'changed'; readonly theirs: LabelRecord })
  | (ConflictFields & { readonly kind: 'deleted' });

/** A channel as the sidecar's header names it: enough to turn samples into seconds. */
export interface HeaderChannel {
  readonly name: string;
  readonly samplingRate: number;
  readonly samples: number;
  readonly unknownFields?: UnknownFields;
}

/** Tells whether the signal file is still the one that was labelled. */
export interface Fingerprint extends FileFingerprint {
  readonly unknownFields?: UnknownFields;
}

/** What the labels are about. */
export interface LabelHeader {
  /** `major.minor` of the sidecar format. */
  readonly version: string;
  /** File name of the recording, without folder. */
  readonly recording: string;
  readonly durationSeconds: number;
  readonly channels: readonly HeaderChannel[];
  readonly fingerprint: Fingerprint;
  readonly unknownFields?: UnknownFields;
}

/** A sidecar's whole content; `labels` are always in canonical order: start in seconds, then channel, then id. */
export interface LabelDocument {
  readonly header: LabelHeader;
  readonly labels: readonly LabelRecord[];
}
