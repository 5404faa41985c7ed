import type { BuildOptions } from 'esbuild';

/** Options for esbuild's `build` or `context`, one for each run. */
export declare function builds(production: boolean): BuildOptions[];
