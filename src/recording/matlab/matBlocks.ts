/** The samples of MATLAB arrays in the order of the file: one after another, and of one whose channels are neighbours all at once. */
import type { Block, BlockOptions, ChannelRange } from '../blocks/block';
import { blocksByRead } from '../blocks/ranges';
import { readRuns, type StoredRun } from '../blocks/runs';
import { storedFormat, type Encoding } from '../blocks/storedFormat';
import { readSignal, type MatSignal, type SignalSegment } from './matSignals';
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
  const scattered: ChannelRange[] = [];
  for (const range of ranges) {
    const signal = signals[range.channel];
    const array = signal && arrayInOrder(signal);
    if (!array) {
      scattered.push(range);
      continue;
    }
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
  if (scattered.length > 0) yield* blocksByRead({ read: decodedBy(signals) }, scattered, options);
}

/** The array of a signal whose segments all stand in it, in order of time: then they can be read as runs. */
function arrayInOrder({ segments }: MatSignal): MatNumeric | undefined {
  const array = segments[0]?.array;
  let end = 0;
  for (const segment of segments) {
    if (segment.array !== array || segment.first < end) return undefined;
    end = segment.first + (segment.count - 1) * segment.stride + 1;
  }
  return array;
}

function runsOf(
  signals: readonly MatSignal[],
  encoding: Encoding,
  ranges: readonly ChannelRange[],
): readonly StoredRun[] {
  const runs = ranges.flatMap((range) =>
    (signals[range.channel]?.segments ?? []).flatMap((segment) => runOf(segment, encoding, range)),
  );
  return runs.sort((a, b) => a.offset - b.offset);
}

/** The part of a segment that a range wants and the file has. */
function runOf(segment: SignalSegment, encoding: Encoding, { channel, from, to }: ChannelRange): StoredRun[] {
  const { array, first, stride, at, calibration } = segment;
  const width = storageBytes[array.storage];
  const there = Math.min(segment.count, Math.max(0, Math.ceil((array.present - first) / stride)));
  const start = Math.max(from, at);
  const count = Math.min(to, at + there) - start;
  if (count <= 0) return [];
  return [
    {
      channel,
      from: start,
      count,
      offset: array.offset + (first + (start - at) * stride) * width,
      strideBytes: stride * width,
      format: storedFormat(encoding, calibration, { littleEndian: array.littleEndian }),
    },
  ];
}

function readerOf(bytes: MatBytes): (offset: number, length: number) => Promise<Uint8Array> {
  return (offset, length) => bytes.read(offset, length);
}

function decodedBy(signals: readonly MatSignal[]) {
  return (channel: number, from: number, count: number): Promise<Float32Array> => {
    const signal = signals[channel];
    if (!signal) throw new RangeError(`There is no channel ${channel}.`);
    return readSignal(signal, from, count);
  };
}
