/** Serves the page with a stand-in for the extension, under the same content security policy as in VS Code. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { themeStyle, themes, type ThemeName } from './themes';

const nonce = 'bench';
const outdir = join('out', 'page-bench');

export interface BenchServer {
  readonly address: string;
  close(): void;
}

/** Bundles page and stand-in afresh, and serves them on a free port. */
export async function startBenchServer(): Promise<BenchServer> {
  await esbuild.build({
    entryPoints: {
      webview: 'webview/main.ts',
      fakeHost: 'test/ui/page/fakeHost.ts',
      tabsPage: 'test/ui/page/tabsPage.ts',
      plotPage: 'test/ui/page/plotPage.ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'chrome128',
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
    outdir,
    logLevel: 'warning',
  });
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    answer(url).then(
      ({ type, body }) => response.writeHead(200, { 'content-type': type }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: addressOf(server), close: () => server.close() };
}

function addressOf(server: Server): string {
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/`;
}

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  ttf: 'font/ttf',
};

async function answer(url: URL): Promise<{ type: string; body: string | Buffer }> {
  const theme = (url.searchParams.get('theme') ?? 'dark') as ThemeName;
  // Browsers ask for it unasked.
  if (url.pathname === '/favicon.ico') return { type: 'image/x-icon', body: '' };
  if (url.pathname === '/') {
    return { type: 'text/html; charset=utf-8', body: html(theme, url.searchParams.get('part')) };
  }
  if (url.pathname === `/theme-${theme}.css`) return { type: types['css']!, body: themeStyle(theme) };
  const name = /^\/(\w+)\.(js|css|ttf)$/.exec(url.pathname);
  if (!name) throw new Error('No such file.');
  return { type: types[name[2]!]!, body: await readFile(join(outdir, `${name[1]!}.${name[2]!}`)) };
}

/** @param part a page that shows a part of ours alone, without a host; null: all of it */
function html(theme: ThemeName, part: string | null): string {
  const scripts = part === null ? ['fakeHost', 'webview'] : [`${part}Page`];
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='`,
    `font-src 'self'`,
    `img-src 'self'`,
  ].join('; ');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <link rel="stylesheet" href="theme-${theme}.css?theme=${theme}">
    <link rel="stylesheet" href="webview.css">
  </head>
  <body class="${themes[theme].bodyClass}">
    <div id="app"></div>
    ${scripts.map((name) => `<script type="module" nonce="${nonce}" src="${name}.js"></script>`).join('\n    ')}
  </body>
</html>`;
}
