/** Worker threads for tests: the real one, bundled as it ships, and ones that misbehave. */
import { build } from 'esbuild';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Handlers } from '../../../src/protocol/rpc';
import type { HostFileMethods } from '../../../src/protocol/workerMethods';

/** A folder for one suite, and its removal. */
export function scratch(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'emg-labels-worker-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Bundles the worker, or another entry of it, into a folder; gives its path. */
export async function bundledWorker(folder: string, entryFile = 'src/worker/main.ts'): Promise<string> {
  const outfile = join(folder, 'worker.js');
  const entry = join(import.meta.dirname, '../../..', entryFile);
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
  return outfile;
}

/** Worker scripts that never answer. */
export const misbehaviour = {
  'spins for ever': 'for (;;) {}',
  'matches a pattern for ever': `/^(a+)+$/.test('a'.repeat(60) + 'b');`,
  'waits for what never comes': 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);',
  'is silent': `require('node:worker_threads').parentPort.on('message', () => {});`,
} as const;

/** Writes a worker script; gives its path. */
export function scriptIn(folder: string, script: string): string {
  const file = join(folder, `${Math.random().toString(36).slice(2)}.js`);
  writeFileSync(file, script);
  return file;
}

/** The threads and open files of this process; undefined where the system does not say. */
export function threadsAndHandles(): { threads: number; handles: number } | undefined {
  if (process.platform !== 'linux') return undefined;
  const count = (folder: string): number => readdirSync(`/proc/self/${folder}`).length;
  return { threads: count('task'), handles: count('fd') };
}

/** A host that has no files to give. */
export const noFiles: Handlers<HostFileMethods> = {
  stat: () => null,
  read: () => new SharedArrayBuffer(0),
};
