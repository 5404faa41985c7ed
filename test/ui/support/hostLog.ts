// Reads the extension host's own log: it says when every extension is known, which nothing on the screen does.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const allKnown = 'Eager extensions activated';

/** How often an extension host of this profile has taken in its extensions. */
export async function timesHostWasReady(userDataDir: string): Promise<number> {
  const logs = join(userDataDir, 'logs');
  // The server makes the folder a moment after it answers.
  const files = await readdir(logs, { recursive: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const texts = await Promise.all(
    files
      .filter((name) => name.endsWith('remoteexthost.log'))
      .map((name) => readFile(join(logs, name), 'utf8')),
  );
  return texts.reduce((sum, text) => sum + text.split(allKnown).length - 1, 0);
}

/**
 * Waits until a host has become ready `times` times. Before that a recording opens as plain text, because custom
 * editors are not registered yet. Throws an Error that says where the log is.
 */
export async function waitForHost(userDataDir: string, times: number): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if ((await timesHostWasReady(userDataDir)) >= times) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(
    `The extension host was not ready within 60 s; see its log in ${join(userDataDir, 'logs')}.`,
  );
}
