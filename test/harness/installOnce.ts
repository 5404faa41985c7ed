// Installs something into .host exactly once, so that an interrupted or a concurrent run leaves nothing half done.
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hostFolder } from './paths';

const stampName = 'installed.txt';

async function isInstalled(folder: string, version: string): Promise<boolean> {
  try {
    return (await readFile(join(folder, stampName), 'utf8')) === version;
  } catch {
    return false; // no folder or no stamp: not installed
  }
}

/**
 * Makes sure that `.host/NAME` holds `version` (any text that changes when the recipe does) and returns its path.
 * `fill` works in a temporary sibling folder, which takes the final name only when it is complete; it is told that
 * final path as well.
 */
export async function installOnce(
  name: string,
  version: string,
  fill: (partial: string, final: string) => Promise<void>,
): Promise<string> {
  const final = join(hostFolder, name);
  if (await isInstalled(final, version)) return final;
  const partial = join(hostFolder, `${name}.partial-${process.pid}`);
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  try {
    await fill(partial, final);
    await writeFile(join(partial, stampName), version);
    // Another process may have finished first; its result is as good as ours.
    if (!(await isInstalled(final, version))) {
      await rm(final, { recursive: true, force: true });
      await rename(partial, final);
    }
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  await access(final);
  return final;
}
