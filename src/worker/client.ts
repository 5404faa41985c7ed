/**
 * The extension host's end of a worker thread: starts it, speaks to it, ends it. When the thread dies, every
 * question under way fails with one sentence instead of waiting for ever.
 */
import { Worker, type ResourceLimits } from 'node:worker_threads';
import {
  isWireMessage,
  RpcClient,
  RpcServer,
  type CallOptions,
  type Handlers,
  type MessagePortLike,
} from '../protocol/rpc';
import type { HostFileMethods, WorkerMethods } from '../protocol/workerMethods';
import { heapExhaustedSentence, workerLimits } from './memoryLimits';

/** A thread that is to end has so long to close its recording; it gives up what is not written a little before. */
const longestClosing = 200;

/** Starts a thread that can hold a recording. @param workerPath the bundled dist/worker.js */
export function startThread(workerPath: string, limits: ResourceLimits = workerLimits): Worker {
  return new Worker(workerPath, { resourceLimits: limits });
}

/** A worker thread that holds one recording. */
export class RecordingWorker {
  private readonly thread: Worker;
  private readonly client: RpcClient<WorkerMethods>;
  private readonly wire: MessagePortLike;
  /** Whether it may have something to write to the store. */
  private keeps = false;

  /**
   * @param thread taken over: it ends with this
   * @param name what the recording is called in sentences
   * @param files answers the worker about files that only the host can reach
   */
  constructor(thread: Worker, name: string, files: Handlers<HostFileMethods>) {
    this.thread = thread;
    // A thread that has ended has none any more.
    const { resourceLimits: limits = {} } = thread;
    this.wire = { post: (message, transfer = []) => thread.postMessage(message, [...transfer]) };
    this.client = new RpcClient<WorkerMethods>(this.wire);
    const server = new RpcServer<HostFileMethods>({ post: (message) => this.wire.post(message) }, files);
    this.thread.on('message', (message: unknown) => {
      if (isWireMessage(message) && !this.client.receive(message)) server.receive(message);
    });
    this.thread.on('error', (error: Error) => this.client.close(whyItDied(error, name, limits)));
    this.thread.on('exit', () => this.client.close(`Reading ${name} was stopped.`));
  }

  /** Asks the worker; see `WorkerMethods`. @throws RemoteError */
  async call<K extends keyof WorkerMethods>(
    method: K,
    params: WorkerMethods[K]['params'],
    options?: CallOptions,
  ): Promise<WorkerMethods[K]['result']> {
    const result = await this.client.call(method, params, options);
    if (method === 'open') this.keeps = (params as WorkerMethods['open']['params']).store !== undefined;
    return result;
  }

  /**
   * Ends the thread, whatever it is doing. Every question is over at once; a thread that keeps things on disk gets a moment
   * to finish what it is writing.
   */
  async end(): Promise<void> {
    this.client.close('The recording was closed.');
    if (this.keeps) await this.lastWrites();
    await this.thread.terminate();
  }

  private async lastWrites(): Promise<void> {
    const last = new RpcClient<WorkerMethods>(this.wire);
    this.thread.on('message', (message: unknown) => {
      if (isWireMessage(message)) last.receive(message);
    });
    this.thread.on('exit', () => last.close('It has ended.'));
    const signal = AbortSignal.timeout(longestClosing);
    // A thread that does not answer has nothing to finish.
    await last.call('close', null, { signal }).catch(() => undefined);
  }
}

function whyItDied(error: Error, name: string, limits: ResourceLimits): string {
  const exhausted = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return exhausted ? heapExhaustedSentence(name, limits) : `Reading ${name} stopped: ${error.message}`;
}
