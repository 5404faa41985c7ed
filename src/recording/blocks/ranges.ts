/** Which samples a pass reads: checked, and the holes between what a format yields filled. */
import type { Channel, Recording } from '../recording';
import type { Block, BlockOptions, ChannelRange, Piece } from './block';

/** The samples of some channels from one time (in it) to another (not in it); `toSeconds` may be `Infinity`. */
export function rangesOfSeconds(
  channels: readonly Channel[],
  wanted: readonly number[],
  fromSeconds: number,
  toSeconds: number,
): readonly ChannelRange[] {
  return wanted.map((channel) => {
    const { samplingRate = 0, samples = 0 } = channels[channel] ?? {};
    const sampleAt = (seconds: number): number =>
      seconds * samplingRate < samples ? Math.max(0, Math.ceil(seconds * samplingRate)) : samples;
    return { channel, from: sampleAt(fromSeconds), to: sampleAt(toSeconds) };
  });
}

/**
 * The ranges, cut where their channels end.
 * @throws RangeError for a channel that there is not or that is there twice, and for what is no range.
 */
export function checkedRanges(
  channels: readonly Channel[],
  ranges: readonly ChannelRange[],
): readonly ChannelRange[] {
  const seen = new Set<number>();
  return ranges.map(({ channel, from, to }) => {
    const known = channels[channel];
    if (!known) throw new RangeError(`There is no channel ${channel} (of ${channels.length}).`);
    if (seen.has(channel)) throw new RangeError(`Channel ${channel} is asked for twice in one pass.`);
    seen.add(channel);
    if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || to < from) {
      throw new RangeError(`There are no samples from ${from} to ${to}.`);
    }
    return { channel, from: Math.min(from, known.samples), to: Math.min(to, known.samples) };
  });
}

/** The blocks, with a missing piece wherever samples of a range are in none; `report` hears how far they have come. */
export async function* withoutHoles(
  ranges: readonly ChannelRange[],
  blocks: AsyncIterable<Block>,
  { report, signal }: BlockOptions,
): AsyncGenerator<Block> {
  const done = new Map(ranges.map(({ channel, from }) => [channel, from]));
  const all = ranges.reduce((sum, { from, to }) => sum + to - from, 0);
  let passed = 0;
  for await (const block of blocks) {
    const pieces: Piece[] = [];
    for (const piece of block) {
      const { channel, from, count } = piece;
      const before = done.get(channel) ?? from;
      if (from > before) pieces.push(missing(channel, before, from));
      pieces.push(piece);
      done.set(channel, from + count);
      passed += from + count - before;
    }
    signal?.throwIfAborted();
    report?.(passed / all);
    yield pieces;
  }
  const rest = ranges.flatMap(({ channel, to }) => {
    const before = done.get(channel) ?? to;
    return before < to ? [missing(channel, before, to)] : [];
  });
  if (rest.length > 0) yield rest;
  report?.(1);
}

function missing(channel: number, from: number, to: number): Piece {
  return { kind: 'missing', channel, from, count: to - from };
}

const samplesAtOnce = 2 ** 16;

/** Blocks of a source that can only be read channel by channel: a few samples of each in turn. */
export async function* blocksByRead(
  { read }: Pick<Recording, 'read'>,
  ranges: readonly ChannelRange[],
  { signal }: BlockOptions = {},
): AsyncGenerator<Block> {
  const longest = ranges.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  for (let passed = 0; passed < longest; passed += samplesAtOnce) {
    for (const { channel, from, to } of ranges) {
      signal?.throwIfAborted();
      const count = Math.min(samplesAtOnce, to - from - passed);
      if (count <= 0) continue;
      const values = await read(channel, from + passed, count);
      yield [{ kind: 'values', channel, from: from + passed, count: values.length, values }];
    }
  }
}
