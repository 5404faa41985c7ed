/** Tiles of the finest level, made in one pass over a recording, of many channels at once. */
import { KernelSpace } from '../kernels/kernelSpace';
import type { Block, ChannelRange, Piece } from '../recording/blocks/block';
import { encodingBytes } from '../recording/blocks/storedFormat';
import type { Channel, JobControl, Recording } from '../recording/recording';
import { areNeighbours, BinKernels, lanes, type KnownPiece } from './binSums';
import { OpenTile, type CountedBins } from './openTile';
import { baseLevel, finestKernelLevel, samplesPerTile, tilesOf, type TileId } from './tile';

/** A finest tile as it goes into a pyramid. */
export interface BaseTile extends TileId, CountedBins {}

/** Tiles [first, end) of a channel's finest level. */
export interface TileRange {
  readonly channel: number;
  readonly first: number;
  readonly end: number;
}

/**
 * The finest level is `level`: coarser than the usual one for recordings whose tiles would not fit into memory, finer for
 * tiles that are made for a screen and not kept.
 */
export interface BaseTileOptions extends JobControl {
  readonly level?: number;
}

/** A kernel sums integers of 16 bits in 32: no more of them in a bin. */
const coarsestBase = 14;

/** The tiles that hold some seconds of channels; `toSeconds` may be `Infinity`. */
export function tileRanges(
  channels: readonly Channel[],
  wanted: readonly number[],
  fromSeconds: number,
  toSeconds: number,
  level = baseLevel,
): readonly TileRange[] {
  return wanted.map((channel) => {
    const { samplingRate = 0, samples = 0 } = channels[channel] ?? {};
    const all = tilesOf(samples, level);
    const tileAt = (seconds: number): number => (seconds * samplingRate) / samplesPerTile(level);
    const first = Math.max(0, Math.min(all, Math.floor(tileAt(fromSeconds))));
    return { channel, first, end: Math.max(first, Math.min(all, Math.ceil(tileAt(toSeconds)))) };
  });
}

/**
 * The tiles of the ranges, each as soon as its last sample has been read; their arrays are the caller's.
 * @throws RangeError for a base level that cannot be; and what `Recording.blocks` throws
 */
export async function* baseTiles(
  recording: Pick<Recording, 'channels' | 'blocks'>,
  ranges: readonly TileRange[],
  { level = baseLevel, ...control }: BaseTileOptions = {},
): AsyncGenerator<BaseTile> {
  if (!Number.isInteger(level) || level < finestKernelLevel || level > coarsestBase) {
    throw new RangeError(`Tiles begin at levels ${finestKernelLevel} to ${coarsestBase}, not ${level}.`);
  }
  const kernels = spare.pop() ?? new BinKernels(new KernelSpace(), 2 ** finestKernelLevel);
  try {
    const perTile = samplesPerTile(level);
    const samples = ranges.map(({ channel, first, end }): ChannelRange => {
      const all = recording.channels[channel]?.samples ?? 0;
      return { channel, from: Math.min(all, first * perTile), to: Math.min(all, end * perTile) };
    });
    const makers = new Map<number, TileMaker>(
      samples.map((range) => [range.channel, { tile: new OpenTile(), end: range.to }]),
    );
    for await (const block of recording.blocks(samples, { ...control, buffers: kernels.buffers })) {
      for (const group of groupsOf(block)) yield* addedTo(makers, kernels, group, level);
    }
  } finally {
    spare.push(kernels);
  }
}

/** Kernels and their memory that no pass uses at present. */
const spare: BinKernels[] = [];

/** The pieces of a block, those that a kernel takes at once together. */
function groupsOf(block: Block): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  for (const piece of block) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && group.length < lanes && areNeighbours(last, piece)) group.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

/** A channel's tile that is being filled, and where the last one ends. */
interface TileMaker {
  readonly tile: OpenTile;
  readonly end: number;
}

/** Takes in pieces of one range of time, tile by tile. @returns the tiles that they complete */
function addedTo(
  makers: ReadonlyMap<number, TileMaker>,
  kernels: BinKernels,
  group: readonly Piece[],
  level: number,
): readonly BaseTile[] {
  const done: BaseTile[] = [];
  const { from: start = 0, count = 0 } = group[0] ?? {};
  const perTile = samplesPerTile(level);
  const size = 2 ** level;
  for (let from = start; from < start + count;) {
    const index = Math.floor(from / perTile);
    const to = Math.min(start + count, (index + 1) * perTile);
    const inTile = from - index * perTile;
    const bin = Math.floor(inTile / size);
    const parts = group.flatMap((piece) => (piece.kind === 'missing' ? [] : [within(piece, from, to)]));
    const sums = kernels.sum(parts, { first: (bin + 1) * size - inTile, size });
    group.forEach(({ channel }, lane) => {
      const maker = makers.get(channel);
      const own = sums[lane];
      if (!maker) return;
      if (own) maker.tile.add(own, bin);
      const isLast = to === (index + 1) * perTile || to === maker.end;
      if (isLast) done.push({ channel, level, index, ...maker.tile.close() });
    });
    from = to;
  }
  return done;
}

/** Samples [from, to) of a piece. */
function within(piece: KnownPiece, from: number, to: number): KnownPiece {
  const first = from - piece.from;
  const count = to - from;
  if (first === 0 && count === piece.count) return piece;
  if (piece.kind === 'values') {
    return { ...piece, from, count, values: piece.values.subarray(first, first + count) };
  }
  const { bytes, strideBytes, format } = piece;
  const end = (first + count - 1) * strideBytes + encodingBytes[format.encoding];
  return { ...piece, from, count, bytes: bytes.subarray(first * strideBytes, end) };
}
