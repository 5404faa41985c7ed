// Bundles what ships: once, or with --watch again after every change.
import * as esbuild from 'esbuild';
import { builds } from './test/harness/builds.mjs';

const all = builds(process.argv.includes('--production'));

if (process.argv.includes('--watch')) {
  for (const build of all) await (await esbuild.context(build)).watch();
} else {
  await Promise.all(all.map((build) => esbuild.build(build)));
}
