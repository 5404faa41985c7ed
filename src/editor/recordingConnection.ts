/**
 * The recording behind a document: opened in a worker thread of its own, so that neither decoding nor a hostile
 * file can hold up the extension host. Knows no labels.
 */
import * as path from 'node:path';
import * as vscode from 'vscode';
import { describeError, RemoteError, type CallOptions, type Failure } from '../protocol/rpc';
import type { RecordingPlace, RecordingSummary, WorkerMethods } from '../protocol/workerMethods';
import type { FileAnnotation } from '../recording/recording';
import { RecordingWorker } from '../worker/client';

/** The recording is open, or it is not and this is why. */
export type ConnectionState =
  | { readonly kind: 'open'; readonly summary: RecordingSummary; readonly worker: RecordingWorker }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Opens recordings in worker threads. */
export class RecordingConnection {
  readonly uri: vscode.Uri;
  private readonly workerPath: string;
  private samplingRate: number | undefined;
  private current: ConnectionState = {
    kind: 'failed',
    failure: { sentence: 'The recording is not open yet.' },
  };

  /** `workerPath` is the bundled dist/worker.js. */
  constructor(uri: vscode.Uri, workerPath: string) {
    this.uri = uri;
    this.workerPath = workerPath;
  }

  get state(): ConnectionState {
    return this.current;
  }

  /** Opens (or opens again) the recording; a failure is a state, not an exception. */
  async open(samplingRate?: number): Promise<ConnectionState> {
    await this.close();
    this.samplingRate = samplingRate ?? this.samplingRate;
    try {
      const { worker, summary } = await this.openWorker();
      this.current = { kind: 'open', worker, summary };
    } catch (error) {
      this.current = { kind: 'failed', failure: describeError(error) };
    }
    return this.current;
  }

  /** Asks the open recording. @throws RemoteError with the reason when it is not open. */
  call<K extends keyof WorkerMethods>(
    method: K,
    params: WorkerMethods[K]['params'],
    options?: CallOptions,
  ): Promise<WorkerMethods[K]['result']> {
    if (this.current.kind === 'failed') return Promise.reject(new RemoteError(this.current.failure));
    return this.current.worker.call(method, params, options);
  }

  /** The recording's annotations; what their reading finds odd is kept with the other warnings. */
  async annotations(options: CallOptions): Promise<readonly FileAnnotation[]> {
    const { annotations, warnings } = await this.call('annotations', null, options);
    const { current } = this;
    if (current.kind === 'open') this.current = { ...current, summary: { ...current.summary, warnings } };
    return annotations;
  }

  /** Runs a long job in a second thread, so that the traces stay quick; the thread ends with the job. */
  async callApart<K extends keyof WorkerMethods>(
    method: K,
    params: WorkerMethods[K]['params'],
    options: CallOptions,
  ): Promise<WorkerMethods[K]['result']> {
    const { worker } = await this.openWorker();
    try {
      return await worker.call(method, params, options);
    } finally {
      await worker.end();
    }
  }

  async close(): Promise<void> {
    const { current } = this;
    this.current = { kind: 'failed', failure: { sentence: 'The recording was closed.' } };
    if (current.kind === 'open') await current.worker.end();
  }

  private async openWorker(): Promise<{ worker: RecordingWorker; summary: RecordingSummary }> {
    const place = await placeOf(this.uri);
    const worker = new RecordingWorker(this.workerPath);
    const params = this.samplingRate === undefined ? { place } : { place, samplingRate: this.samplingRate };
    try {
      return { worker, summary: await worker.call('open', params) };
    } catch (error) {
      await worker.end();
      throw error;
    }
  }
}

/**
 * A local file is read by range where it stands. Any other file system has no range reads (`workspace.fs`), so the
 * files that share the recording's name come as bytes.
 */
async function placeOf(uri: vscode.Uri): Promise<RecordingPlace> {
  if (uri.scheme === 'file') return { kind: 'file', path: uri.fsPath };
  const name = path.posix.basename(uri.path);
  const stem = name.replace(/\.[^.]*$/u, '');
  const folder = vscode.Uri.joinPath(uri, '..');
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const wanted = entries.filter(([entry, type]) => type === vscode.FileType.File && entry.startsWith(stem));
  const files = new Map<string, Uint8Array>();
  for (const [entry] of wanted) {
    files.set(entry, new Uint8Array(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, entry))));
  }
  return { kind: 'memory', name, files };
}
