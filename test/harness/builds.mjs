// The bundles that ship, as esbuild makes them: the extension, its worker, the command line and the page; and the library that
// reads HDF5, which the others load when somebody opens such a file, and not before.

/** The HDF5 library stays out of the bundles that import it: it is one beside them. */
const hdf5Beside = {
  name: 'hdf5-beside',
  setup: (build) =>
    build.onResolve({ filter: /\/hdf5Library\.mjs$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './hdf5.js', external: true } : undefined,
    ),
};

/** Options for esbuild's `build` or `context`, one for each run. */
export function builds(production) {
  const shared = {
    bundle: true,
    minify: production,
    sourcemap: production ? false : 'linked',
    logLevel: 'warning',
    legalComments: 'linked',
  };
  const node = {
    ...shared,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode'],
    plugins: [hdf5Beside],
  };
  return [
    {
      ...node,
      entryPoints: {
        extension: 'src/extension.ts',
        worker: 'src/worker/main.ts',
        overview: 'src/worker/overview.ts',
        agreement: 'src/worker/agreement/main.ts',
      },
      outdir: 'dist',
    },
    {
      ...node,
      entryPoints: { cli: 'src/cli/main.ts' },
      outdir: 'dist',
      banner: { js: '#!/usr/bin/env node' },
    },
    {
      ...node,
      entryPoints: { hdf5: 'src/recording/matlab/hdf5/hdf5Library.mts' },
      outdir: 'dist',
      // It is WebAssembly in a text: escaped, it would be twice as long.
      charset: 'utf8',
      sourcemap: false,
      // The library asks for its own address in browsers only.
      define: { 'import.meta.url': '""' },
    },
    {
      ...shared,
      platform: 'browser',
      target: 'chrome128',
      format: 'esm',
      entryPoints: {
        webview: 'webview/main.ts',
        recordings: 'webview/recordings/main.ts',
        agreementPage: 'webview/agreement/main.ts',
      },
      loader: { '.ttf': 'file' },
      assetNames: '[name]',
      outdir: 'dist',
    },
  ];
}
