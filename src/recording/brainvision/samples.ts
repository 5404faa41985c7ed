/** Where the samples of a BrainVision recording stand in its data file, and how they are read. */
import type { ChannelRange } from '../blocks/block';
import { decodePiece } from '../blocks/decodePiece';
import type { StoredRun } from '../blocks/runs';
import { encodingBytes, storedFormat, type StoredFormat } from '../blocks/storedFormat';
import type { ByteSource } from '../byteSource';
import { readExactly } from '../readExactly';
import { frameBytes, type BrainVisionHeader } from './header';

/** Bytes read at once, so that one channel of many does not pull a whole range into memory. */
const blockBytes = 2 ** 20;

/** The data file of a header: how many points it has, and where each is. */
export class BrainVisionSamples {
  /** Samples of each channel. */
  readonly points: readonly number[];
  private readonly source: ByteSource;
  private readonly header: BrainVisionHeader;
  private readonly formats: readonly StoredFormat[];
  private readonly width: number;
  /** Of a vectorized file: from one channel's beginning to the next. */
  private readonly vectorPoints: number;

  constructor(source: ByteSource, header: BrainVisionHeader) {
    this.source = source;
    this.header = header;
    this.width = encodingBytes[header.encoding];
    const { littleEndian, channels } = header;
    this.formats = channels.map(({ resolution }) =>
      storedFormat(header.encoding, { gain: resolution }, { littleEndian }),
    );
    const bytes = Math.max(0, source.size - header.dataOffset);
    const present = Math.floor(bytes / frameBytes(header));
    this.vectorPoints = header.points ?? present;
    this.points = channels.map((_, channel) => {
      if (header.orientation === 'multiplexed') return Math.min(present, header.points ?? present);
      const own = Math.floor(bytes / this.width) - channel * this.vectorPoints;
      return Math.max(0, Math.min(own, this.vectorPoints));
    });
  }

  /** The first byte of a channel's sample. */
  private offset(channel: number, sample: number): number {
    const { orientation, dataOffset } = this.header;
    return orientation === 'multiplexed'
      ? dataOffset + sample * frameBytes(this.header) + channel * this.width
      : dataOffset + (channel * this.vectorPoints + sample) * this.width;
  }

  private get strideBytes(): number {
    return this.header.orientation === 'multiplexed' ? frameBytes(this.header) : this.width;
  }

  /** Samples [from, from + count), which are there. */
  async read(channel: number, from: number, count: number): Promise<Float32Array> {
    const values = new Float32Array(count);
    const format = this.formats[channel];
    if (!format) throw new RangeError(`There is no channel ${channel}.`);
    const { strideBytes } = this;
    const atOnce = Math.max(1, Math.floor(blockBytes / strideBytes));
    for (let done = 0; done < count; done += atOnce) {
      const some = Math.min(atOnce, count - done);
      const length = (some - 1) * strideBytes + this.width;
      const bytes = await readExactly(this.source, this.offset(channel, from + done), length);
      decodePiece(
        { kind: 'stored', channel, from, count: some, bytes, strideBytes, format },
        values.subarray(done),
      );
    }
    return values;
  }

  /** Each range is one run, in the order of the file. */
  runs(ranges: readonly ChannelRange[]): readonly StoredRun[] {
    return ranges
      .flatMap(({ channel, from, to }): StoredRun[] => {
        const format = this.formats[channel];
        if (!format || from >= to) return [];
        const { strideBytes } = this;
        return [{ channel, from, count: to - from, offset: this.offset(channel, from), strideBytes, format }];
      })
      .sort((a, b) => a.offset - b.offset);
  }
}
