/** Memory of a process that this one has started, however far down. Linux only. */
import { readdirSync, readFileSync } from 'node:fs';
import { LeftOut } from './figure';

function read(id: string, file: string): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'utf8');
  } catch {
    return ''; // it has ended meanwhile
  }
}

/** After the command's name, which is in brackets, the parent is the second field. */
function parentOf(id: string): string | undefined {
  const text = read(id, 'stat');
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[1];
}

function isOurs(id: string): boolean {
  for (let at: string | undefined = id; at !== undefined && at !== '0'; at = parentOf(at)) {
    if (at === String(process.pid)) return true;
  }
  return false;
}

/** The process below this one whose command line holds `what`. @throws LeftOut where the system can't tell */
export function ownProcess(what: string): string {
  if (process.platform !== 'linux') {
    throw new LeftOut('The memory of a process is read from /proc, on Linux.');
  }
  const ids = readdirSync('/proc').filter((name) => /^\d+$/u.test(name));
  const found = ids.filter((id) => read(id, 'cmdline').includes(what) && isOurs(id));
  const [one, ...others] = found;
  if (one === undefined || others.length > 0) throw new Error(`${found.length} processes have ${what}.`);
  return one;
}

/** Megabytes of memory that a process has resident. */
export function residentMegabytes(id: string): number {
  const kilobytes = /^VmRSS:\s*(\d+) kB/mu.exec(read(id, 'status'))?.[1];
  return (Number(kilobytes) * 1024) / 1e6;
}
