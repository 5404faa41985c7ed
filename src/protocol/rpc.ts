/**
 * Requests with replies over any message port: page and host, host and worker speak it alike. A request rejects
 * with the other side's sentence, can be given up where it makes no progress, and can be cancelled by an abort signal.
 * A server runs a few requests of each method at once; the others wait, and one that is cancelled meanwhile never runs.
 */
import { idleWatch } from './idleWatch';
import { Turns } from './turns';

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
  /** Give up where nothing is reported for this long; absent: wait as long as the other side lives. */
  readonly idleMilliseconds?: number;
}

/** The problem of a request that was given up because the other side reported no progress. */
export const noProgress = 'no-progress';

interface PendingCall {
  resolve(value: unknown): void;
  reject(error: Error): void;
  report(fraction: number): void;
}

/** Asks the other side. Feed it every incoming message through `receive`. */
export class RpcClient<M extends Methods> {
  private readonly port: MessagePortLike;
  private readonly pending = new Map<number, PendingCall>();
  /** Not from 1 on: a page that begins anew must not take an answer to the one before it for its own. */
  private nextId = Math.floor(Math.random() * 2 ** 48);
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
    const { signal, report, idleMilliseconds } = options;
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
      const idle = idleWatch(idleMilliseconds, (seconds) => {
        const sentence = `"${method}" made no progress within ${seconds} seconds.`;
        giveUp(new RemoteError({ sentence, problem: noProgress }));
      });
      const settle = (finish: () => void): void => {
        this.pending.delete(id);
        idle.stop();
        signal?.removeEventListener('abort', onAbort);
        finish();
      };
      signal?.addEventListener('abort', onAbort);
      this.pending.set(id, {
        resolve: (value) => settle(() => resolve(value)),
        reject: (error) => settle(() => reject(error)),
        report: (fraction) => {
          idle.moved();
          report?.(fraction);
        },
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
        this.pending.get(message.id)?.report(message.fraction);
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

/** A request that has come in. */
interface Request {
  readonly id: number;
  readonly params: unknown;
  readonly controller: AbortController;
}

/** Answers the other side. Feed it every incoming message through `receive`. */
export class RpcServer<M extends Methods> {
  private readonly port: MessagePortLike;
  private readonly describe: (error: unknown) => Failure;
  private readonly running = new Map<number, AbortController>();
  private readonly turns: ReadonlyMap<string, Turns<Request>>;

  /** `describe` turns whatever a handler throws into the sentence the other side rejects with. */
  constructor(
    port: MessagePortLike,
    handlers: Handlers<M>,
    describe: (error: unknown) => Failure = describeError,
  ) {
    this.port = port;
    this.describe = describe;
    const entries: [string, Handlers<M>[keyof M & string]][] = Object.entries(handlers);
    this.turns = new Map(
      entries.map(([method, handler]) => [
        method,
        new Turns<Request>((request) => this.answer(request, handler)),
      ]),
    );
  }

  /** Takes an incoming message; true when it was a request or a cancellation. */
  receive(message: WireMessage): boolean {
    if (message.kind === 'request') {
      this.take(message.id, message.method, message.params);
      return true;
    }
    if (message.kind === 'cancel') {
      this.cancel(message.id);
      return true;
    }
    return false;
  }

  /** Stops everything under way; what waits never runs. */
  close(): void {
    for (const turns of this.turns.values()) turns.clear();
    for (const controller of this.running.values()) {
      controller.abort(new DOMException('Closed.', 'AbortError'));
    }
  }

  private take(id: number, method: string, params: unknown): void {
    const turns = this.turns.get(method);
    const request = { id, params, controller: new AbortController() };
    if (!turns) this.fail(id, new Error(`There is no method "${method}".`));
    else if (!turns.add(id, request)) this.fail(id, new Error('Too many requests at once.'));
  }

  private cancel(id: number): void {
    const cancelled = new DOMException('Cancelled.', 'AbortError');
    this.running.get(id)?.abort(cancelled);
    for (const turns of this.turns.values()) if (turns.drop(id)) this.fail(id, cancelled);
  }

  private async answer(request: Request, handler: Handlers<M>[keyof M & string]): Promise<void> {
    const { id, params, controller } = request;
    this.running.set(id, controller);
    try {
      const report = (fraction: number): void => this.port.post({ kind: 'progress', id, fraction });
      const result = await handler(params, { signal: controller.signal, report });
      if (result instanceof Transferred) {
        this.port.post({ kind: 'result', id, value: result.value }, result.buffers);
      } else this.port.post({ kind: 'result', id, value: result });
    } catch (error) {
      this.fail(id, error);
    } finally {
      this.running.delete(id);
    }
  }

  private fail(id: number, error: unknown): void {
    this.port.post({ kind: 'failure', id, failure: this.describe(error) });
  }
}

/** The sentence inside an error, and its `problem` where the error has one. */
export function describeError(error: unknown): Failure {
  if (!(error instanceof Error)) return { sentence: String(error) };
  const problem = 'problem' in error && typeof error.problem === 'string' ? error.problem : undefined;
  return problem === undefined ? { sentence: error.message } : { sentence: error.message, problem };
}

function isFailure(value: unknown): value is Failure {
  if (typeof value !== 'object' || value === null || !('sentence' in value)) return false;
  const problem = 'problem' in value ? value.problem : undefined;
  return typeof value.sentence === 'string' && (problem === undefined || typeof problem === 'string');
}

/** True for anything that has a wire message's shape; what it carries is still to be validated. */
export function isWireMessage(message: unknown): message is WireMessage {
  if (typeof message !== 'object' || message === null) return false;
  const { kind, id, name, method, fraction, failure } = message as Partial<Record<string, unknown>>;
  if (kind === 'event') return typeof name === 'string';
  if (typeof id !== 'number') return false;
  switch (kind) {
    case 'request':
      return typeof method === 'string';
    case 'progress':
      return typeof fraction === 'number';
    case 'failure':
      return isFailure(failure);
    case 'cancel':
    case 'result':
      return true;
    default:
      return false;
  }
}
