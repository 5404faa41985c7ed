/** Every fuzz target. A new one is a file in `targets` and one line here. */
import type { FuzzTarget } from './target';
import { kills } from './targets/kills';
import { merges } from './targets/merges';
import { recordings } from './targets/recordings';
import { sidecars } from './targets/sidecars';
import { branches } from './targets/threeBranches';
import { writers } from './targets/writers';

export const fuzzTargets: readonly FuzzTarget[] = [recordings, sidecars, merges, branches, kills, writers];
