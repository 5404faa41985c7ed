/**
 * Requests with replies over any message port: page and host, host and worker speak it alike. A request rejects
 * with the other side's sentence, can time out, and can be cancelled by an abort signal on either side.
 */

/** What travels. `value` and `params` are validated by whoever receives them. */
export type WireMessage =
  | { readonly kind: 'request'; readonly id: number; readonly method: string; readonly params: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'progress'; readonly id: number; readonly fraction: number }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly failure: Failure }
  | { readonly kind: 'event'; readonly name: string; readonly value: unknown };

/** Why a request failed: a sentence for the user, and a machine-readable problem where there is one. */
export interface Failure {
  readonly sentence: string;
  readonly problem?: string;
}

/** One end of a channel. `transfer` moves buffers instead of copying them, where the channel can. */
export interface MessagePortLike {
  post(message: WireMessage, transfer?: readonly ArrayBuffer[]): void;
}

/** A request the other side refused, with its sentence. */
export class RemoteError extends Error {
  readonly problem: string | undefined;

  constructor(failure: Failure) {
    super(failure.sentence);
    this.name = 'RemoteError';
    this.problem = failure.problem;
  }
}

/** The methods of one side: what each takes and gives. */
export type Methods = Record<string, { params: unknown; result: unknown }>;

/** How one call may be watched, stopped or given up. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly report?: (fraction: number) => void;
  /** Give up after this many milliseconds; absent: wait as long as the other side lives. */
  readonly timeoutMilliseconds?: number;
}

interface PendingCall {
  resolve(value: unknown): void;
  reject(error: Error): void;
  report: ((fraction: number) => void) | undefined;
}

/** Asks the other side. Feed it every incoming message through `receive`. */
export class RpcClient<M extends Methods> {
  private readonly port: MessagePortLike;
  private readonly pending = new Map<number, PendingCall>();
  private nextId = 1;
  private closedReason: string | undefined;

  constructor(port: MessagePortLike) {
    this.port = port;
  }

  /** Calls a method. @throws RemoteError with the other side's sentence; the signal's reason when aborted. */
  call<K extends keyof M & string>(
    method: K,
    params: M[K]['params'],
    options: CallOptions = {},
  ): Promise<M[K]['result']> {
    const { signal, report, timeoutMilliseconds } = options;
    if (this.closedReason !== undefined) {
      return Promise.reject(new RemoteError({ sentence: this.closedReason }));
    }
    if (signal?.aborted) return Promise.reject(abortError(signal));
    const id = this.nextId++;
    return new Promise<M[K]['result']>((resolve, reject) => {
      const giveUp = (error: Error): void => {
        this.port.post({ kind: 'cancel', id });
        settle(() => reject(error));
      };
      const onAbort = (): void => giveUp(abortError(signal));
      const timer =
        timeoutMilliseconds === undefined
          ? undefined
          : setTimeout(() => {
              const seconds = timeoutMilliseconds / 1000;
              giveUp(new RemoteError({ sentence: `No answer to "${method}" within ${seconds} seconds.` }));
            }, timeoutMilliseconds);
      const settle = (finish: () => void): void => {
        this.pending.delete(id);
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        finish();
      };
      signal?.addEventListener('abort', onAbort);
      this.pending.set(id, {
        resolve: (value) => settle(() => resolve(value)),
        reject: (error) => settle(() => reject(error)),
        report,
      });
      this.port.post({ kind: 'request', id, method, params });
    });
  }

  /** Takes an incoming message; true when it was an answer to one of this client's calls. */
  receive(message: WireMessage): boolean {
    switch (message.kind) {
      case 'result':
        this.pending.get(message.id)?.resolve(message.value);
        return true;
      case 'failure':
        this.pending.get(message.id)?.reject(new RemoteError(message.failure));
        return true;
      case 'progress':
        this.pending.get(message.id)?.report?.(message.fraction);
        return true;
      case 'request':
      case 'cancel':
      case 'event':
        return false;
    }
  }

  /** The other side is gone: every open and every later call rejects with this sentence. */
  close(sentence: string): void {
    this.closedReason = sentence;
    for (const call of [...this.pending.values()]) call.reject(new RemoteError({ sentence }));
  }
}

function abortError(signal: AbortSignal | undefined): Error {
  return signal?.reason instanceof Error ? signal.reason : new DOMException('Cancelled.', 'AbortError');
}

/** What a handler gets beside its parameters. */
export interface HandlerContext {
  readonly signal: AbortSignal;
  readonly report: (fraction: number) => void;
}

/** A reply that moves its buffers to the other side instead of copying them. */
export class Transferred<T> {
  readonly value: T;
  readonly buffers: readonly ArrayBuffer[];

  constructor(value: T, buffers: readonly ArrayBuffer[]) {
    this.value = value;
    this.buffers = buffers;
  }
}

/** One handler per method: a missing one does not compile. Parameters come unvalidated from the wire. */
export type Handlers<M extends Methods> = {
  readonly [K in keyof M & string]: (
    params: unknown,
    context: HandlerContext,
  ) => Promise<M[K]['result'] | Transferred<M[K]['result']>> | M[K]['result'] | Transferred<M[K]['result']>;
};

/** Answers the other side. Feed it every incoming message through `receive`. */
export class RpcServer<M extends Methods> {
  private readonly port: MessagePortLike;
  private readonly handlers: ReadonlyMap<string, Handlers<M>[keyof M & string]>;
  private readonly describe: (error: unknown) => Failure;
  private readonly running = new Map<number, AbortController>();

  /** `describe` turns whatever a handler throws into the sentence the other side rejects with. */
  constructor(
    port: MessagePortLike,
    handlers: Handlers<M>,
    describe: (error: unknown) => Failure = describeError,
  ) {
    this.port = port;
    this.handlers = new Map(Object.entries(handlers));
    this.describe = describe;
  }

  /** Takes an incoming message; true when it was a request or a cancellation. */
  receive(message: WireMessage): boolean {
    if (message.kind === 'request') {
      void this.answer(message.id, message.method, message.params);
      return true;
    }
    if (message.kind === 'cancel') {
      this.running.get(message.id)?.abort(new DOMException('Cancelled.', 'AbortError'));
      return true;
    }
    return false;
  }

  /** Stops everything under way. */
  close(): void {
    for (const controller of this.running.values()) {
      controller.abort(new DOMException('Closed.', 'AbortError'));
    }
  }

  private async answer(id: number, method: string, params: unknown): Promise<void> {
    const controller = new AbortController();
    this.running.set(id, controller);
    try {
      const handler = this.handlers.get(method);
      if (!handler) throw new Error(`There is no method "${method}".`);
      const report = (fraction: number): void => this.port.post({ kind: 'progress', id, fraction });
      const result = await handler(params, { signal: controller.signal, report });
      if (result instanceof Transferred) {
        this.port.post({ kind: 'result', id, value: result.value }, result.buffers);
      } else this.port.post({ kind: 'result', id, value: result });
    } catch (error) {
      this.port.post({ kind: 'failure', id, failure: this.describe(error) });
    } finally {
      this.running.delete(id);
    }
  }
}

/** The sentence inside an error, and its `problem` where the error has one. */
export function describeError(error: unknown): Failure {
  if (!(error instanceof Error)) return { sentence: String(error) };
  const problem = 'problem' in error && typeof error.problem === 'string' ? error.problem : undefined;
  return problem === undefined ? { sentence: error.message } : { sentence: error.message, problem };
}

const kinds: ReadonlySet<unknown> = new Set(['request', 'cancel', 'progress', 'result', 'failure', 'event']);

/** True for anything that has a wire message's shape; what it carries is still to be validated. */
export function isWireMessage(message: unknown): message is WireMessage {
  if (typeof message !== 'object' || message === null || !('kind' in message) || !kinds.has(message.kind)) {
    return false;
  }
  return message.kind === 'event'
    ? 'name' in message && typeof message.name === 'string'
    : 'id' in message && typeof message.id === 'number';
}
