/** Threads of the extension host, for tests of what starts and ends them. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';

/** Threads and open files of the extension host; 0 where the system does not say. */
export function counted(what: 'task' | 'fd'): number {
  return process.platform === 'linux' ? readdirSync(`/proc/self/${what}`).length : 0;
}

/** Waits until the host has no more threads than that; gives the milliseconds from `asked` on. */
export async function millisecondsUntilThreads(most: number, asked: number): Promise<number> {
  while (counted('task') > most) {
    if (performance.now() - asked > 10_000) {
      assert.fail(`${counted('task')} threads after 10 s, and not ${most}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return performance.now() - asked;
}

/** Waits until no thread has come or gone for longer than the extension takes to put one in reserve. */
export async function threadsSettle(): Promise<void> {
  let [seen, since] = [counted('task'), performance.now()];
  while (performance.now() - since < 3000) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const now = counted('task');
    if (now !== seen) [seen, since] = [now, performance.now()];
  }
}

/** A file of the built extension. */
export function dist(name: string): string {
  const extension = vscode.extensions.all.find((candidate) => candidate.id.endsWith('.emg-labels'));
  assert.ok(extension, 'the extension is loaded');
  return path.join(extension.extensionPath, 'dist', name);
}
