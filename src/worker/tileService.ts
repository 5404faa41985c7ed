/**
 * Answers a page's request for tiles: the samples themselves at the finest level, bins made for the occasion at the next
 * ones, kept tiles at all others. What several channels need of the file is read in one pass, in the order of the file.
 * Values leave here in the unit they are shown in.
 */
import { at } from '../base/typedArrays';
import { ThreadTurn } from '../products/pace';
import type { TilePart, TileReply, TileRequest, TileRun } from '../protocol/traces';
import { decodePiece } from '../recording/blocks/decodePiece';
import type { Channel, Recording } from '../recording/recording';
import { displayUnit } from '../recording/units';
import type { SampleRange } from '../signal/columnGrid';
import type { Extremes } from '../signal/extremes';
import { baseTiles } from '../tiles/baseTiles';
import { FineBins } from '../tiles/fineBins';
import { binsPerTile, finestKernelLevel, samplesPerTile, tilesOf, topLevel } from '../tiles/tile';
import { TilePasses, type TileSources } from './tilePasses';

/** What is read of a recording for traces. */
export type TracedRecording = Pick<Recording, 'channels' | 'read' | 'blocks'>;

/** A run that ends where its channel ends, and its channel. */
interface Asked extends TileRun, SampleRange {
  readonly of: Channel;
}

/** Reads tiles of one recording for its pages. */
export class TileService {
  private readonly recording: TracedRecording;
  private readonly turn = new ThreadTurn();
  private readonly kept: TilePasses;

  constructor(recording: TracedRecording, sources: TileSources = {}) {
    this.recording = recording;
    this.kept = new TilePasses(recording, sources);
  }

  /** The recording is closed. */
  close(): void {
    this.kept.close();
  }

  /** Resolves when the tiles that were made so far are on the disk, or are not going to be. */
  written(): Promise<void> {
    return this.kept.written();
  }

  /**
   * The tiles of every run. Where reading takes long, those of kept levels as far as they have been read.
   * @throws RangeError for a channel that does not exist, or a level coarser than the tile that holds all of it.
   */
  async read({ runs }: TileRequest, signal: AbortSignal): Promise<TileReply> {
    signal.throwIfAborted();
    const asked = runs.map((run) => this.asked(run));
    const { finestLevel } = this.kept;
    const kept = asked.filter(({ level }) => level >= finestLevel);
    const fine = new Map<Asked, Extremes>();
    for (const group of groupsOf(asked.filter(({ level }) => level > 0 && level < finestLevel))) {
      if (group.every(({ level }) => level >= finestKernelLevel)) await this.makeBins(group, fine, signal);
      else await this.gather(group, fine, signal);
    }
    await this.kept.make(kept, signal);
    const parts: TilePart[] = [];
    for (const each of asked) {
      parts.push(each.level === 0 ? await this.samples(each, signal) : this.bins(each, fine.get(each)));
    }
    return { parts };
  }

  private asked({ channel, level, first, end }: TileRun): Asked {
    const of = this.recording.channels[channel];
    if (!of) throw new RangeError(`There is no channel ${channel}.`);
    // Nobody makes what is coarser than one tile of everything: it would be asked for again for ever.
    if (level > Math.max(this.kept.finestLevel, topLevel(of.samples))) {
      throw new RangeError(`No tile of channel ${channel} is as coarse as level ${level}.`);
    }
    const all = tilesOf(of.samples, level);
    const run = { channel, level, first: Math.min(first, all), end: Math.min(end, all) };
    const perTile = samplesPerTile(level);
    const from = Math.min(of.samples, run.first * perTile);
    return { ...run, of, from, to: Math.min(of.samples, run.end * perTile) };
  }

  /** Bins finer than a kernel makes them. */
  private async gather(
    group: readonly Asked[],
    made: Map<Asked, Extremes>,
    signal: AbortSignal,
  ): Promise<void> {
    const bins = new Map(group.map((each) => [each.channel, new FineBins(each.level, each)]));
    let values = new Float32Array(0);
    for await (const block of this.recording.blocks(group, { signal })) {
      for (const piece of block) {
        if (values.length < piece.count) values = new Float32Array(piece.count);
        decodePiece(piece, values);
        bins.get(piece.channel)?.add(values, piece.count, piece.from);
      }
      await this.letOthersRun(signal);
    }
    for (const each of group) made.set(each, bins.get(each.channel) ?? new FineBins(each.level, each));
  }

  /** Bins that a kernel makes, but too many of them to be kept. All of a group are of one level. */
  private async makeBins(
    group: readonly Asked[],
    made: Map<Asked, Extremes>,
    signal: AbortSignal,
  ): Promise<void> {
    const targets = new Map(
      group.map((each) => [each.channel, { each, bins: new FineBins(each.level, each) }]),
    );
    for await (const tile of baseTiles(this.recording, group, {
      level: group[0]?.level ?? finestKernelLevel,
      signal,
    })) {
      const target = targets.get(tile.channel);
      if (!target) continue;
      const { each, bins } = target;
      const from = (tile.index - each.first) * binsPerTile;
      const length = Math.min(binsPerTile, bins.minimum.length - from);
      bins.minimum.set(tile.minimum.subarray(0, length), from);
      bins.maximum.set(tile.maximum.subarray(0, length), from);
      await this.letOthersRun(signal);
    }
    for (const { each, bins } of targets.values()) made.set(each, bins);
  }

  private async samples({ of, from, to, ...run }: Asked, signal: AbortSignal): Promise<TilePart> {
    signal.throwIfAborted();
    const values = Float32Array.from(await this.recording.read(run.channel, from, to - from));
    return { ...run, kind: 'samples', values: toDisplayUnit(values, of) };
  }

  private bins({ of, from, to, ...run }: Asked, made: Extremes | undefined): TilePart {
    const count = Math.ceil((to - from) / 2 ** run.level);
    const { minimum, maximum, incomplete } = made ? { ...made, incomplete: [] } : this.kept.bins(run, count);
    return {
      ...run,
      kind: 'bins',
      minimum: toDisplayUnit(minimum, of),
      maximum: toDisplayUnit(maximum, of),
      incomplete,
    };
  }

  /** Lets messages (a cancellation, another request) in. */
  private async letOthersRun(signal: AbortSignal): Promise<void> {
    if (this.turn.isOver) await this.turn.next();
    signal.throwIfAborted();
  }
}

/** What one pass makes: runs of channels that are each in it once, of one level by kernels, of any finer ones without. */
function groupsOf(runs: readonly Asked[]): readonly (readonly Asked[])[] {
  const groups: Asked[][] = [];
  for (const run of runs) {
    const level = (each: Asked): number => (each.level < finestKernelLevel ? 0 : each.level);
    const group = groups.find((others) =>
      others.every((other) => other.channel !== run.channel && level(other) === level(run)),
    );
    if (group) group.push(run);
    else groups.push([run]);
  }
  return groups;
}

/** Brings values to the unit they are shown in, in place. */
function toDisplayUnit(values: Float32Array, channel: Channel): Float32Array {
  const { factor } = displayUnit(channel);
  if (factor !== 1) for (let i = 0; i < values.length; i++) values[i] = at(values, i) * factor;
  return values;
}
