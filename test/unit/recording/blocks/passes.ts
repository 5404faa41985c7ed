/** What the tests of blocks share: a pass put together again, and sources that count. */
import assert from 'node:assert/strict';
import type { ByteSource, RecordingLocation } from '../../../../src/recording/byteSource';
import type { BlockOptions, ChannelRange } from '../../../../src/recording/blocks/block';
import { decodePiece } from '../../../../src/recording/blocks/decodePiece';
import type { Recording } from '../../../../src/recording/recording';
import { memoryLocation } from '../../../fixtures/memoryLocation';

/** The values that one pass yields, by channel. Fails where a piece leaves a hole or comes twice. */
export async function passOver(
  recording: Recording,
  ranges: readonly ChannelRange[],
  options: BlockOptions = {},
): Promise<Map<number, Float32Array>> {
  const values = new Map(ranges.map(({ channel, from, to }) => [channel, new Float32Array(to - from)]));
  const done = new Map(ranges.map(({ channel, from }) => [channel, from]));
  for await (const block of recording.blocks(ranges, options)) {
    for (const piece of block) {
      const { channel, from, count } = piece;
      assert.equal(from, done.get(channel), `channel ${channel}: a piece begins at ${from}`);
      assert.ok(count > 0, `channel ${channel}: an empty piece at ${from}`);
      const first = ranges.find((range) => range.channel === channel)!.from;
      decodePiece(piece, values.get(channel)!.subarray(from - first));
      done.set(channel, from + count);
      // What a block holds is gone once the next one is asked for.
      if (piece.kind === 'values') piece.values.fill(-999);
    }
  }
  for (const { channel, to } of ranges) assert.equal(done.get(channel), to, `channel ${channel} ends early`);
  return values;
}

/** Fails unless the pass yields the very values of `read`, NaN for NaN. */
export async function assertAsRead(
  recording: Recording,
  ranges: readonly ChannelRange[],
  options: BlockOptions = {},
): Promise<void> {
  const values = await passOver(recording, ranges, options);
  for (const { channel, from, to } of ranges) {
    const read = await recording.read(channel, from, to - from);
    const own = values.get(channel)!;
    assert.equal(own.length, read.length);
    const odd = own.findIndex(
      (value, i) => !(value === read[i] || (Number.isNaN(value) && Number.isNaN(read[i]))),
    );
    assert.ok(
      odd < 0,
      `channel ${channel}, sample ${from + odd}: ${own[odd]} in the block, ${read[odd]} as read`,
    );
  }
}

/** Whole channels. */
export function wholeOf(recording: Recording, channels = [...recording.channels.keys()]): ChannelRange[] {
  return channels.map((channel) => ({ channel, from: 0, to: recording.channels[channel]!.samples }));
}

/** Files in memory, and how many bytes of each have been read. */
export function countedLocation(files: ReadonlyMap<string, Uint8Array>): {
  location: RecordingLocation;
  read: Map<string, number>;
} {
  const read = new Map<string, number>();
  const counted = (inner: ByteSource): ByteSource => ({
    ...inner,
    read: async (offset, length, buffer) => {
      const bytes = await inner.read(offset, length, buffer);
      read.set(inner.name, (read.get(inner.name) ?? 0) + bytes.length);
      // As a file on a disk does.
      if (!buffer) return bytes;
      buffer.set(bytes);
      return buffer.subarray(0, bytes.length);
    },
  });
  const [name = ''] = files.keys();
  const inner = memoryLocation(name, files);
  const location: RecordingLocation = {
    name,
    open: async () => counted(await inner.open()),
    sibling: async (wanted) => {
      const found = await inner.sibling(wanted);
      return found && counted(found);
    },
  };
  return { location, read };
}
