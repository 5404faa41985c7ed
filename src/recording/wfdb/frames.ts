/**
 * Frames of a signal file: one frame holds the samples of all its signals for one tick of the record, interleaved.
 * This file reads the formats whose samples stand alone; format 8 (differences) is in differenceFrames.ts.
 */
import type { ByteSource } from '../byteSource';
import { readExactly } from '../readExactly';
import { samplesIn, type SignalFormat } from './signalFormats';

/** Frames by range, as raw integers. */
export interface FrameReader {
  readonly samplesPerFrame: number;
  /** Complete frames in the file. */
  readonly frames: number;
  /**
   * The samples of frames [from, to), interleaved as in the file, invalid codes as they are.
   * The caller keeps 0 <= from <= to <= frames.
   * @throws RecordingError when bytes cannot be read.
   */
  read(from: number, to: number): Promise<Int32Array>;
}

/** Where the samples of a signal file are, and how they are packed. */
export interface FrameLayout {
  readonly format: SignalFormat;
  readonly byteOffset: number;
  readonly samplesPerFrame: number;
}

/** Complete frames in a file of this size. */
export function framesIn(layout: FrameLayout, fileBytes: number): number {
  const samples = samplesIn(layout.format, Math.max(0, fileBytes - layout.byteOffset));
  return Math.floor(samples / layout.samplesPerFrame);
}

/** Reads samples [from, to) of a file, whatever frame they belong to: only the bytes of their groups are read. */
export async function readSamples(
  source: ByteSource,
  layout: FrameLayout,
  from: number,
  to: number,
): Promise<Int32Array> {
  const { format, byteOffset } = layout;
  const firstGroup = Math.floor(from / format.samplesPerGroup);
  const endGroup = Math.ceil(to / format.samplesPerGroup);
  const begin = byteOffset + firstGroup * format.bytesPerGroup;
  const end = Math.min(source.size, byteOffset + endGroup * format.bytesPerGroup);
  const bytes = await readExactly(source, begin, Math.max(0, end - begin));
  const skipped = from - firstGroup * format.samplesPerGroup;
  const samples = new Int32Array(to - from);
  format.decode(bytes, skipped, samples);
  return samples;
}

/** A reader for every format but 8. */
export function plainFrames(source: ByteSource, layout: FrameLayout): FrameReader {
  const { samplesPerFrame } = layout;
  return {
    samplesPerFrame,
    frames: framesIn(layout, source.size),
    read: (from, to) => readSamples(source, layout, from * samplesPerFrame, to * samplesPerFrame),
  };
}

/**
 * Remembers the last range: a viewer asks for the same seconds of every channel of a file, which would otherwise
 * read and decode the same frames once per channel. A failed read is not remembered.
 */
export function rememberLast(reader: FrameReader): FrameReader {
  let last: { from: number; to: number; samples: Promise<Int32Array> } | undefined;
  return {
    samplesPerFrame: reader.samplesPerFrame,
    frames: reader.frames,
    read: (from, to) => {
      if (last?.from === from && last.to === to) return last.samples;
      const entry = { from, to, samples: reader.read(from, to) };
      last = entry;
      entry.samples.catch(() => {
        if (last === entry) last = undefined;
      });
      return entry.samples;
    },
  };
}
