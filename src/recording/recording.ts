/**
 * What a file is once it is opened: channels that can be read at random, in physical units.
 * Nothing here knows a file format; each format in this room builds a `Recording`.
 *
 * Times are seconds from the start of the recording; every interval is half-open, [from, from + count).
 * The timeline is continuous: where a file has a gap (EDF+D), a damaged stretch or a sample marked
 * invalid, `read` yields NaN, so that sample index / samplingRate is always the time.
 */
import type { Block, BlockOptions, ChannelRange } from './blocks/block';
import type { ByteSource } from './byteSource';
import type { JobControl } from './jobControl';

export type { JobControl } from './jobControl';

/**
 * What a channel measures; decides how it is scaled, drawn and used as evidence. A `target` is what a person was asked to
 * do, and never what was done.
 */
export type ChannelKind = (typeof channelKinds)[number];

/** Every kind of channel. */
export const channelKinds = ['emg', 'mechanical', 'target', 'trigger', 'other'] as const;

/** One signal of a recording. */
export interface Channel {
  /** The name as the file gives it, made unique within the recording (a repeated name gets ` (2)`, ` (3)` …). */
  readonly name: string;
  /** Physical unit exactly as the file (or its BIDS companion) states it; empty where none is stated. */
  readonly unit: string;
  readonly kind: ChannelKind;
  /** By what the kind was told, in a few words: `by its unit`, `as the study says`. */
  readonly kindReason: string;
  /** Where its electrode is, if the file says that it is on the skin. */
  readonly electrode?: 'surface';
  /** Samples per second (Hz), positive and finite; not always an integer. */
  readonly samplingRate: number;
  /** Number of samples on the continuous timeline, gaps included. */
  readonly samples: number;
  /** The smallest and largest value as the format states them, in `unit`; samples outside are read as they are. */
  readonly physicalRange?: { readonly minimum: number; readonly maximum: number };
}

/** A remark found in the recording itself or in its companion file; never written by us. */
export interface FileAnnotation {
  readonly onsetSeconds: number;
  /** 0 where the file states no duration. */
  readonly durationSeconds: number;
  readonly text: string;
}

/** Something of a file that is not shown as a channel: a column that counts rows, a variable with three dimensions. */
export interface LeftOut {
  /** As the file names it; `column 3` where it does not. */
  readonly name: string;
  /** Why, as a clause about it: `it counts rows`, `it has three dimensions (2 x 500 x 8)`. */
  readonly reason: string;
}

/** An opened recording. Reading is by range: nothing reads the whole file to show a part of it. */
export interface Recording {
  /** `EDF`, `EDF+C`, `EDF+D`, `BDF`, `BDF+C`, `BDF+D`, `BrainVision`, `OTB+`, `OTB4`, `XDF`, `WFDB`, `WAV`, `text`, `MATLAB v5`, `MATLAB v7.3`. */
  readonly format: string;
  /** The longest channel's length. */
  readonly durationSeconds: number;
  /** Start as `YYYY-MM-DDThh:mm:ss[.fff]` in the recorder's local time; absent where unknown or impossible. */
  readonly startTime?: string;
  readonly channels: readonly Channel[];
  /** What else the file holds, and why it is no channel. */
  readonly leftOut: readonly LeftOut[];
  /** Whatever is odd about the file and could mislead: one clear sentence each. Reading may find more of it. */
  readonly warnings: readonly string[];
  /** The file that holds the samples (the .dat of a WFDB record): what a fingerprint is taken of. */
  readonly signalFile: ByteSource;
  /**
   * Samples [from, from + count) of a channel, in the channel's unit. Shorter only where the channel ends;
   * NaN where the file holds no valid sample.
   * @param room at least `count` long, where the samples may be put: then they are a view of it. Some formats do so.
   * @throws RangeError for a channel that does not exist or a negative range; RecordingError when bytes cannot be read.
   */
  read(channelIndex: number, from: number, count: number, room?: Float32Array): Promise<Float32Array>;
  /**
   * The same samples of many channels in the order of the file, in one pass: a piece for every part of each range, NaN
   * samples among them, so that the pieces of a channel follow one another without a hole. Stops between two blocks
   * when the signal is aborted; what a block holds lives until the next one is asked for.
   * @throws RangeError for a range that does not exist or a channel twice; RecordingError when bytes cannot be read.
   */
  blocks(ranges: readonly ChannelRange[], options?: BlockOptions): AsyncIterable<Block>;
  /** Every annotation, in order of onset. May scan the whole file, so it is asked for apart from opening. */
  readAnnotations(control?: JobControl): Promise<readonly FileAnnotation[]>;
  /** Releases the files. */
  close(): Promise<void>;
}
