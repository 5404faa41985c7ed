/**
 * A second thread for the tiles of a whole recording: it opens the recording for itself and makes the part that it is asked for. It
 * only helps: where it can't, the recording's own thread makes all tiles, and meets for itself whatever is wrong.
 */
import type { BaseTileRequest } from '../protocol/workerMethods';
import type { BaseTile } from '../tiles/baseTiles';

/** Another thread that has the same recording open. */
export interface TileMaker {
  /** @throws where it is ended, or can't read on */
  make(request: BaseTileRequest, signal: AbortSignal): Promise<readonly BaseTile[]>;
  end(): void;
}

/** Starts a thread. @throws where the recording can't be opened there, or is not the same there */
export type StartMaker = (signal: AbortSignal) => Promise<TileMaker>;

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready'; readonly maker: TileMaker }
  | { readonly kind: 'useless' };

export class TileHelper {
  readonly #start: StartMaker;
  #state: State = { kind: 'idle' };
  #ending = new AbortController();

  constructor(start: StartMaker) {
    this.#start = start;
  }

  get isReady(): boolean {
    return this.#state.kind === 'ready';
  }

  /** Has the thread started; nobody waits for it. */
  begin(): void {
    if (this.#state.kind !== 'idle') return;
    this.#state = { kind: 'starting' };
    const { signal } = this.#ending;
    this.#start(signal).then(
      (maker) => {
        if (signal.aborted) maker.end();
        else this.#state = { kind: 'ready', maker };
      },
      () => {
        if (!signal.aborted) this.#state = { kind: 'useless' };
      },
    );
  }

  /** The tiles that it makes in the time given; none where it is not there. Never throws. */
  async make(request: BaseTileRequest, signal: AbortSignal): Promise<readonly BaseTile[]> {
    const state = this.#state;
    if (state.kind !== 'ready' || request.ranges.length === 0) return [];
    try {
      return await state.maker.make(request, signal);
    } catch {
      // What was asked of it and is no longer wanted says nothing about it.
      if (!signal.aborted && this.#state === state) {
        state.maker.end();
        this.#state = { kind: 'useless' };
      }
      return [];
    }
  }

  /** Ends the thread until it is needed again. */
  end(): void {
    const state = this.#state;
    this.#ending.abort();
    this.#ending = new AbortController();
    if (state.kind === 'ready') state.maker.end();
    if (state.kind !== 'useless') this.#state = { kind: 'idle' };
  }
}
