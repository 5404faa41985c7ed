/** Where the command line keeps what was expensive to compute: the cache folder of the operating system's convention. */
import { homedir } from 'node:os';
import * as path from 'node:path';

/** So much is kept, as VS Code's setting has it where nobody has changed it. */
export const mostCacheBytes = 1024e6;

/** What the convention depends on. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Partial<Record<string, string>>>;
  /** @throws where the user has none */
  readonly home: () => string;
}

/** This computer and its user. */
export const here: Surroundings = { platform: process.platform, environment: process.env, home: homedir };

/** The folder; undefined for a user without a home. */
export function cacheFolder({ platform, environment, home }: Surroundings = here): string | undefined {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = environment;
  if (xdg !== undefined && path.isAbsolute(xdg)) return path.join(xdg, 'emg-labels');
  try {
    if (platform === 'win32') {
      return path.join(local ?? path.join(home(), 'AppData', 'Local'), 'emg-labels', 'Cache');
    }
    if (platform === 'darwin') return path.join(home(), 'Library', 'Caches', 'emg-labels');
    return path.join(home(), '.cache', 'emg-labels');
  } catch {
    return undefined;
  }
}
