/**
 * The tiles of a recording that are kept, made as they are asked for. Making is done in turns of a moment each, so that
 * what has been read can be shown while the rest is still to be read; nothing is read twice.
 */
import { ThreadTurn } from '../products/pace';
import type { BaseTileRequest } from '../protocol/workerMethods';
import type { Recording } from '../recording/recording';
import type { TileRange } from '../tiles/baseTiles';
import { finestLevelFor } from '../tiles/finestLevel';
import type { Extremes } from '../signal/extremes';
import type { Shelf } from '../store/shelf';
import { KeptTiles } from '../tiles/keptTiles';
import { binsPerTile, samplesPerTile, tilesOf } from '../tiles/tile';
import { TilePyramid } from '../tiles/tilePyramid';
import type { TileRun } from '../protocol/traces';
import { countOf, shared } from './sharedRanges';
import { TileHelper, type StartMaker } from './tileHelper';
import { tilePass } from './tilePass';

/** After this long an answer is given with what has been read: often enough to watch it, seldom enough to cost nothing. */
const longestPass = 200;

/** A run's bins, and the tiles that are not complete yet. */
export interface KnownBins extends Extremes {
  readonly incomplete: readonly number[];
}

/** Where tiles come from beside the recording's own thread. */
export interface TileSources {
  /** Where they are kept from one opening to the next. */
  readonly shelf?: Shelf | undefined;
  /** Starts another thread that makes some of them. */
  readonly startMaker?: StartMaker | undefined;
  /** Tiles to make from which on that is done: usually about half a second of work. */
  readonly worthAnotherThread?: number;
}

export class TilePasses {
  readonly #recording: Pick<Recording, 'channels' | 'blocks'>;
  readonly #pyramid: TilePyramid;
  readonly #base: number;
  readonly #turn = new ThreadTurn();
  readonly #onDisk: KeptTiles | undefined;
  readonly #helper: TileHelper | undefined;
  readonly #worthAnotherThread: number;
  /** The pass under way: the next one begins when it is over, and finds its tiles made. */
  #passing: Promise<void> = Promise.resolve();

  constructor(recording: Pick<Recording, 'channels' | 'blocks'>, sources: TileSources = {}) {
    const { shelf, startMaker, worthAnotherThread = 800 } = sources;
    this.#worthAnotherThread = worthAnotherThread;
    this.#recording = recording;
    this.#base = finestLevelFor(recording.channels);
    this.#pyramid = new TilePyramid(recording.channels, { base: this.#base });
    this.#onDisk = shelf && new KeptTiles(shelf, this.#pyramid, recording.channels);
    this.#helper = startMaker && new TileHelper(startMaker);
  }

  /** The finest level that is kept. */
  get finestLevel(): number {
    return this.#base;
  }

  /** Makes what the runs lack, for as long as one answer may take; at least one tile of what there is to make. */
  async make(runs: readonly TileRun[], signal: AbortSignal): Promise<void> {
    if (this.#missing(runs).length === 0) return;
    const onDisk = this.#onDisk;
    if (onDisk) await Promise.all(runs.map(({ channel, level }) => onDisk.bring(channel, level)));
    const before = this.#passing;
    let finish = (): void => undefined;
    this.#passing = new Promise((resolve) => (finish = resolve));
    try {
      await before;
      const until = performance.now() + longestPass;
      let missing = this.#missing(runs);
      for (let isOver = false; !isOver && missing.length > 0; missing = this.#missing(runs)) {
        isOver = await this.#pass(missing, Math.max(1, until - performance.now()), signal);
      }
      if (missing.length === 0) this.#helper?.end();
      onDisk?.keep(runs.map(({ channel }) => channel));
    } finally {
      finish();
    }
  }

  /** Resolves when the tiles that were made so far are on the disk, or are not going to be. */
  async written(): Promise<void> {
    await this.#onDisk?.written();
  }

  /** The bins of a run of a kept level, `count` of them, as far as they are known. */
  bins({ channel, level, first, end }: TileRun, count: number): KnownBins {
    const minimum = new Float32Array(count).fill(Infinity);
    const maximum = new Float32Array(count).fill(-Infinity);
    const incomplete: number[] = [];
    for (let index = first; index < end; index++) {
      const tile = this.#pyramid.tile({ channel, level, index });
      if (tile?.isComplete !== true) incomplete.push(index);
      if (!tile) continue;
      const from = (index - first) * binsPerTile;
      const length = Math.min(binsPerTile, count - from);
      minimum.set(tile.minimum.subarray(0, length), from);
      maximum.set(tile.maximum.subarray(0, length), from);
    }
    for (const index of incomplete) {
      this.#markUnread({ channel, level, first: index, end: index + 1 }, first, [minimum, maximum]);
    }
    return { minimum, maximum, incomplete };
  }

  /** Bins that hold nothing but samples that have not been read are not gaps. */
  #markUnread(tile: TileRun, first: number, [minimum, maximum]: readonly [Float32Array, Float32Array]): void {
    const binsPerBase = samplesPerTile(this.#base) / 2 ** tile.level;
    const offset = first * binsPerTile;
    const all = tilesOf(this.#recording.channels[tile.channel]?.samples ?? 0, this.#base);
    const ends = [tile.first * binsPerTile, tile.end * binsPerTile] as const;
    for (const range of this.#pyramid.missing(tile.channel, tile.level, tile.first, tile.end)) {
      const from = Math.max(ends[0], Math.ceil(range.first * binsPerBase));
      const to = range.end >= all ? ends[1] : Math.min(ends[1], Math.floor(range.end * binsPerBase));
      if (from >= to) continue;
      minimum.fill(Infinity, from - offset, to - offset);
      maximum.fill(-Infinity, from - offset, to - offset);
    }
  }

  /** The recording is closed: nothing more is made. */
  close(): void {
    this.#helper?.end();
  }

  /** The gaps of each channel. */
  #missing(runs: readonly TileRun[]): readonly (readonly TileRange[])[] {
    const gaps = new Map<number, readonly TileRange[]>();
    for (const { channel, level, first, end } of runs) {
      if (gaps.has(channel)) continue;
      const missing = this.#pyramid.missing(channel, level, first, end);
      if (missing.length > 0) gaps.set(channel, missing);
    }
    return [...gaps.values()];
  }

  /** One range of each channel, since one pass reads a channel in one piece. @returns true where time is over */
  async #pass(
    missing: readonly (readonly TileRange[])[],
    milliseconds: number,
    signal: AbortSignal,
  ): Promise<boolean> {
    const helper = this.#helper;
    if (countOf(missing.flat()) >= this.#worthAnotherThread) helper?.begin();
    const isHelped = helper?.isReady === true;
    const { own, other } = isHelped
      ? shared(missing)
      : { own: missing.flatMap(([gap]) => gap ?? []), other: [] };
    const request = (ranges: readonly TileRange[]): BaseTileRequest => ({
      ranges,
      level: this.#base,
      milliseconds,
    });
    const helped = helper?.make(request(other), signal);
    const isOver = await tilePass(this.#recording, request(own), {
      turn: this.#turn,
      signal,
      take: (tile) => this.#pyramid.add(tile),
    });
    for (const tile of (await helped) ?? []) this.#pyramid.add(tile);
    return isOver;
  }
}
