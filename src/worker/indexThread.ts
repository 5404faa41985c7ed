/** The extension host's end of the thread that indexes a folder: starts it, asks it, ends it. */
import { Worker } from 'node:worker_threads';
import type { FromIndex, ToIndex } from '../overview/messages';
import { workerLimits } from './memoryLimits';

export class IndexThread {
  private readonly thread: Worker;

  /**
   * @param script the bundled dist/overview.js
   * @param died called with what went wrong; nothing is told after that
   */
  constructor(script: string, tell: (event: FromIndex) => void, died: (error: Error) => void) {
    this.thread = new Worker(script, { resourceLimits: workerLimits });
    // The two files are built together.
    this.thread.on('message', (event: FromIndex) => tell(event));
    this.thread.on('error', died);
  }

  ask(message: ToIndex): void {
    this.thread.postMessage(message);
  }

  dispose(): void {
    void this.thread.terminate();
  }
}
