/** Tells cheaply, without reading it, whether a file may be another than it was. */
import { stat } from 'node:fs/promises';
import type { FileIdentity } from '../protocol/workerMethods';

/**
 * A local file's identity; undefined where there is none, or none that can be looked at. The time at which its status
 * changed is part of it: a copy can take over the time of the last write, but not that.
 */
export async function fileIdentity(path: string): Promise<FileIdentity | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  if (!found) return undefined;
  const { dev, ino, size, mtimeNs, ctimeNs } = found;
  return { file: `${dev}:${ino}`, state: `${size}:${mtimeNs}:${ctimeNs}` };
}

/** Whether a file is the one that it was, as far as its identity tells. */
export function sameIdentity(before: FileIdentity, now: FileIdentity | undefined): boolean {
  return before.file === now?.file && before.state === now.state;
}

/** Two writes within this time may leave the same times behind: on FAT they are kept to two seconds. */
const coarsestClockMilliseconds = 2000;

/** Whether a local file's state had come about so long before some time (of `Date.now()`) that a later write differs from it. */
export function wasSettled(state: string, atMilliseconds: number): boolean {
  const changes = state.split(':').slice(1).map(Number);
  return Math.max(...changes) / 1e6 + coarsestClockMilliseconds < atMilliseconds;
}

/** Whether two paths lead to one file, such as two spellings where the case of letters does not count. */
export async function isSameFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([fileIdentity(a), fileIdentity(b)]);
  return one !== undefined && one.file === other?.file;
}
