/**
 * Answers a page's request for columns: the samples themselves where they are few, each column's extremes where they are
 * many, from tiles where they are very many. What several channels need of the file is read in one pass, in the order of
 * the file. Values leave here in the unit they are shown in.
 */
import {
  samplesPerColumnShownWhole,
  type TracePart,
  type TraceReply,
  type TraceRequest,
} from '../protocol/traces';
import { ThreadTurn } from '../products/pace';
import { at } from '../base/typedArrays';
import { decodePiece } from '../recording/blocks/decodePiece';
import type { Channel, Recording } from '../recording/recording';
import { displayUnit } from '../recording/units';
import { samplesOfGrid, type SampleRange } from '../signal/columnGrid';
import { EnvelopeAccumulator, type Columns } from '../signal/envelope';
import type { Shelf } from '../store/shelf';
import { baseTiles } from '../tiles/baseTiles';
import { KeptTiles } from '../tiles/keptTiles';
import { samplesPerTile } from '../tiles/tile';
import { columnsFromTiles } from '../tiles/tileColumns';
import { TilePyramid } from '../tiles/tilePyramid';
import { finestLevelFor } from '../tiles/finestLevel';

/** Columns that hold at least so many bins are answered from tiles. */
const binsPerColumn = 2;

/** What is read of a recording for traces. */
export type TracedRecording = Pick<Recording, 'channels' | 'read' | 'blocks'>;

/** One channel's part of a request. */
interface Asked {
  readonly index: number;
  readonly channel: Channel;
  readonly columns: Columns;
}

/** Reads traces of one recording for its pages. */
export class TraceService {
  private readonly recording: TracedRecording;
  private readonly turn = new ThreadTurn();
  private readonly level: number;
  private readonly pyramid: TilePyramid;
  private readonly kept: KeptTiles | undefined;

  /** @param shelf where tiles are kept from one opening to the next */
  constructor(recording: TracedRecording, shelf?: Shelf) {
    this.recording = recording;
    this.level = finestLevelFor(recording.channels);
    this.pyramid = new TilePyramid(recording.channels, { base: this.level });
    this.kept = shelf && new KeptTiles(shelf, this.pyramid, recording.channels);
  }

  /** Resolves when the tiles that were made so far are on the disk, or are not going to be. */
  async written(): Promise<void> {
    await this.kept?.written();
  }

  /** The columns asked for, of every channel asked for. @throws RangeError for a channel that does not exist. */
  async read({ channels, ...grid }: TraceRequest, signal: AbortSignal): Promise<TraceReply> {
    signal.throwIfAborted();
    const asked = [...new Set(channels)].map((index): Asked => {
      const channel = this.recording.channels[index];
      if (!channel) throw new RangeError(`There is no channel ${index}.`);
      return { index, channel, columns: { samplingRate: channel.samplingRate, ...grid } };
    });
    const tiled = asked.filter((each) => this.isTiled(each));
    await this.makeTiles(tiled, signal);
    const passing = asked.filter((each) => !isShownWhole(each) && !tiled.includes(each));
    const gathered = await this.gather(passing, signal);
    const parts = new Map<number, TracePart>();
    for (const each of asked) {
      const found = tiled.includes(each) ? this.fromTiles(each) : gathered.get(each.index);
      parts.set(each.index, found ? envelopePart(each, found) : await this.readSamples(each, signal));
    }
    return { parts: channels.flatMap((index) => parts.get(index) ?? []) };
  }

  private isTiled(asked: Asked): boolean {
    return samplesPerColumn(asked) >= binsPerColumn * 2 ** this.level;
  }

  /** The coarsest level of which a column still holds bins enough. */
  private levelFor(asked: Asked): number {
    const coarsest = Math.floor(Math.log2(samplesPerColumn(asked) / binsPerColumn));
    return Math.max(this.level, Math.min(coarsest, this.pyramid.topLevel(asked.index)));
  }

  private fromTiles(asked: Asked): Extremes {
    const { index, channel, columns } = asked;
    const of = { channel: index, samples: channel.samples };
    return columnsFromTiles(this.pyramid, of, columns, this.levelFor(asked));
  }

  /** Makes the tiles that the columns are of, as far as they are not there yet. */
  private async makeTiles(tiled: readonly Asked[], signal: AbortSignal): Promise<void> {
    const { kept } = this;
    if (kept) await Promise.all(tiled.map((asked) => kept.bring(asked.index, this.levelFor(asked))));
    const perTile = samplesPerTile(this.level);
    const gaps = tiled.map((asked) => {
      if (this.pyramid.isWhole(asked.index, this.levelFor(asked))) return [];
      const { from, to } = sampleRange(asked, 0);
      return this.pyramid.missing(
        asked.index,
        this.level,
        Math.floor(from / perTile),
        Math.ceil(to / perTile),
      );
    });
    // In one pass a channel is read in one piece: mostly there is one gap, and it is the same in all channels.
    for (let pass = 0; gaps.some((own) => pass < own.length); pass++) {
      const ranges = gaps.flatMap((own) => own.slice(pass, pass + 1));
      for await (const tile of baseTiles(this.recording, ranges, { level: this.level, signal })) {
        this.pyramid.add(tile);
        await this.letOthersRun(signal);
      }
    }
    kept?.keep(tiled.map(({ index }) => index));
  }

  /** The extremes of columns that are too narrow for tiles. */
  private async gather(
    asked: readonly Asked[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<number, EnvelopeAccumulator>> {
    const gathered = new Map(asked.map(({ index, columns }) => [index, new EnvelopeAccumulator(columns)]));
    const ranges = asked.map((each) => ({ channel: each.index, ...sampleRange(each, 1) }));
    if (ranges.length === 0) return gathered;
    let values = new Float32Array(0);
    for await (const block of this.recording.blocks(ranges, { signal })) {
      for (const piece of block) {
        if (values.length < piece.count) values = new Float32Array(piece.count);
        decodePiece(piece, values);
        gathered.get(piece.channel)?.add(values.subarray(0, piece.count), piece.from);
      }
      await this.letOthersRun(signal);
    }
    return gathered;
  }

  private async readSamples(asked: Asked, signal: AbortSignal): Promise<TracePart> {
    signal.throwIfAborted();
    const { from, to } = sampleRange(asked, 1);
    const values = Float32Array.from(await this.recording.read(asked.index, from, to - from));
    return {
      channel: asked.index,
      kind: 'samples',
      firstSample: from,
      values: toDisplayUnit(values, asked.channel),
    };
  }

  /** Lets messages (a cancellation, another request) in. */
  private async letOthersRun(signal: AbortSignal): Promise<void> {
    if (this.turn.isOver) await this.turn.next();
    signal.throwIfAborted();
  }
}

interface Extremes {
  readonly minimum: Float32Array;
  readonly maximum: Float32Array;
}

function samplesPerColumn({ columns }: Asked): number {
  return columns.samplingRate * columns.secondsPerColumn;
}

function isShownWhole(asked: Asked): boolean {
  return samplesPerColumn(asked) <= samplesPerColumnShownWhole;
}

function envelopePart({ index, channel }: Asked, { minimum, maximum }: Extremes): TracePart {
  return {
    channel: index,
    kind: 'envelope',
    minimum: toDisplayUnit(minimum, channel),
    maximum: toDisplayUnit(maximum, channel),
  };
}

/** Brings values to the unit they are shown in, in place. */
function toDisplayUnit(values: Float32Array, channel: Channel): Float32Array {
  const { factor } = displayUnit(channel);
  if (factor !== 1) for (let i = 0; i < values.length; i++) values[i] = at(values, i) * factor;
  return values;
}

/** The samples under some columns, with `margin` more on either side, kept within the channel. */
function sampleRange({ channel: { samples }, columns }: Asked, margin: number): SampleRange {
  const { from, to } = samplesOfGrid(columns, samples);
  return { from: Math.max(0, from - margin), to: Math.min(samples, to + margin) };
}
