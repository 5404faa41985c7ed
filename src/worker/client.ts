/**
 * The extension host's end of a worker thread: starts it, speaks to it, ends it. When the thread dies, every
 * question under way fails with one sentence instead of waiting for ever.
 */
import { Worker } from 'node:worker_threads';
import { isWireMessage, RpcClient, type CallOptions } from '../protocol/rpc';
import type { WorkerMethods } from '../protocol/workerMethods';

/** A worker thread that holds one recording. */
export class RecordingWorker {
  private readonly thread: Worker;
  private readonly client: RpcClient<WorkerMethods>;

  /** `workerPath` is the bundled dist/worker.js. */
  constructor(workerPath: string) {
    this.thread = new Worker(workerPath);
    this.client = new RpcClient<WorkerMethods>({
      post: (message, transfer = []) => this.thread.postMessage(message, [...transfer]),
    });
    this.thread.on('message', (message: unknown) => {
      if (isWireMessage(message)) this.client.receive(message);
    });
    this.thread.on('error', (error: Error) => {
      this.client.close(`Reading the recording stopped: ${error.message}`);
    });
    this.thread.on('exit', () => this.client.close('Reading the recording was stopped.'));
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
