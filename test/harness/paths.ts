// Where things lie: the project, what the harness installs (.host) and what runs leave behind (out).
import { join } from 'node:path';

/** The project's root folder, absolute. */
export const projectRoot = join(import.meta.dirname, '..', '..');

/** Everything the harness installs, kept out of git; deleting it costs one minute at the next run. */
export const hostFolder = join(projectRoot, '.host');

/** Everything a run leaves behind: bundled suites, counts, screenshots, packages. */
export const outFolder = join(projectRoot, 'out');
