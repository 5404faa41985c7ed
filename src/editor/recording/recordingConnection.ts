/**
 * The recording behind a document: opened in a worker thread of its own, so that neither decoding nor a hostile
 * file can hold up the extension host. The thread belongs to the connection from its first moment, also while it is
 * still opening: closing or cancelling ends it at once, whatever it does. Knows no labels.
 */
import * as path from 'node:path';
import type { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';
import { describeError, noProgress, RemoteError, type CallOptions, type Failure } from '../../protocol/rpc';
import type { TilesAhead } from '../../protocol/page';
import type {
  RecordingPlace,
  RecordingSummary,
  StorePlace,
  WorkerMethods,
} from '../../protocol/workerMethods';
import type { OpenOptions } from '../../recording/format';
import type { KindRule } from '../../recording/kinds/kindRules';
import type { FileAnnotation } from '../../recording/recording';
import { RecordingWorker } from '../../worker/client';
import { firstTiles } from './firstTiles';
import { HostedFiles } from './hostedFiles';
import { SecondThread, type CheckSummary } from './secondThread';

/** The recording is being opened, or it is open, or it is not and this is why. */
export type ConnectionState =
  | { readonly kind: 'opening' }
  | {
      readonly kind: 'open';
      readonly summary: RecordingSummary;
      readonly worker: RecordingWorker;
      /** The same number as long as what was read of the recording still holds. */
      readonly content: number;
    }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** A thread for a recording, what it may keep on disk, and how long its opening may go without any progress. */
export interface WorkerChoice {
  readonly thread: () => Worker;
  /** As the settings are at the time; undefined where there is no place for it. */
  readonly store?: () => StorePlace | undefined;
  readonly idleMilliseconds?: number;
}

/** A minute without a byte read: no honest file of any size does that. */
const mostIdleMilliseconds = 60_000;

/** Another file system may take its time to fetch a file, and says nothing meanwhile. */
const mostIdleMillisecondsElsewhere = 600_000;

/** The recording opened a second time: either takes the place of the first, whose content it has, or is dropped. */
export interface SecondOpening {
  readonly summary: RecordingSummary;
  use(): void;
  drop(): void;
}

/** Opens recordings in worker threads. */
export class RecordingConnection {
  readonly uri: vscode.Uri;
  private readonly name: string;
  private readonly worker: WorkerChoice;
  private samplingRate: number | undefined;
  private rules: readonly KindRule[] = [];
  private files: HostedFiles;
  private opening: AbortController | undefined;
  private current: ConnectionState;
  private openings = 0;
  private ahead: Promise<TilesAhead | undefined> = Promise.resolve(undefined);
  private readonly second = new SecondThread((options) => this.openWorker(options));
  private readonly progressed = new vscode.EventEmitter<number>();

  /** How far an opening has got, from 0 to 1. */
  readonly onDidProgress = this.progressed.event;

  constructor(uri: vscode.Uri, worker: WorkerChoice) {
    this.uri = uri;
    this.name = path.posix.basename(uri.path);
    this.worker = worker;
    this.files = new HostedFiles(uri);
    this.current = { kind: 'failed', failure: { sentence: `${this.name} is not open yet.` } };
  }

  get state(): ConnectionState {
    return this.current;
  }

  /** Why it is not open; undefined where it is. */
  get notOpenReason(): string | undefined {
    switch (this.current.kind) {
      case 'open':
        return undefined;
      case 'opening':
        return `${this.name} is still being opened.`;
      case 'failed':
        return this.current.failure.sentence;
    }
  }

  /** What its channels were set to be when it was opened. */
  get kinds(): readonly KindRule[] {
    return this.rules;
  }

  /** Opens (or opens again) the recording; a failure is a state, not an exception. A rate once given stays. */
  async open({ samplingRate, kinds = this.rules }: OpenOptions = {}): Promise<ConnectionState> {
    this.stop(`${this.name} is being opened again.`);
    this.samplingRate = samplingRate ?? this.samplingRate;
    this.rules = kinds;
    this.files = new HostedFiles(this.uri);
    const opening = new AbortController();
    this.opening = opening;
    this.current = { kind: 'opening' };
    const report = (fraction: number): void => this.progressed.fire(fraction);
    const next = await this.openWorker({ signal: opening.signal, report }).then(
      (opened): ConnectionState => ({ kind: 'open', ...opened, content: ++this.openings }),
      (error: unknown): ConnectionState => ({ kind: 'failed', failure: describeError(error) }),
    );
    // Where it was stopped meanwhile, whoever did so has set the state.
    if (this.opening !== opening) return this.current;
    this.opening = undefined;
    this.current = next;
    this.ahead = this.readAhead(next);
    return next;
  }

  /** Reads ahead what a page shows first. Whatever fails then is told when the page asks for it. */
  private async readAhead(state: ConnectionState): Promise<TilesAhead | undefined> {
    if (state.kind !== 'open' || this.uri.scheme !== 'file') return undefined;
    const { content, worker, summary } = state;
    const tiles = await worker.call('tiles', firstTiles(summary)).catch(() => undefined);
    return tiles && { content, tiles };
  }

  /** What is read ahead, for one page, once it is there; undefined where another has it, or the recording is another by then. */
  async takeReadAhead(): Promise<TilesAhead | undefined> {
    const taken = this.ahead;
    this.ahead = Promise.resolve(undefined);
    const ahead = await taken;
    const { current } = this;
    return current.kind === 'open' && ahead?.content === current.content ? ahead : undefined;
  }

  /** Gives up an opening that is under way; its thread ends at once. */
  cancelOpening(): void {
    if (this.opening) this.stop(`Opening ${this.name} was cancelled.`);
  }

  /** Ends its thread at once, whether it is open or still opening. */
  close(): void {
    this.stop(`${this.name} was closed.`);
  }

  /** Asks the open recording. @throws RemoteError with the reason when it is not open. */
  call<K extends keyof WorkerMethods>(
    method: K,
    params: WorkerMethods[K]['params'],
    options?: CallOptions,
  ): Promise<WorkerMethods[K]['result']> {
    const { current } = this;
    switch (current.kind) {
      case 'open':
        return current.worker.call(method, params, options);
      case 'opening':
        return Promise.reject(new RemoteError({ sentence: `${this.name} is still being opened.` }));
      case 'failed':
        return Promise.reject(new RemoteError(current.failure));
    }
  }

  /** The recording's annotations; what their reading finds odd is kept with the other warnings. */
  async annotations(options: CallOptions): Promise<readonly FileAnnotation[]> {
    const { annotations, warnings } = await this.call('annotations', null, options);
    const { current } = this;
    if (current.kind === 'open') this.current = { ...current, summary: { ...current.summary, warnings } };
    return annotations;
  }

  /** Runs a long job in the recording's second thread; see `SecondThread.call`. */
  callApart<K extends keyof WorkerMethods>(
    method: K,
    params: WorkerMethods[K]['params'],
    options: CallOptions,
    check: CheckSummary,
  ): Promise<{ readonly summary: RecordingSummary; readonly result: WorkerMethods[K]['result'] }> {
    const onScreen = (): RecordingSummary | undefined =>
      this.current.kind === 'open' ? this.current.summary : undefined;
    return this.second.call(method, params, options, onScreen, check);
  }

  /** What the recording is now, from an opening of its own. @throws RemoteError when it can't be opened. */
  async lookAgain(): Promise<SecondOpening> {
    const files = new HostedFiles(this.uri);
    const { worker, summary } = await this.openWorker({}, files);
    const before = this.current;
    return {
      summary,
      use: () => {
        if (this.current !== before || before.kind !== 'open') void worker.end();
        else {
          this.current = { ...before, worker, summary };
          this.files = files;
          void before.worker.end();
        }
      },
      drop: () => void worker.end(),
    };
  }

  private stop(sentence: string): void {
    const { current, opening } = this;
    this.current = { kind: 'failed', failure: { sentence } };
    this.ahead = Promise.resolve(undefined);
    this.opening = undefined;
    opening?.abort(new RemoteError({ sentence }));
    this.second.drop();
    if (current.kind === 'open') void current.worker.end();
  }

  private async openWorker(
    options: CallOptions,
    files = this.files,
  ): Promise<{ worker: RecordingWorker; summary: RecordingSummary }> {
    const { samplingRate, rules: kinds, uri, name } = this;
    const place: RecordingPlace =
      uri.scheme === 'file' ? { kind: 'file', path: uri.fsPath } : { kind: 'hosted', name };
    const worker = new RecordingWorker(this.worker.thread(), name, files.handlers);
    const idleMilliseconds =
      this.worker.idleMilliseconds ??
      (place.kind === 'file' ? mostIdleMilliseconds : mostIdleMillisecondsElsewhere);
    const store = this.worker.store?.();
    const params = {
      place,
      kinds,
      ...(samplingRate === undefined ? {} : { samplingRate }),
      ...(store ? { store } : {}),
    };
    try {
      return { worker, summary: await worker.call('open', params, { ...options, idleMilliseconds }) };
    } catch (error) {
      // Not waited for: the thread is told to stop, and whoever closes has nothing more to do.
      void worker.end();
      if (!(error instanceof RemoteError) || error.problem !== noProgress) throw error;
      throw new RemoteError({ sentence: stuckSentence(name, idleMilliseconds), problem: noProgress });
    }
  }
}

function stuckSentence(name: string, milliseconds: number): string {
  return `Opening ${name} got no further for ${milliseconds / 1000} seconds, so it was stopped. Is the disk or network slow, or the file damaged?`;
}
