/**
 * Keeps the cache ahead of what is shown: asks for missing tiles, cancels what nobody wants any more, and tells when
 * something has come or failed. After a failure it asks again only when something else is wanted.
 */
import type { ChannelView } from '../../src/protocol/page';
import {
  mostTilesPerRequest,
  topLevel,
  type TileReply,
  type TileRequest,
  type TileRun,
} from '../../src/protocol/traces';
import { levelToShow, tilesUnder, type Columns, type TiledChannel } from './levels';
import { TileCache, type KnownTile } from './tileCache';

/** What a view wants to show. */
export interface Wanted extends Columns {
  readonly channels: readonly number[];
}

/** A part of the page that shows tiles. */
export interface TileViewer {
  /** Something has come, or has failed, whoever has asked for it, while not all that it wants was known. */
  arrived(): void;
  /** A request of its own was answered, or has failed. */
  answered(problem: Error | null): void;
}

interface Flight {
  readonly viewer: TileViewer;
  readonly runs: readonly TileRun[];
  readonly controller: AbortController;
}

interface Want {
  readonly wanted: Wanted;
  readonly key: string;
  isComplete: boolean;
  /** It was asked for and has failed. */
  hasFailed: boolean;
}

type Ask = (request: TileRequest, signal: AbortSignal) => Promise<TileReply>;

/** Tiles to ask for at once: four megabytes. */
const tilesAtOnce = Math.min(512, mostTilesPerRequest);

export class TileLoader {
  readonly cache: TileCache;
  private readonly channels: readonly TiledChannel[];
  private readonly ask: Ask;
  private readonly wants = new Map<TileViewer, Want>();
  private flights: readonly Flight[] = [];

  constructor(channels: readonly ChannelView[], ask: Ask, cache = new TileCache()) {
    this.channels = channels.map(({ samplingRate, samples }, index) => ({ index, samplingRate, samples }));
    this.ask = ask;
    this.cache = cache;
  }

  /** True when every wanted tile is known. Otherwise asks for what is neither known nor under way. */
  want(viewer: TileViewer, wanted: Wanted): boolean {
    const { channels, secondsPerColumn, firstColumn, endColumn } = wanted;
    const key = `${secondsPerColumn} ${firstColumn} ${endColumn} ${channels.join(' ')}`;
    const before = this.wants.get(viewer);
    const want = before?.key === key ? before : { wanted, key, isComplete: false, hasFailed: false };
    this.wants.set(viewer, want);
    this.cancelOutdated();
    const levels = this.levelsOf(wanted);
    const missing = this.missing(wanted, levels, 0);
    want.isComplete = missing.length === 0;
    if (want.hasFailed) return want.isComplete;
    this.send(viewer, missing);
    // Half a window on either side, so that panning finds its tiles there.
    if (want.isComplete && !this.flights.some((flight) => flight.viewer === viewer)) {
      this.send(viewer, this.missing(wanted, levels, (endColumn - firstColumn) / 2));
    }
    return want.isComplete;
  }

  /** All of a channel in one tile, asked for until all of it has been read. */
  async whole(channel: number): Promise<KnownTile | undefined> {
    const { samples = 0 } = this.channels[channel] ?? {};
    if (samples === 0) return undefined;
    const level = topLevel(samples, 0);
    for (;;) {
      const tile = this.cache.get(channel, level, 0);
      if (tile?.isComplete === true) return tile;
      const request = { runs: [{ channel, level, first: 0, end: 1 }] };
      this.cache.insert(await this.ask(request, new AbortController().signal));
      this.tellThoseWhoWait();
    }
  }

  /** What is not known of some columns and `margin` more on either side, in runs of tiles. */
  private missing(wanted: Wanted, levels: readonly number[], margin: number): readonly TileRun[] {
    const runs: TileRun[] = [];
    for (const { level, channel, first, end } of this.runsOf(wanted, levels, margin)) {
      let from = first;
      for (let index = first; index <= end; index++) {
        if (index < end && this.cache.get(channel, level, index)?.isComplete !== true) continue;
        if (from < index) runs.push({ channel, level, first: from, end: index });
        from = index + 1;
      }
    }
    return runs;
  }

  /** The levels at which the channels are shown, one by one. */
  private levelsOf(wanted: Wanted): readonly number[] {
    return wanted.channels.map((index) => {
      const channel = this.channels[index];
      return channel ? levelToShow(this.cache, channel, wanted) : 0;
    });
  }

  /** The tiles of some columns and `margin` more on either side. */
  private runsOf(wanted: Wanted, levels: readonly number[], margin: number): readonly TileRun[] {
    const { secondsPerColumn, firstColumn, endColumn } = wanted;
    const around = { secondsPerColumn, firstColumn: firstColumn - margin, endColumn: endColumn + margin };
    const runs: TileRun[] = [];
    for (const [place, index] of wanted.channels.entries()) {
      const channel = this.channels[index];
      if (channel) runs.push({ channel: index, ...tilesUnder(channel, around, levels[place] ?? 0) });
    }
    return runs;
  }

  /** Asks for what is not under way yet. */
  private send(viewer: TileViewer, runs: readonly TileRun[]): void {
    const underWay = new Set(this.flights.flatMap((flight) => flight.runs.flatMap(keysOf)));
    const free = runs.flatMap((run) => withoutTiles(run, underWay));
    let some: TileRun[] = [];
    let tiles = 0;
    for (const run of free.flatMap(inPieces)) {
      const count = run.end - run.first;
      if (tiles + count > tilesAtOnce) {
        void this.fly(viewer, some);
        [some, tiles] = [[], 0];
      }
      some.push(run);
      tiles += count;
    }
    if (some.length > 0) void this.fly(viewer, some);
  }

  private async fly(viewer: TileViewer, runs: readonly TileRun[]): Promise<void> {
    const flight = { viewer, runs, controller: new AbortController() };
    const want = this.wants.get(viewer);
    this.flights = [...this.flights, flight];
    let problem: Error | null = null;
    try {
      this.cache.insert(await this.ask({ runs }, flight.controller.signal));
    } catch (error) {
      if (flight.controller.signal.aborted) return;
      if (want) want.hasFailed = true;
      problem = error instanceof Error ? error : new Error(String(error));
    } finally {
      this.flights = this.flights.filter((other) => other !== flight);
    }
    viewer.answered(problem);
    this.tellThoseWhoWait();
  }

  private tellThoseWhoWait(): void {
    for (const [viewer, { isComplete }] of this.wants) if (!isComplete) viewer.arrived();
  }

  /** Gives up what is further than a window from all that is wanted, or of another level. */
  private cancelOutdated(): void {
    if (this.flights.length === 0) return;
    const wanted = [...this.wants.values()].flatMap(({ wanted: each }) =>
      this.runsOf(each, this.levelsOf(each), each.endColumn - each.firstColumn),
    );
    const outdated = this.flights.filter(
      ({ runs }) => !runs.some((run) => wanted.some((each) => overlap(run, each))),
    );
    if (outdated.length === 0) return;
    this.flights = this.flights.filter((flight) => !outdated.includes(flight));
    for (const { controller } of outdated) controller.abort(new DOMException('Outdated.', 'AbortError'));
  }
}

function overlap(one: TileRun, other: TileRun): boolean {
  const isSame = one.channel === other.channel && one.level === other.level;
  return isSame && one.first < other.end && other.first < one.end;
}

function keysOf({ channel, level, first, end }: TileRun): readonly string[] {
  return Array.from({ length: end - first }, (_, k) => keyOf(channel, level, first + k));
}

/** The runs that are left of a run without some tiles. */
function withoutTiles(run: TileRun, taken: ReadonlySet<string>): readonly TileRun[] {
  if (taken.size === 0) return [run];
  const left: TileRun[] = [];
  let from = run.first;
  for (let index = run.first; index <= run.end; index++) {
    if (index < run.end && !taken.has(keyOf(run.channel, run.level, index))) continue;
    if (from < index) left.push({ ...run, first: from, end: index });
    from = index + 1;
  }
  return left;
}

/** A run in pieces that fit into a request. */
function inPieces(run: TileRun): readonly TileRun[] {
  const pieces: TileRun[] = [];
  for (let first = run.first; first < run.end; first += tilesAtOnce) {
    pieces.push({ ...run, first, end: Math.min(run.end, first + tilesAtOnce) });
  }
  return pieces;
}

function keyOf(channel: number, level: number, index: number): string {
  return `${channel} ${level} ${index}`;
}
