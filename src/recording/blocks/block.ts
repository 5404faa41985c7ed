/**
 * Samples of many channels in the order of the file: what one pass over it yields, so that interleaved channels are read
 * once. A block is some pieces; the pieces of one channel follow one another without a hole, from the first sample that
 * was asked for to the last.
 */
import type { JobControl } from '../jobControl';
import type { StoredFormat } from './storedFormat';

/** Samples [from, to) of a channel. */
export interface ChannelRange {
  readonly channel: number;
  readonly from: number;
  readonly to: number;
}

/** Samples [from, from + count) of a channel, as a block brings them. */
export type Piece = {
  readonly channel: number;
  readonly from: number;
  readonly count: number;
} & (MissingSamples | StoredSamples | DecodedSamples);

/** The file has no valid sample here: each would be read as NaN. */
export interface MissingSamples {
  readonly kind: 'missing';
}

/** The numbers as they are in the file: the first at the beginning of `bytes`, each `strideBytes` after the one before. */
export interface StoredSamples {
  readonly kind: 'stored';
  readonly bytes: Uint8Array;
  readonly strideBytes: number;
  readonly format: StoredFormat;
}

/** Values in the channel's unit, of formats that have to be decoded to be read at all; NaN where a sample is missing. */
export interface DecodedSamples {
  readonly kind: 'values';
  readonly values: Float32Array;
}

/** `bytes` and `values` are overwritten once the next block is asked for: what is to stay is copied before. */
export type Block = readonly Piece[];

export interface BlockOptions extends JobControl {
  /**
   * Where bytes of the file are put, in turn: one block is used while the next one is read. As long as a block may be,
   * from `smallestBuffer` up; they belong to the reader until the pass is over. Sources in memory do without.
   */
  readonly buffers?: readonly [Uint8Array, Uint8Array];
}

/** Holds a frame of every file whose channels can be listed: 65,535 channels of eight bytes. */
export const smallestBuffer = 2 ** 19;
const ordinaryBuffer = 2 ** 20;

/** The buffers that were given, or new ones. @throws RangeError for one that is too small. */
export function buffersOf({ buffers }: BlockOptions): readonly [Uint8Array, Uint8Array] {
  if (!buffers) return [new Uint8Array(ordinaryBuffer), new Uint8Array(ordinaryBuffer)];
  const least = Math.min(buffers[0].length, buffers[1].length);
  if (least >= smallestBuffer) return buffers;
  throw new RangeError(`A block of ${least} bytes is too small: ${smallestBuffer} are the least.`);
}
