/**
 * A recording's second thread: what takes long runs there, so that the traces stay quick. It opens the recording for
 * itself when it is first needed, and stays, with what it has found out, as long as the recording on screen is the one
 * that it has opened: a second detection computes only what has changed. One job runs at a time, so that a job finds what
 * the one before has found out; the others wait.
 */
import type { CallOptions } from '../../protocol/rpc';
import type { RecordingSummary, WorkerMethods } from '../../protocol/workerMethods';
import type { RecordingWorker } from '../../worker/client';
import { sameFiles } from '../../worker/sameFiles';

/** What a long job asks of the thread's own opening before it begins. */
export type CheckSummary = (summary: RecordingSummary) => void;

interface Opened {
  readonly worker: RecordingWorker;
  readonly summary: RecordingSummary;
}

/** A thread that does not hear within this time that it is to stop is ended. */
const mostMillisecondsToStop = 1000;

/** The thread, opened on demand. */
export class SecondThread {
  private readonly open: (options: CallOptions) => Promise<Opened>;
  private kept: Opened | undefined;
  /** Resolves when all jobs so far are over. */
  private jobs: Promise<void> = Promise.resolve();
  /** Has been told to stop, and may still be kept. */
  private stopping: { readonly opened: Opened; readonly over: Promise<void> } | undefined;
  /** Raised when the recording is opened anew or closed: what was opened before is not kept. */
  private generation = 0;

  constructor(open: (options: CallOptions) => Promise<Opened>) {
    this.open = open;
  }

  /**
   * Runs a long job. One that is aborted is over at once for the caller; its thread ends unless it stops soon.
   * @param onScreen answers with the first opening; undefined where there is none
   * @param check sees this thread's opening, and may throw
   */
  async call<K extends keyof WorkerMethods>(
    method: K,
    params: WorkerMethods[K]['params'],
    options: CallOptions,
    onScreen: () => RecordingSummary | undefined,
    check: CheckSummary,
  ): Promise<{ readonly summary: RecordingSummary; readonly result: WorkerMethods[K]['result'] }> {
    const { jobs } = this;
    let finish: () => void = () => undefined;
    const over = new Promise<void>((resolve) => (finish = resolve));
    this.jobs = jobs.then(() => over);
    try {
      await unlessAborted(jobs, options.signal);
      return await this.run(method, params, options, onScreen(), check);
    } finally {
      finish();
    }
  }

  private async run<K extends keyof WorkerMethods>(
    method: K,
    params: WorkerMethods[K]['params'],
    options: CallOptions,
    onScreen: RecordingSummary | undefined,
    check: CheckSummary,
  ): Promise<{ readonly summary: RecordingSummary; readonly result: WorkerMethods[K]['result'] }> {
    const { signal } = options;
    const { generation } = this;
    await this.stopping?.over;
    signal?.throwIfAborted();
    const opened = this.take(onScreen) ?? (await this.open(signal ? { signal } : {}));
    const { worker, summary } = opened;
    try {
      check(summary);
      const result = await worker.call(method, params, options);
      this.keep(opened, generation);
      return { summary, result };
    } catch (error) {
      if (signal?.aborted === true) this.stopping = { opened, over: this.stop(opened, generation) };
      else void worker.end();
      throw error;
    }
  }

  /** Ends the thread at once, or where a job is under way, with that job; the next one opens the recording as it is then. */
  drop(): void {
    this.generation++;
    void this.stopping?.opened.worker.end();
    void this.kept?.worker.end();
    this.kept = undefined;
  }

  /** The thread that is there, if it has opened what is on screen; it is the job's alone until it is kept again. */
  private take(onScreen: RecordingSummary | undefined): Opened | undefined {
    const { kept } = this;
    this.kept = undefined;
    if (!kept) return undefined;
    if (onScreen && sameFiles(kept.summary, onScreen)) return kept;
    void kept.worker.end();
    return undefined;
  }

  private keep(opened: Opened, generation: number): void {
    void (generation === this.generation ? this.kept : opened)?.worker.end();
    if (generation === this.generation) this.kept = opened;
  }

  private async stop(opened: Opened, generation: number): Promise<void> {
    const deadline = new Promise<'late'>((resolve) => {
      setTimeout(() => resolve('late'), mostMillisecondsToStop).unref();
    });
    const rested = opened.worker.call('rest', null).then(
      () => 'rested' as const,
      () => 'late' as const,
    );
    const outcome = await (generation === this.generation ? Promise.race([rested, deadline]) : 'late');
    if (this.stopping?.opened === opened) this.stopping = undefined;
    if (outcome === 'rested') this.keep(opened, generation);
    else void opened.worker.end();
  }
}

/** Waits, but no longer than until the signal is aborted. @throws its reason */
async function unlessAborted(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  if (!signal) {
    await work;
    return;
  }
  let stop: () => void = () => undefined;
  const aborted = new Promise<void>((resolve) => (stop = resolve));
  signal.addEventListener('abort', stop);
  await Promise.race([work, aborted]);
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
}
