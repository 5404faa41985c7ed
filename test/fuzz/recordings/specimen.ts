/** A recording made by the writers of test/fixtures, with what is true about every sample of it and where its bytes are. */

/** Bytes [from, end) of a file. */
export interface ByteRange {
  readonly from: number;
  readonly end: number;
}

/** One channel as it must be read. */
export interface TrueChannel {
  /** Value of each sample on the timeline, NaN in a gap. */
  readonly values: readonly number[];
  /** How far a reading may be from the value. */
  readonly tolerance: number;
  /** The file that holds the samples; `fileOf` where it is not the same for all. */
  readonly file: string;
  fileOf?(sample: number): string | undefined;
  /** The bytes without which a sample cannot be known; undefined in a gap. */
  bytesOf(sample: number): ByteRange | undefined;
  /** The bytes that a reader may want whole to show the sample (its frame, its group); default `bytesOf`. */
  wholeOf?(sample: number): ByteRange;
}

/** Where EDF+ records keep their time. */
export interface RecordTimesPlace {
  readonly dataStart: number;
  readonly recordBytes: number;
  readonly records: number;
  /** Where the time-keeping list begins within a record. */
  readonly timeOffset: number;
  readonly timeBytes: number;
  readonly discontinuous: boolean;
}

export interface Specimen {
  readonly kind: string;
  /** The first file is the one that is opened. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly channels: readonly TrueChannel[];
  /** What the caller of the reader has to know. */
  readonly samplingRate?: number;
  /** By file: where its header ends; a cut before that is a cut in the header. */
  readonly headerEnds: ReadonlyMap<string, number>;
  readonly recordTimes?: RecordTimesPlace;
}
