// Bundles the suites for the extension host, one file per suite, into out/host.
import { build } from 'esbuild';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { outFolder } from './paths';

/** Bundles SOURCE/index.ts and every *.test.ts below SOURCE; returns the bundled index's absolute path. */
export async function bundleHostSuite(source: string): Promise<string> {
  const outdir = join(outFolder, 'host');
  await rm(outdir, { recursive: true, force: true });
  const files = await readdir(source, { recursive: true });
  const suites = files.filter((name) => name.endsWith('.test.ts')).sort();
  if (suites.length === 0) throw new Error(`There is no suite to run: ${source} holds no *.test.ts.`);
  await build({
    entryPoints: ['index.ts', ...suites].map((name) => join(source, name)),
    outbase: source,
    outdir,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    bundle: true,
    // mocha looks up its reporters at run time, so it is taken from node_modules.
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return join(outdir, 'index.js');
}
