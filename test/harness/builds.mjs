// The four bundles that ship, as esbuild makes them: the extension, its worker, the command line and the page.

/** Options for esbuild's `build` or `context`, one for each run. */
export function builds(production) {
  const shared = {
    bundle: true,
    minify: production,
    sourcemap: production ? false : 'linked',
    logLevel: 'warning',
    legalComments: 'linked',
  };
  const node = { ...shared, platform: 'node', target: 'node20', format: 'cjs', external: ['vscode'] };
  return [
    { ...node, entryPoints: { extension: 'src/extension.ts', worker: 'src/worker/main.ts' }, outdir: 'dist' },
    {
      ...node,
      entryPoints: { cli: 'src/cli/main.ts' },
      outdir: 'dist',
      banner: { js: '#!/usr/bin/env node' },
    },
    {
      ...shared,
      platform: 'browser',
      target: 'chrome128',
      format: 'esm',
      entryPoints: { webview: 'webview/main.ts' },
      loader: { '.ttf': 'file' },
      assetNames: '[name]',
      outdir: 'dist',
    },
  ];
}
