/** What is done at the end of a recording with what is being kept of it: whoever closes a tab does not wait for a disk. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Shelf } from '../store/shelf';

/** What is being written has so long to be whole … */
const longestWriting = 150;
/** … and so long to be removed where it is not. */
const longestRemoving = 40;

/** Waits until everything is written, or, when that takes too long, until it is given up. */
export async function finishWrites(
  shelf: Pick<Shelf, 'abandon'> | undefined,
  writes: Promise<unknown>,
): Promise<void> {
  if (!shelf || (await isOver(writes, longestWriting))) return;
  shelf.abandon();
  // A disk that does not even answer to that is left alone; what is left on it goes in time.
  await isOver(writes, longestRemoving);
}

async function isOver(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const timer = new AbortController();
  const late = sleep(milliseconds, false, { signal: timer.signal }).catch(() => false);
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    timer.abort();
  }
}
