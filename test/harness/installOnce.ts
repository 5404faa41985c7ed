// Installs something into .host exactly once, so that an interrupted or a concurrent run leaves nothing half done.
import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
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

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0); // signal 0 only asks
  } catch {
    return false;
  }
}

/** Removes what runs left behind that were killed half way. */
async function removeLeftovers(name: string): Promise<void> {
  await mkdir(hostFolder, { recursive: true });
  for (const entry of await readdir(hostFolder)) {
    const processId = entry.startsWith(`${name}.partial-`) ? Number(entry.split('-').at(-1)) : undefined;
    if (processId === undefined || isRunning(processId)) continue;
    await rm(join(hostFolder, entry), { recursive: true, force: true });
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
  await removeLeftovers(name);
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
