// Keeps account of the processes a run starts, so that none of them, nor their own children, outlives it.
import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';

const running = new Set<ChildProcess>();
const windows = process.platform === 'win32';

/** Ends a child with everything it started. Does nothing when it has ended already. */
export function endTree(child: ChildProcess): void {
  running.delete(child);
  if (child.pid === undefined) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // ESRCH: the group is gone, as wished
  }
}

function endAll(): void {
  for (const child of running) endTree(child);
}

let watching = false;

/** Starts a program at the head of a process group of its own; the group ends when this process does. */
export function startChild(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  if (!watching) {
    watching = true;
    process.on('exit', endAll);
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
      ['SIGHUP', 129],
    ] as const) {
      process.on(signal, () => process.exit(code));
    }
  }
  const child = spawn(command, args, { ...options, detached: !windows });
  running.add(child);
  return child;
}
