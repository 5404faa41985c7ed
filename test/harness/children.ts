// Keeps account of the processes a run starts, so that none of them, nor their own children, outlives it.
import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

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

/** Sends a signal to the processes a child has started whose command line holds `what`; gives how many. Linux only. */
export function signalInTree(child: ChildProcess, what: string, signal: NodeJS.Signals): number {
  if (process.platform !== 'linux') return 0;
  const ids = readdirSync('/proc').filter((name) => /^\d+$/u.test(name));
  const found = ids.filter((id) => groupOf(id) === child.pid && commandOf(id).includes(what));
  for (const id of found) process.kill(Number(id), signal);
  return found.length;
}

function readProcess(id: string, file: string): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'utf8');
  } catch {
    return ''; // it has ended meanwhile
  }
}

/** After the command's name, which is in brackets, the group is the third field. */
function groupOf(id: string): number {
  const text = readProcess(id, 'stat');
  return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[2]);
}

function commandOf(id: string): string {
  return readProcess(id, 'cmdline').replaceAll('\0', ' ');
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
