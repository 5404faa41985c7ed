// Installs the real VS Code we test with: code-server, which holds VS Code's workbench, its Node extension host, the
// git extension and webviews. Needs Node 20+ and npm only (tried on 20 and 24): nothing is compiled and no install script runs.
//
// Facts for whoever writes a suite:
// - We run VS Code's own server (lib/vscode/out/server-main.js), not code-server's wrapper around it: the wrapper adds
//   a password page we do not want, and needs a compiled module (argon2) for it.
// - Two native modules of that server are replaced by small ones of ours (stubs/); the file watcher and ripgrep come as
//   ready-made binaries from npm. Terminals do not work (node-pty is not built).
// - The extension host's log is USERDATA/logs/*/exthost1/remoteexthost.log: read it first when the extension does not start.
// - Custom editors are registered a second or two after the workbench shows; test/ui/support waits for the host's log.
// - code-server does not watch the user's settings file, but it does watch the machine's (USERDATA/Machine/settings.json).
// - A browser's VS Code auto-saves unless `files.autoSave` is off; see quietSettings in server.ts.
// - Addresses say `localhost`, never 127.0.0.1: webviews need a secure context for their service worker.
import { build } from 'esbuild';
import { copyFile, mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { installOnce } from './installOnce';
import { installPackages, quietInstall, runNpm } from './npm';

const codeServerVersion = '4.100.3';
// The ripgrep that VS Code 1.100 names downloads its binary in an install script; this one brings it as a package.
const ripgrepVersion = '1.18.0';
const recipe = `code-server ${codeServerVersion}, ripgrep ${ripgrepVersion}, stubs 1`;

const vscodeInside = join('node_modules', 'code-server', 'lib', 'vscode');

/** Bundles one of our stand-ins over the package it replaces. */
async function replacePackage(vscode: string, name: string, stub: string): Promise<void> {
  await build({
    entryPoints: [join(import.meta.dirname, 'stubs', stub)],
    outfile: join(vscode, 'node_modules', ...name.split('/'), 'index.js'),
    platform: 'node',
    format: 'cjs',
    bundle: true,
    allowOverwrite: true,
    logLevel: 'error',
  });
}

/** Puts the search binary where VS Code looks for it. */
async function placeRipgrep(folder: string, vscode: string): Promise<void> {
  const packages = join(folder, 'node_modules', '@vscode');
  const platformPackage = (await readdir(packages)).find((name) => name.startsWith('ripgrep-'));
  if (platformPackage === undefined) return; // an exotic platform: only text search and quick open go without
  const binary = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const target = join(vscode, 'node_modules', '@vscode', 'ripgrep', 'bin');
  await mkdir(target, { recursive: true });
  await copyFile(join(packages, platformPackage, 'bin', binary), join(target, binary));
}

async function fill(partial: string, final: string): Promise<void> {
  const started = Date.now();
  console.log(
    `Installing VS Code (code-server ${codeServerVersion}) into .host, once; this takes about a minute.`,
  );
  console.log('  1/3 code-server itself');
  await installPackages(partial, [`code-server@${codeServerVersion}`, `@vscode/ripgrep@${ripgrepVersion}`]);
  const vscode = join(partial, vscodeInside);
  console.log("  2/3 VS Code's own packages");
  await runNpm(['install', '--omit=dev', ...quietInstall], vscode);
  console.log('  3/3 stand-ins for the modules that would have to be compiled');
  await replacePackage(vscode, '@vscode/spdlog', 'spdlog.ts');
  await replacePackage(vscode, 'native-watchdog', 'watchdog.ts');
  await placeRipgrep(partial, vscode);
  // The workbench asks for node_modules.asar. A Windows junction must name an absolute path.
  const link = join(vscode, 'node_modules.asar');
  await rm(link, { recursive: true, force: true });
  const windows = process.platform === 'win32';
  await symlink(windows ? join(final, vscodeInside, 'node_modules') : 'node_modules', link, 'junction');
  console.log(`  done in ${((Date.now() - started) / 1000).toFixed(0)} s`);
}

/** Installs VS Code when it is not there yet; returns the absolute path of its server's entry file. */
export async function ensureCodeServer(): Promise<string> {
  const folder = await installOnce('code-server', recipe, fill);
  return join(folder, vscodeInside, 'out', 'server-main.js');
}
