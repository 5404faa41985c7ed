/**
 * The extension host's end of a worker thread: starts it, speaks to it, ends it. When the thread dies, every
 * question under way fails with one sentence instead of waiting for ever.
 */
import { Worker, type ResourceLimits } from 'node:worker_threads';
import { isWireMessage, RpcClient, RpcServer, type CallOptions, type Handlers } from '../protocol/rpc';
import type { HostFileMethods, WorkerMethods } from '../protocol/workerMethods';
import { heapExhaustedSentence, workerLimits } from './memoryLimits';

/** Starts a thread that can hold a recording. @param workerPath the bundled dist/worker.js */
export function startThread(workerPath: string, limits: ResourceLimits = workerLimits): Worker {
  return new Worker(workerPath, { resourceLimits: limits });
}

/** A worker thread that holds one recording. */
export class RecordingWorker {
  private readonly thread: Worker;
  private readonly client: RpcClient<WorkerMethods>;

  /**
   * @param thread taken over: it ends with this
   * @param name what the recording is called in sentences
   * @param files answers the worker about files that only the host can reach
   */
  constructor(thread: Worker, name: string, files: Handlers<HostFileMethods>) {
    this.thread = thread;
    // A thread that has ended has none any more.
    const { resourceLimits: limits = {} } = thread;
    const wire = { post: this.thread.postMessage.bind(this.thread) };
    this.client = new RpcClient<WorkerMethods>({
      post: (message, transfer = []) => wire.post(message, [...transfer]),
    });
    const server = new RpcServer<HostFileMethods>({ post: (message) => wire.post(message) }, files);
    this.thread.on('message', (message: unknown) => {
      if (isWireMessage(message) && !this.client.receive(message)) server.receive(message);
    });
    this.thread.on('error', (error: Error) => this.client.close(whyItDied(error, name, limits)));
    this.thread.on('exit', () => this.client.close(`Reading ${name} was stopped.`));
  }

  /** Asks the worker; see `WorkerMethods`. @throws RemoteError */
  call<K extends keyof WorkerMethods>(
    method: K,
    params: WorkerMethods[K]['params'],
    options?: CallOptions,
  ): Promise<WorkerMethods[K]['result']> {
    return this.client.call(method, params, options);
  }

  /** Ends the thread at once, whatever it is doing. */
  async end(): Promise<void> {
    this.client.close('The recording was closed.');
    await this.thread.terminate();
  }
}

function whyItDied(error: Error, name: string, limits: ResourceLimits): string {
  const exhausted = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return exhausted ? heapExhaustedSentence(name, limits) : `Reading ${name} stopped: ${error.message}`;
}
