/** The small inputs that were once read wrongly and stand beside the project; tests that need one are skipped without. */
import { existsSync } from 'node:fs';
import * as path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../../shared/cases');

/** Absolute path of a file in ../shared/cases. */
export function sharedCase(relativePath: string): string {
  return path.join(root, relativePath);
}

/** A `describe` whose tests run only where ../shared/cases is present, and say so where it is not. */
export function describeWithSharedCases(title: string, body: () => void): void {
  if (existsSync(root)) describe(title, body);
  else describe.skip(`${title} (skipped: ../shared/cases is not here)`, body);
}
