/** Every fuzz target. A new one is a file in `targets` and one line here. */
import type { FuzzTarget } from './target';
import { merges } from './targets/merges';
import { recordings } from './targets/recordings';
import { sidecars } from './targets/sidecars';

export const fuzzTargets: readonly FuzzTarget[] = [recordings, sidecars, merges];
