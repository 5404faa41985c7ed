/** A thread that works in the background gives way to what a person waits for: the page, VS Code, the traces' own thread. */
import { constants, setPriority } from 'node:os';
import { isMainThread } from 'node:worker_threads';

/**
 * Lowers this thread's priority for good. Only Linux has priorities of threads: elsewhere this would slow the whole process, so that
 * nothing is done.
 */
export function giveWay(): void {
  if (isMainThread || process.platform !== 'linux') return;
  try {
    // 0 is the thread that calls.
    setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not allowed here: it works as before, at the others' cost.
  }
}
