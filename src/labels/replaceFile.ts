/** Writes a local file so that a crash leaves the old one or the new one, never half. */
import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';

/**
 * Replaces a local file: a new file beside it is written, flushed to the disk and renamed over it. A symbolic link
 * stays a link (its target is replaced), and the old file's permissions are kept.
 * @throws the file system's error; the old file is then still whole.
 */
export async function replaceFile(filePath: string, bytes: Uint8Array): Promise<void> {
  const target = await realpath(filePath).catch(() => filePath);
  const mode = await stat(target).then(
    (found) => found.mode & 0o777,
    () => 0o666,
  );
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
