/** The real recordings that stand beside the project (never in it); tests that need them are skipped without. */
import { existsSync } from 'node:fs';
import * as path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../../shared/data');

/** Absolute path of a file in ../shared/data. */
export function sharedData(relativePath: string): string {
  return path.join(root, relativePath);
}

/** A `describe` whose tests run only where ../shared/data is present, and say so where it is not. */
export function describeWithSharedData(title: string, body: () => void): void {
  if (existsSync(root)) describe(title, body);
  else describe.skip(`${title} (skipped: ../shared/data is not here)`, body);
}
