/** Reads one channel's whole length for the overview, slice by slice, so that it fills while one looks. */
import type { Host } from '../host/host';
import type { OverviewColumns } from './strip';

/** Slices a whole recording is read in. */
const slices = 24;

export class OverviewLoader {
  private readonly host: Host;
  private readonly onSlice: () => void;
  private readonly onProblem: (error: unknown) => void;
  private readonly done = new Map<string, OverviewColumns>();
  private current: { readonly key: string; readonly controller: AbortController } | undefined;

  constructor(host: Host, onSlice: () => void, onProblem: (error: unknown) => void) {
    this.host = host;
    this.onSlice = onSlice;
    this.onProblem = onProblem;
  }

  /** What is known of a channel in `columns` columns; starts reading the rest, and stops reading others. */
  want(channel: number, columns: number, durationSeconds: number): OverviewColumns {
    const key = `${channel} ${columns}`;
    const overview = this.done.get(key) ?? {
      minimum: new Float32Array(columns).fill(NaN),
      maximum: new Float32Array(columns).fill(NaN),
      known: 0,
    };
    this.done.set(key, overview);
    if (this.current?.key !== key) {
      this.current?.controller.abort(new DOMException('Outdated.', 'AbortError'));
      this.current = { key, controller: new AbortController() };
      void this.read(overview, channel, durationSeconds, this.current.controller.signal);
    }
    return overview;
  }

  private async read(
    overview: OverviewColumns,
    channel: number,
    durationSeconds: number,
    signal: AbortSignal,
  ): Promise<void> {
    const columns = overview.minimum.length;
    const secondsPerColumn = durationSeconds / columns;
    const perSlice = Math.max(1, Math.ceil(columns / slices));
    try {
      while (overview.known < columns) {
        const firstColumn = overview.known;
        const columnCount = Math.min(perSlice, columns - firstColumn);
        const request = { channels: [channel], secondsPerColumn, firstColumn, columnCount };
        const reply = await this.host.call('traces', request, { signal });
        for (const part of reply.parts) {
          if (part.kind === 'envelope') {
            overview.minimum.set(part.minimum.subarray(0, columnCount), firstColumn);
            overview.maximum.set(part.maximum.subarray(0, columnCount), firstColumn);
          } else spread(overview, part, firstColumn, columnCount, columns);
        }
        overview.known = firstColumn + columnCount;
        this.onSlice();
      }
    } catch (error) {
      if (!signal.aborted) this.onProblem(error);
    }
  }
}

/** Samples of a recording so short that the host sends them whole, spread over the slice they belong to. */
function spread(
  overview: OverviewColumns,
  part: { readonly values: Float32Array },
  firstColumn: number,
  columnCount: number,
  columns: number,
): void {
  const perColumn = part.values.length / columnCount;
  for (let k = 0; k < columnCount && firstColumn + k < columns; k++) {
    const from = Math.floor(k * perColumn);
    const values = part.values.subarray(from, Math.max(from + 1, Math.ceil((k + 1) * perColumn)));
    overview.minimum[firstColumn + k] = values.reduce((a, b) => (b < a ? b : a), Infinity);
    overview.maximum[firstColumn + k] = values.reduce((a, b) => (b > a ? b : a), -Infinity);
  }
}
