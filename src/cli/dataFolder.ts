/** Where the command line keeps what must stay: the data folder of the operating system's convention. */
import * as path from 'node:path';
import { here, type Surroundings } from './cacheFolder';

/** The folder; undefined for a user without a home. */
export function dataFolder({ platform, environment, home }: Surroundings = here): string | undefined {
  const { XDG_DATA_HOME: xdg, LOCALAPPDATA: local } = environment;
  if (xdg !== undefined && path.isAbsolute(xdg)) return path.join(xdg, 'emg-labels');
  try {
    if (platform === 'win32') {
      return path.join(local ?? path.join(home(), 'AppData', 'Local'), 'emg-labels', 'Data');
    }
    if (platform === 'darwin') return path.join(home(), 'Library', 'Application Support', 'emg-labels');
    return path.join(home(), '.local', 'share', 'emg-labels');
  } catch {
    return undefined;
  }
}
