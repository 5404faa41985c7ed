/**
 * Keeps the cache ahead of the view: asks for missing blocks, cancels what is no longer wanted, and tells when
 * something has come or failed. After a failure it asks again only when something else is wanted.
 */
import type { TraceReply, TraceRequest } from '../../src/protocol/traces';
import { mostColumnsPerRequest } from '../../src/protocol/traces';
import { columnsPerBlock, type ColumnCache } from './columnCache';

/** What the view wants to show: columns [firstColumn, endColumn) of some channels. */
export interface Wanted {
  readonly channels: readonly number[];
  readonly secondsPerColumn: number;
  readonly firstColumn: number;
  readonly endColumn: number;
}

interface Flight {
  readonly request: TraceRequest;
  readonly controller: AbortController;
}

type Ask = (request: TraceRequest, signal: AbortSignal) => Promise<TraceReply>;

/** Blocks to ask for at once, over all channels of a request. */
const mostBlocksPerRequest = Math.floor(mostColumnsPerRequest / columnsPerBlock / 4);

export class BlockLoader {
  private readonly cache: ColumnCache;
  private readonly ask: Ask;
  private readonly durationSeconds: number;
  private readonly onChange: (problem: Error | null) => void;
  private flights: Flight[] = [];
  private failedFor = '';
  private wantedLast = '';

  constructor(
    cache: ColumnCache,
    ask: Ask,
    durationSeconds: number,
    onChange: (problem: Error | null) => void,
  ) {
    this.cache = cache;
    this.ask = ask;
    this.durationSeconds = durationSeconds;
    this.onChange = onChange;
  }

  /** True when every wanted block is known. Otherwise asks for what is neither known nor under way. */
  want(wanted: Wanted): boolean {
    const { channels, secondsPerColumn, firstColumn, endColumn } = wanted;
    const key = `${secondsPerColumn} ${firstColumn} ${endColumn} ${channels.join(' ')}`;
    if (key !== this.wantedLast) this.failedFor = '';
    this.wantedLast = key;
    this.cancelOutdated(wanted);
    const { firstBlock, endBlock } = this.blocks(wanted, 0);
    const complete = this.request(wanted, firstBlock, endBlock);
    // Half a window on either side, so that panning finds its columns there.
    if (complete && this.flights.length === 0) {
      const around = this.blocks(wanted, (wanted.endColumn - wanted.firstColumn) / 2);
      this.request(wanted, around.firstBlock, around.endBlock);
    }
    return complete;
  }

  /** The blocks that hold the wanted columns and `margin` more on either side, within the recording. */
  private blocks(wanted: Wanted, margin: number): { firstBlock: number; endBlock: number } {
    const lastColumn = Math.ceil(this.durationSeconds / wanted.secondsPerColumn - 1e-6);
    return {
      firstBlock: Math.max(0, Math.floor((wanted.firstColumn - margin) / columnsPerBlock)),
      endBlock: Math.ceil(Math.min(wanted.endColumn + margin, lastColumn) / columnsPerBlock),
    };
  }

  /** Asks for the missing blocks of [firstBlock, endBlock), grouping channels that miss the same; true: none missing. */
  private request(wanted: Wanted, firstBlock: number, endBlock: number): boolean {
    const groups = new Map<string, { channels: number[]; from: number; end: number }>();
    let complete = true;
    for (const channel of wanted.channels) {
      let from = endBlock;
      let end = firstBlock;
      for (let block = firstBlock; block < endBlock; block++) {
        if (this.cache.get(wanted.secondsPerColumn, channel, block)) continue;
        complete = false;
        if (this.underWay(wanted.secondsPerColumn, channel, block)) continue;
        from = Math.min(from, block);
        end = block + 1;
      }
      if (from >= end) continue;
      const group = groups.get(`${from} ${end}`) ?? { channels: [], from, end };
      group.channels.push(channel);
      groups.set(`${from} ${end}`, group);
    }
    for (const { channels, from, end } of groups.values()) this.send(wanted, channels, from, end);
    return complete;
  }

  private send(wanted: Wanted, channels: readonly number[], from: number, end: number): void {
    const key = `${wanted.secondsPerColumn} ${from} ${end} ${channels.join(' ')}`;
    if (key === this.failedFor) return;
    const perRequest = Math.max(1, Math.floor(mostBlocksPerRequest / (end - from)));
    for (let first = 0; first < channels.length; first += perRequest) {
      const some = channels.slice(first, first + perRequest);
      void this.fly(this.traceRequest(wanted.secondsPerColumn, some, from, end), key);
    }
  }

  private traceRequest(
    secondsPerColumn: number,
    channels: readonly number[],
    from: number,
    end: number,
  ): TraceRequest {
    const firstColumn = from * columnsPerBlock;
    const lastColumn = Math.ceil(this.durationSeconds / secondsPerColumn - 1e-6);
    const columnCount = Math.min(end * columnsPerBlock, lastColumn) - firstColumn;
    return { channels, secondsPerColumn, firstColumn, columnCount };
  }

  private async fly(request: TraceRequest, key: string): Promise<void> {
    const flight = { request, controller: new AbortController() };
    this.flights.push(flight);
    let problem: Error | null = null;
    try {
      this.cache.insert(request, await this.ask(request, flight.controller.signal));
      this.failedFor = '';
    } catch (error) {
      if (flight.controller.signal.aborted) return;
      this.failedFor = key;
      problem = error instanceof Error ? error : new Error(String(error));
    } finally {
      this.flights = this.flights.filter((other) => other !== flight);
    }
    this.onChange(problem);
  }

  private underWay(secondsPerColumn: number, channel: number, block: number): boolean {
    const column = block * columnsPerBlock;
    return this.flights.some(
      ({ request }) =>
        request.secondsPerColumn === secondsPerColumn &&
        request.firstColumn <= column &&
        column < request.firstColumn + request.columnCount &&
        request.channels.includes(channel),
    );
  }

  private cancelOutdated(wanted: Wanted): void {
    const margin = wanted.endColumn - wanted.firstColumn;
    const outdated = ({ request }: Flight): boolean =>
      request.secondsPerColumn !== wanted.secondsPerColumn ||
      request.firstColumn > wanted.endColumn + margin ||
      request.firstColumn + request.columnCount < wanted.firstColumn - margin;
    const stopped = this.flights.filter(outdated);
    this.flights = this.flights.filter((flight) => !outdated(flight));
    for (const flight of stopped) flight.controller.abort(new DOMException('Outdated.', 'AbortError'));
  }
}
