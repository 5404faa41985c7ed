/** The samples of MATLAB arrays in the order of the file: one after another, and of one whose channels are neighbours all at once. */
import type { Block, BlockOptions, ChannelRange } from '../blocks/block';
import { blocksByRead } from '../blocks/ranges';
import { readRuns, type StoredRun } from '../blocks/runs';
import { storedFormat, type Encoding } from '../blocks/storedFormat';
import { readSamples } from './matNumbers';
import type { MatSignal } from './matSignals';
import { storageBytes, type MatBytes, type MatNumeric, type Storage } from './matTypes';

/** Integers of 64 bits are decoded: double precision does not hold them all. */
const encodings: Readonly<Partial<Record<Storage, Encoding>>> = {
  int8: 'int8',
  uint8: 'uint8',
  int16: 'int16',
  uint16: 'uint16',
  int32: 'int32',
  uint32: 'uint32',
  single: 'float32',
  double: 'float64',
};

/** The samples of ranges, array by array as these stand in the file. */
export async function* matBlocks(
  signals: readonly MatSignal[],
  ranges: readonly ChannelRange[],
  options: BlockOptions,
): AsyncGenerator<Block> {
  const byArray = new Map<MatNumeric, ChannelRange[]>();
  for (const range of ranges) {
    const array = signals[range.channel]?.array;
    if (!array) continue;
    const others = byArray.get(array);
    if (others) others.push(range);
    else byArray.set(array, [range]);
  }
  const inOrder = [...byArray].sort(([one], [other]) => one.offset - other.offset);
  for (const [array, wanted] of inOrder) {
    const encoding = encodings[array.storage];
    yield* encoding
      ? readRuns(runsOf(signals, encoding, wanted), readerOf(array.bytes), options)
      : blocksByRead({ read: decodedBy(signals) }, wanted, options);
  }
}

function runsOf(
  signals: readonly MatSignal[],
  encoding: Encoding,
  ranges: readonly ChannelRange[],
): readonly StoredRun[] {
  const runs = ranges.flatMap(({ channel, from, to }): StoredRun[] => {
    const signal = signals[channel];
    if (!signal) return [];
    const { array, first, stride } = signal;
    const width = storageBytes[array.storage];
    const there = Math.max(0, Math.ceil((array.present - first) / stride));
    return [
      {
        channel,
        from,
        count: Math.max(0, Math.min(to, there) - from),
        offset: array.offset + (first + from * stride) * width,
        strideBytes: stride * width,
        format: storedFormat(encoding, {}, { littleEndian: array.littleEndian }),
      },
    ];
  });
  return runs.sort((a, b) => a.offset - b.offset);
}

function readerOf(bytes: MatBytes): (offset: number, length: number) => Promise<Uint8Array> {
  return (offset, length) => bytes.read(offset, length);
}

function decodedBy(signals: readonly MatSignal[]) {
  return (channel: number, from: number, count: number): Promise<Float32Array> => {
    const signal = signals[channel];
    if (!signal) throw new RangeError(`There is no channel ${channel}.`);
    const { array, first, stride } = signal;
    return readSamples(array, { first: first + from * stride, stride, count });
  };
}
