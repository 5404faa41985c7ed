/** Three-way merges of label documents. */
import type { FuzzTarget } from '../target';

export const merges: FuzzTarget = {
  name: 'merges',
  promise: 'A merge loses nothing, is the same from either side, and changes nothing when done again.',
  cases: 100_000,
  casesInTest: 500,
  make: () => ({ kind: 'two branches', files: new Map(), facts: {} }),
  check: () => Promise.resolve('merged'),
};
