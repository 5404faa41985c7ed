/** Every fuzz target. A new one is a file in `targets` and one line here. */
import type { FuzzTarget } from './target';
import { merges } from './targets/merges';

export const fuzzTargets: readonly FuzzTarget[] = [merges];
