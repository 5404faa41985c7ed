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

/** Whether two paths lead to one file, such as two spellings where the case of letters does not count. */
export async function isSameFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([fileIdentity(a), fileIdentity(b)]);
  return one !== undefined && one.file === other?.file;
}
