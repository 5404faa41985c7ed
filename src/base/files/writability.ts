/** Whether a file could be saved, asked before there is work that would be lost: cheap, and nothing is written. */
import { constants } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import * as path from 'node:path';
import { asSaveError, codeOf, refusal, SaveError, type WriteObstacle } from './saveError';
import { requireAccess, requireWritable, targetOf } from './target';

/** The answer. */
export type Writability =
  | { readonly kind: 'writable' }
  | { readonly kind: 'not-writable'; readonly obstacle: WriteObstacle; readonly sentence: string };

/** Less free space than this is too little to promise a save. */
const leastFreeBytes = 1_000_000;

/** Whether `filePath` could be written now, made anew or changed. */
export async function writability(filePath: string): Promise<Writability> {
  const name = path.basename(filePath);
  try {
    const target = await targetOf(filePath);
    await requirePermission(target, name);
    await requireSpace(target, name);
    return { kind: 'writable' };
  } catch (error) {
    const failure = asSaveError(error, name);
    if (!(failure instanceof SaveError)) throw error;
    return { kind: 'not-writable', obstacle: failure.obstacle, sentence: failure.message };
  }
}

async function requirePermission(target: string, name: string): Promise<void> {
  const stats = await stat(target).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (stats && !stats.isFile()) throw refusal('not-a-file', name);
  if (stats) return requireWritable(target, stats, name);
  await requireAccess(path.dirname(target), constants.W_OK | constants.X_OK, name);
}

async function requireSpace(target: string, name: string): Promise<void> {
  const { blocks, bavail, bsize } = await statfs(path.dirname(target));
  // Some network drives count nothing.
  if (blocks > 0 && bavail * bsize < leastFreeBytes) throw refusal('disk-nearly-full', name);
}
