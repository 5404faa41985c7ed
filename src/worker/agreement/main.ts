/** The entry of the thread that compares readers: one question, one answer, and it is over. */
import { parentPort } from 'node:worker_threads';
import { giveWay } from '../backgroundPriority';
import { compareReaders } from './answer';
import type { CompareRequest } from './messages';

function serveComparison(): void {
  if (!parentPort) throw new Error('This file runs as a worker thread.');
  const port = parentPort;
  giveWay();
  port.once('message', (request: CompareRequest) => {
    compareReaders(request)
      .then((reply) => port.postMessage(reply))
      // Whoever listens hears of it as of a thread that has died.
      .catch((error: unknown) =>
        setImmediate(() => {
          throw error;
        }),
      );
  });
}

serveComparison();
