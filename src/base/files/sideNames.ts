/**
 * What may stand beside a file while it is written, and after a crash: its lock, its temporaries, its journal. All names
 * begin with a dot and the file's own name, so that they are hidden, and nothing else is ever taken for one of them.
 */
import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import * as path from 'node:path';
import { sha256Hex } from '../hash';

/** File systems take 255 bytes; a longer name than this would leave no room for what is added to it. */
const longestNameBytes = 200;

function hashOf(text: string): string {
  return sha256Hex([text], 32);
}

function random(): string {
  return randomBytes(8).toString('hex');
}

/** Where lock and journal of one file stand, and how its temporaries are called. */
export interface SideNames {
  readonly folder: string;
  readonly lock: string;
  readonly journal: string;
  /** A new name for a file that is written here before it takes another's place. */
  temporary(): string;
  /** True for a temporary of this file; `name` is without folder. */
  isTemporary(name: string): boolean;
}

function sideNames(folder: string, stem: string): SideNames {
  const temporary = /^\.[0-9a-f]{16}\.tmp$/u;
  return {
    folder,
    lock: path.join(folder, `${stem}.lock`),
    journal: path.join(folder, `${stem}.journal`),
    temporary: () => path.join(folder, `${stem}.${random()}.tmp`),
    isTemporary: (name) => name.startsWith(stem) && temporary.test(name.slice(stem.length)),
  };
}

/** The names beside the file. */
export function besideFile(filePath: string): SideNames {
  const name = path.basename(filePath);
  const isLong = Buffer.byteLength(name) > longestNameBytes;
  return sideNames(path.dirname(filePath), isLong ? `.emg-labels-${hashOf(name)}` : `.${name}`);
}

/** The names in this user's state folder, for a file whose own folder can't be written; `key` is its real path or address. */
export function inStateFolder(key: string): SideNames {
  return sideNames(stateFolder(), hashOf(key));
}

/** True for a temporary as earlier versions left them after a crash: beside the file, not hidden. */
export function isOldTemporary(filePath: string, name: string): boolean {
  const own = path.basename(filePath);
  return name.startsWith(own) && /^\.[0-9a-f]{12}\.tmp$/u.test(name.slice(own.length));
}

function stateFolder(): string {
  const { XDG_STATE_HOME: xdg, LOCALAPPDATA: local } = process.env;
  if (xdg !== undefined && path.isAbsolute(xdg)) return path.join(xdg, 'emg-labels');
  if (process.platform === 'win32') return path.join(local ?? homedir(), 'emg-labels');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library/Application Support/emg-labels');
  return path.join(homedir(), '.local/state/emg-labels');
}
