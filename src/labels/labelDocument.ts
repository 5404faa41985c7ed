/**
 * What a sidecar holds, as an immutable value. Spans are half-open sample intervals [start, end) on the clock
 * of the record's first channel.
 *
 * The room: `labelRecord` and `src/records/schema/header` define what is stored, `labelKind` is what the rest knows of it;
 * `src/records` reads, writes, edits and merges records of any kind, and the files beside this one do so with labels:
 * `parse` and `serialize` are the file's text, `apply` and `invert` a person's edits, `merge` two branches,
 * `proposalsFrom` the engine's events as records, `check` everything wrong with a file. The format grows by new fields
 * only: fields added after 1.0, known to the program or not, stand after those of 1.0, sorted by key, so that every
 * version writes the same bytes; one that a program does not know is kept in `unknownFields` (never empty, absent where
 * there are none).
 */
import type { SidecarHeader } from '../records/schema/header';
import type { LabelRecord } from './labelRecord';

export type { Fingerprint, HeaderChannel, SidecarHeader } from '../records/schema/header';
export type { UnknownFields } from '../records/schema/shape';
export type {
  LabelConflict,
  LabelRecord,
  LabelStatus,
  Review,
  StoredAlternative,
  StoredEvidence,
} from './labelRecord';

/** A sidecar's whole content; `labels` are always in canonical order: start in seconds, then channel, then id. */
export interface LabelDocument {
  readonly header: SidecarHeader;
  readonly labels: readonly LabelRecord[];
}
