/**
 * Extremes and sums of a piece's samples, bin by bin, in the kernels: over the numbers as they are stored where that tells
 * the same, so that only results are calibrated.
 */
import { bytesOf, numberBytes, singlesOf, type KernelSpace, type Room } from '../kernels/kernelSpace';
import type { Piece } from '../recording/blocks/block';
import { decodePiece } from '../recording/blocks/decodePiece';
import { encodingBytes, type Encoding, type StoredFormat } from '../recording/blocks/storedFormat';

/** What a kernel writes for each bin: minimum, maximum, sum, sum of squares, known samples. */
export const numbersPerBin = 5;

const kinds: Readonly<Record<Encoding, number>> = {
  int8: 0,
  uint8: 1,
  int16: 2,
  uint16: 3,
  int24: 4,
  int32: 5,
  uint32: 6,
  float32: 7,
  float64: 8,
};

/** A piece of which there are samples. */
export type KnownPiece = Exclude<Piece, { kind: 'missing' }>;
type Stored = Extract<Piece, { kind: 'stored' }>;

/** How samples fall into bins. */
export interface Binning {
  /** Samples of the first bin that are in the piece, or more. */
  readonly first: number;
  readonly size: number;
}

/** The sums of `bins` bins in `sums` from `start` on, of stored numbers where `format` is there, else of values. */
export interface BinSums {
  readonly sums: Float64Array;
  readonly start: number;
  readonly bins: number;
  readonly format?: StoredFormat;
}

/** Neighbours in a frame that are summed at once. */
export const lanes = 8;
/** So many samples are summed at a time: what a block holds of the narrowest encoding. */
const samplesAtOnce = 2 ** 20;
const bufferBytes = 2 ** 20;

/** Memory for one pass over a recording, and the kernels in it: the pass's own until it is over, whatever it waits for. */
export class BinKernels {
  /** Where blocks are to be read, so that nothing is copied. */
  readonly buffers: readonly [Uint8Array, Uint8Array];
  private readonly space: KernelSpace;
  private readonly scratch: Room;
  private readonly sums: Room;

  constructor(space: KernelSpace, smallestBin: number) {
    const [one, other, scratch, sums] = space.layOut(
      bufferBytes / numberBytes,
      bufferBytes / numberBytes,
      samplesAtOnce / 2,
      numbersPerBin * (samplesAtOnce / smallestBin + 2 * lanes),
    );
    this.space = space;
    this.buffers = [bytesOf(one), bytesOf(other)];
    this.scratch = scratch;
    this.sums = sums;
  }

  /**
   * The sums of a piece, or of up to eight that are neighbours (`areNeighbours`), one after the other; they are overwritten
   * by the next ones.
   */
  sum(pieces: readonly KnownPiece[], binning: Binning): readonly BinSums[] {
    const [piece] = pieces;
    if (!piece) return [];
    const bins = 1 + Math.max(0, Math.ceil((piece.count - binning.first) / binning.size));
    if (piece.kind === 'values' || piece.format.overflows) this.sumValues(piece, binning);
    else if (pieces.length > 1) this.sumFrames(pieces.filter(isStored), binning, bins);
    else this.sumStored(piece, binning);
    return pieces.map((one, lane) => ({
      sums: this.sums.values,
      start: lane * bins * numbersPerBin,
      bins,
      ...(one.kind === 'stored' && !one.format.overflows ? { format: one.format } : {}),
    }));
  }

  private sumValues(piece: KnownPiece, { first, size }: Binning): void {
    decodePiece(piece, singlesOf(this.scratch));
    this.space.run.float32Bins(this.scratch.address, piece.count, first, size, this.sums.address);
  }

  private sumFrames(pieces: readonly Stored[], { first, size }: Binning, bins: number): void {
    const [piece] = pieces;
    const last = pieces.at(-1);
    if (!piece || !last) return;
    const end = last.bytes.byteOffset + last.bytes.byteLength;
    const { buffer, byteOffset } = piece.bytes;
    const from = this.addressOf(new Uint8Array(buffer, byteOffset, end - byteOffset));
    this.space.run.int16FrameBins(
      from,
      piece.strideBytes,
      piece.count,
      first,
      size,
      pieces.length,
      piece.format.invalid === undefined ? 0 : 1,
      this.sums.address,
      bins * numbersPerBin * numberBytes,
    );
  }

  private sumStored({ count, bytes, strideBytes, format }: Stored, { first, size }: Binning): void {
    const { encoding, invalid = NaN, littleEndian } = format;
    const { run } = this.space;
    const from = this.addressOf(bytes);
    const to = this.sums.address;
    const isPlain = littleEndian && strideBytes === encodingBytes[encoding] && Number.isNaN(invalid);
    if (isPlain && encoding === 'int16') run.int16Bins(from, count, first, size, to);
    else if (isPlain && encoding === 'int24') run.int24Bins(from, count, first, size, to);
    else if (isPlain && encoding === 'float32') run.float32Bins(from, count, first, size, to);
    else {
      const swapped = littleEndian ? 0 : 1;
      run.numberBins(kinds[encoding], swapped, invalid, from, strideBytes, count, first, size, to);
    }
  }

  /** Where bytes are in the kernels' memory: there already, or copied. */
  private addressOf(bytes: Uint8Array): number {
    if (bytes.buffer === this.sums.values.buffer) return bytes.byteOffset;
    bytesOf(this.scratch).set(bytes);
    return this.scratch.address;
  }
}

/** True where the samples of one stand right beside those of the other in every frame, and a kernel takes both at once. */
export function areNeighbours(one: Piece, other: Piece): boolean {
  return (
    one.kind === 'stored' &&
    other.kind === 'stored' &&
    isFramed(one) &&
    isFramed(other) &&
    one.bytes.buffer === other.bytes.buffer &&
    one.bytes.byteOffset + 2 === other.bytes.byteOffset &&
    one.from === other.from &&
    one.count === other.count &&
    one.strideBytes === other.strideBytes &&
    one.format.invalid === other.format.invalid
  );
}

function isFramed({ strideBytes, format }: Stored): boolean {
  const { encoding, littleEndian, invalid, overflows } = format;
  const isSigned = encoding === 'int16' && littleEndian && !overflows;
  return isSigned && strideBytes > 2 && (invalid === undefined || invalid === -32_768);
}

function isStored(piece: KnownPiece): piece is Stored {
  return piece.kind === 'stored';
}
