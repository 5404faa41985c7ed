/** Signals in the order of their files: each file's frames once, for all the signals that are interleaved in it. */
import { at } from '../../base/typedArrays';
import type { Block, BlockOptions, Piece } from '../blocks/block';
import { readRuns, type StoredRun } from '../blocks/runs';
import { storedFormat, type Encoding, type StoredFormat } from '../blocks/storedFormat';
import { readExactly } from '../readExactly';
import { framesPerCheckpoint } from './differenceFrames';
import type { Scale } from './readSignal';
import { groupsOf, type SegmentSignal, type SignalGroup } from './signalGroups';

/** Samples [from, to) of a signal in a segment that begins at sample `shift` of the channel. */
export interface WantedSignal {
  readonly channel: number;
  readonly signal: SegmentSignal;
  readonly from: number;
  readonly to: number;
  readonly shift: number;
  readonly scale: Scale;
}

/** Formats of whole bytes: how a code is stored, and what is added to it in the file. */
const encodings: ReadonlyMap<number, readonly [encoding: Encoding, bias: number, littleEndian: boolean]> =
  new Map([
    [16, ['int16', 0, true]],
    [24, ['int24', 0, true]],
    [32, ['int32', 0, true]],
    [61, ['int16', 0, false]],
    [80, ['uint8', 128, true]],
    [160, ['uint16', 32_768, true]],
  ]);

/** The signals' samples as far as their files hold them, file by file. */
export async function* signalBlocks(
  wanted: readonly WantedSignal[],
  options: BlockOptions,
): AsyncGenerator<Block> {
  for (const group of groupsOf(wanted.map(({ signal }) => signal))) {
    const own = wanted
      .filter(({ signal }) => signal.group === group)
      .flatMap((one) => withinFile(one, group));
    const runs = own.flatMap((one) => runOf(one, group) ?? []);
    if (runs.length < own.length) {
      yield* frameBlocks(own, group, options);
      continue;
    }
    yield* readRuns(
      runs.sort((a, b) => a.offset - b.offset),
      (offset, length, buffer) => readExactly(group.source, offset, length, buffer),
      options,
    );
  }
}

/** What there is of it in the file. */
function withinFile(one: WantedSignal, { frames }: SignalGroup): WantedSignal[] {
  const { samplesPerFrame, skewFrames } = one.signal.spec;
  const to = Math.min(one.to, (frames - skewFrames) * samplesPerFrame);
  return one.from < to ? [{ ...one, to }] : [];
}

/** Undefined where the samples do not stand at even distances, each in bytes of its own. */
function runOf(one: WantedSignal, group: SignalGroup): StoredRun | undefined {
  const { channel, from, to, shift, signal } = one;
  const { spec, place } = signal;
  const inFrame = group.reader.samplesPerFrame;
  const format = storedAs(one, group);
  const isAlone = spec.samplesPerFrame === inFrame;
  if (!format || (spec.samplesPerFrame > 1 && !isAlone)) return undefined;
  const width = group.format.bytesPerGroup;
  const stride = isAlone ? 1 : inFrame;
  return {
    channel,
    from: from + shift,
    count: to - from,
    offset: spec.byteOffset + (spec.skewFrames * inFrame + from * stride + place) * width,
    strideBytes: stride * width,
    format,
  };
}

function storedAs({ signal, scale }: WantedSignal, { format }: SignalGroup): StoredFormat | undefined {
  const found = encodings.get(signal.spec.format);
  // What a fraction and a bias add up to is rounded: not the number that decoding gives.
  if (!found || !Number.isInteger(scale.baseline)) return undefined;
  const [encoding, bias, littleEndian] = found;
  const { codes } = format;
  return storedFormat(
    encoding,
    { zero: scale.baseline + bias, divisor: scale.gain },
    { littleEndian, ...(codes && { invalid: codes.minimum + bias }) },
  );
}

/** Decodes frame after frame; blocks end where sums of differences are kept. */
async function* frameBlocks(
  wanted: readonly WantedSignal[],
  group: SignalGroup,
  { signal }: BlockOptions,
): AsyncGenerator<Block> {
  const framesAtOnce = 4 * framesPerCheckpoint(group.reader.samplesPerFrame);
  const first = wanted.reduce((least, one) => Math.min(least, firstFrame(one)), Infinity);
  const end = wanted.reduce((most, one) => Math.max(most, endFrame(one)), 0);
  for (let from = first; from < end;) {
    signal?.throwIfAborted();
    const to = Math.min(end, (Math.floor(from / framesAtOnce) + 1) * framesAtOnce);
    const samples = await group.reader.read(from, to);
    yield wanted.flatMap((one) => pieceOf(one, group, samples, from, to) ?? []);
    from = to;
  }
}

function firstFrame({ from, signal: { spec } }: WantedSignal): number {
  return Math.floor(from / spec.samplesPerFrame) + spec.skewFrames;
}

function endFrame({ to, signal: { spec } }: WantedSignal): number {
  return Math.ceil(to / spec.samplesPerFrame) + spec.skewFrames;
}

/** A signal's samples in frames [fromFrame, toFrame), which `samples` are. */
function pieceOf(
  one: WantedSignal,
  { reader, format }: SignalGroup,
  samples: Int32Array,
  fromFrame: number,
  toFrame: number,
): Piece | undefined {
  const { channel, shift, scale, signal } = one;
  const { samplesPerFrame: perFrame, skewFrames } = signal.spec;
  const from = Math.max(one.from, (fromFrame - skewFrames) * perFrame);
  const to = Math.min(one.to, (toFrame - skewFrames) * perFrame);
  if (from >= to) return undefined;
  const values = new Float32Array(to - from);
  for (let sample = from; sample < to; sample++) {
    const frame = Math.floor(sample / perFrame);
    const inFrame = signal.place + sample - frame * perFrame;
    const code = at(samples, (frame + skewFrames - fromFrame) * reader.samplesPerFrame + inFrame);
    values[sample - from] = code === format.codes?.minimum ? NaN : (code - scale.baseline) / scale.gain;
  }
  return { kind: 'values', channel, from: from + shift, count: to - from, values };
}
