/** The hostile inputs that were found in use and stand beside the project; tests that need one are skipped without. */
import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../../shared/cases-hostile');

/** An `it` with the bytes of a file of ../shared/cases-hostile; skipped, and said so, where it is not there. */
export function itWithHostileCase(
  file: string,
  title: string,
  body: (bytes: Uint8Array, name: string) => Promise<void>,
): void {
  const place = path.join(root, file);
  if (existsSync(place)) it(title, () => body(readFileSync(place), path.basename(place)));
  else it.skip(`${title} (skipped: ../shared/cases-hostile/${file} is not here)`);
}
