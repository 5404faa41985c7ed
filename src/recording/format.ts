/**
 * The seam between the registry and the formats: each format is one file (or folder) that exports one
 * `RecordingFormat`, and one line in `formats.ts`.
 */
import type { Block, BlockOptions, ChannelRange } from './blocks/block';
import type { ByteSource, RecordingLocation } from './byteSource';
import type { CheckedChannel } from './channels';
import type { KindRule } from './kinds/kindRules';
import type { Recording } from './recording';

/** What a caller may know that the file does not say. */
export interface OpenOptions {
  /** Samples per second, for formats that do not state it (text, some MATLAB files). */
  readonly samplingRate?: number;
  /** What someone has set its channels to be. */
  readonly kinds?: readonly KindRule[];
}

/** A recording as a format opens it: its channels come from `checkedChannels`. */
export interface FormatRecording extends Recording {
  readonly channels: readonly CheckedChannel[];
  /** Pieces for what the file holds: missing ones may be left out. Ranges have been checked. */
  blocks(ranges: readonly ChannelRange[], options?: BlockOptions): AsyncIterable<Block>;
}

/** One file format: how to recognise it and how to open it. */
export interface RecordingFormat {
  /** For messages: `EDF or BDF`. */
  readonly name: string;
  /**
   * True when the bytes are of this format. Looks at content, never only at the extension.
   * `head` is the beginning of the file: its first 4,096 bytes and, where no format knows it by these, a longer piece.
   */
  recognises(head: Uint8Array, fileName: string, isWholeFile: boolean): boolean;
  /**
   * Opens the recording, which from then on owns `source` and closes it. On failure the caller closes `source`
   * and the format closes whatever else it opened.
   * @throws RecordingError
   */
  open(source: ByteSource, location: RecordingLocation, options: OpenOptions): Promise<FormatRecording>;
}
