/** What a WFDB header (.hea) states, field by field, as in header(5) of the WFDB Applications Guide. */

/** The record line: what holds for the whole record. */
export interface RecordLine {
  readonly name: string;
  /** Present only in a multi-segment record. */
  readonly segmentCount?: number;
  readonly signalCount: number;
  /** Frames per second (Hz); a signal with several samples per frame is sampled faster. */
  readonly frameRate: number;
  /** Frames in the record; absent where the header leaves it out or says 0. */
  readonly frames?: number;
  /** Time of day at the first sample, as written: `H:M:S[.fff]`. */
  readonly baseTime?: string;
  /** Date at the first sample, as written: `D/M/YYYY`. */
  readonly baseDate?: string;
}

/** A signal line. Amplitudes are in ADC units unless said otherwise. */
export interface SignalSpec {
  /** The file that holds the samples, or `~` where there are none. */
  readonly fileName: string;
  /** Storage format as numbered in signal(5); 0 means no samples at all. */
  readonly format: number;
  readonly samplesPerFrame: number;
  /** Frames by which this signal is stored late: the value at frame t stands at frame t + skew of the file. */
  readonly skewFrames: number;
  /** Where the samples begin in the file (bytes). */
  readonly byteOffset: number;
  /** ADC units per physical unit; never 0. */
  readonly gain: number;
  /** False where the header states no gain (or 0), so that the default of 200 stands for it. */
  readonly calibrated: boolean;
  /** The ADC value that is 0 physical units. */
  readonly baseline: number;
  readonly units: string;
  /** The sample before the first, in format 8. */
  readonly initialValue: number;
  /** The sum of all samples modulo 65,536; absent where not stated. */
  readonly checksum?: number;
  /** The signal's name; empty where not stated. */
  readonly description: string;
  /** Line of the header, from 1, for messages. */
  readonly line: number;
}

/** A segment line of a multi-segment record. */
export interface SegmentSpec {
  /** Record name of the segment, or `~` for a stretch without samples. */
  readonly name: string;
  readonly frames: number;
  readonly line: number;
}

interface AnyHeader {
  readonly record: RecordLine;
  /** What to say when the header may be cut in its last line. */
  readonly cutWarning?: string;
}

/** A header, of an ordinary record or of one made of segments. */
export type WfdbHeader =
  | (AnyHeader & { readonly kind: 'signals'; readonly signals: readonly SignalSpec[] })
  | (AnyHeader & { readonly kind: 'segments'; readonly segments: readonly SegmentSpec[] });

/** The name that stands for "no file": a signal or segment without samples. */
export const nullName = '~';
