/** A process for each recording, so many at a time: one that fails, whatever of, takes no other with it, and its memory goes with it. */
import { spawn, type ChildProcess } from 'node:child_process';
import type { Outcome } from './oneRecording';

/** The processes that run, to be ended with this one. */
const running = new Set<ChildProcess>();

/** Ends what runs when this process is asked to end, and ends as one that was asked to. */
export function endTogether(): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => {
      for (const child of running) child.kill('SIGKILL');
      process.exit(code);
    });
  }
}

/** In a process that another of this program has started: ends when that one is gone, so that nobody writes behind its back. */
export function endWithParent(): void {
  if (!process.connected) return;
  process.once('disconnect', () => process.exit(1));
  // Listening keeps nobody from ending.
  process.channel?.unref();
}

/**
 * Runs the program with these arguments; what it prints is the outcome.
 * @param programFile what node runs
 */
export async function runInProcess(
  programFile: string,
  args: readonly string[],
  recording: string,
): Promise<Outcome> {
  const began = performance.now();
  const child = spawn(process.execPath, [programFile, ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  running.add(child);
  const parts: string[] = [];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => parts.push(text));
  const ended = await new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => resolve(signal ?? `code ${String(code)}`));
  });
  running.delete(child);
  try {
    return JSON.parse(parts.join('')) as Outcome;
  } catch {
    const seconds = Math.round(performance.now() - began) / 1000;
    const error = `The process of this recording ended (${ended}) before it was done; was there too little memory?`;
    return { recording, status: 'failed', seconds, error };
  }
}

/** So many at a time, the next as soon as one is done. */
export async function inTurns<T>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const turn = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, turn));
}
