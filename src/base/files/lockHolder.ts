/** Who holds a lock: what a lock file says, and whether that process still lives, as far as it can be known from here. */
import { readFile, readlink } from 'node:fs/promises';
import { hostname, networkInterfaces, userInfo } from 'node:os';
import { sha256Hex } from '../hash';

/** A process that holds a lock. */
export interface LockHolder {
  readonly user: string;
  readonly host: string;
  /** Where process numbers mean the same as here: this start of this machine (and container). */
  readonly machine: string;
  readonly processId: number;
  /** When the process began, in the machine's own count; empty where it can't be known. */
  readonly began: string;
}

let machine: Promise<string> | undefined;

/**
 * Names the space of process numbers. A host name alone does not: containers and machines on a shared folder may have
 * the same one, and a living process there must not be taken for a dead one here.
 */
function thisMachine(): Promise<string> {
  machine ??= describeMachine();
  return machine;
}

async function describeMachine(): Promise<string> {
  const cards = Object.values(networkInterfaces()).flatMap((addresses = []) =>
    addresses.filter(({ internal }) => !internal).map(({ mac }) => mac),
  );
  const [boot, space] = await Promise.all([
    readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
    readlink('/proc/self/ns/pid').catch(() => ''),
  ]);
  const facts = [hostname(), boot.trim(), space, ...(boot === '' ? [...new Set(cards)].sort() : [])];
  return sha256Hex([facts.join('\n')], 32);
}

/** When a process began, in the machine's ticks; empty where the system does not say. */
async function beginOf(processId: number): Promise<string> {
  const text = await readFile(`/proc/${processId}/stat`, 'utf8').catch(() => '');
  // After the command's name, which is in brackets and may hold anything, begin is the 20th field.
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function thisUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without a name (in a container) has no other way to be asked for.
    return 'a user';
  }
}

/** This process as a lock's holder. */
export async function thisProcess(): Promise<LockHolder> {
  const [where, began] = await Promise.all([thisMachine(), beginOf(process.pid)]);
  return { user: thisUser(), host: hostname(), machine: where, processId: process.pid, began };
}

/** What a lock file's text says of its holder; undefined for anything but our own text. */
export function readHolder(text: string): LockHolder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { user, host, machine: where, processId: id, began } = value as Partial<Record<string, unknown>>;
    if (typeof user !== 'string' || typeof host !== 'string' || typeof where !== 'string') return undefined;
    if (typeof id !== 'number' || !Number.isSafeInteger(id) || id <= 0 || typeof began !== 'string') {
      return undefined;
    }
    return { user, host, machine: where, processId: id, began };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * What can be known of a holder: `unknown` for another machine's process, and where the system does not say when a
 * process began: one that lives may then be another, which got the number of one that died.
 */
export async function lifeOf(holder: LockHolder | undefined): Promise<'alive' | 'dead' | 'unknown'> {
  if (!holder || holder.machine !== (await thisMachine())) return 'unknown';
  try {
    process.kill(holder.processId, 0);
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
    if (isGone) return 'dead';
  }
  const began = await beginOf(holder.processId);
  if (began === '' || holder.began === '') return 'unknown';
  return began === holder.began ? 'alive' : 'dead';
}

/** A name from a lock file, which anyone may have written, fit for a sentence. */
function plainName(text: string): string {
  return text.replace(/[^\p{L}\p{N}._ -]/gu, '').slice(0, 40) || 'someone';
}

/** The holder in words: `ada on ward-3`. */
export function nameOf(holder: LockHolder | undefined): string {
  return holder ? `${plainName(holder.user)} on ${plainName(holder.host)}` : 'another program';
}
