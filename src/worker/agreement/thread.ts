/** The extension host's end of the thread that compares readers: one thread for each question, ended where nobody waits. */
import { Worker } from 'node:worker_threads';
import { workerLimits } from '../memoryLimits';
import type { CompareReply, CompareRequest } from './messages';

/**
 * @param script the bundled dist/agreement.js
 * @throws the signal's reason when it is aborted, and what the thread died of
 */
export function askThread(
  script: string,
  request: CompareRequest,
  signal: AbortSignal,
): Promise<CompareReply> {
  signal.throwIfAborted();
  const thread = new Worker(script, { resourceLimits: workerLimits });
  return new Promise<CompareReply>((resolve, reject) => {
    const abort = (): void =>
      reject(signal.reason instanceof Error ? signal.reason : new Error('Cancelled.'));
    signal.addEventListener('abort', abort, { once: true });
    // The two files are built together.
    thread.once('message', (reply: CompareReply) => resolve(reply));
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('Comparing the readers stopped before its end.')));
    thread.postMessage(request);
  }).finally(() => void thread.terminate());
}
