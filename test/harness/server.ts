// Starts VS Code's server on a free loopback port with a profile of its own, and composes the addresses it answers to.
import type { ChildProcess } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { endTree, signalInTree, startChild } from './children';
import { ensureCodeServer } from './codeServer';

/** Settings every run starts with: no network, no dialogs, nothing that moves on its own. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  // A browser's VS Code saves by itself unless told not to; a desktop one does not, and what is unsaved is tested here.
  'files.autoSave': 'off',
  'window.commandCenter': false,
  // A hint that comes up by itself covers the rows below it.
  'workbench.hover.delay': 3_600_000,
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
  'npm.autoDetect': 'off',
};

/** A folder for settings, state and logs, and one for installed extensions. */
export interface Profile {
  readonly userDataDir: string;
  readonly extensionsDir: string;
}

export interface Server {
  readonly port: number;
  /** The last lines the server wrote, for messages about a failure. */
  readonly lastLines: () => string;
  /** Sends a signal to those of its processes whose command line holds `what`, and gives how many; on Linux only. */
  readonly signal: (what: string, signal: NodeJS.Signals) => number;
  /** Ends the server and everything it started. */
  readonly stop: () => void;
  /** Settles when the server has ended, with its exit code, or null after a signal. */
  readonly ended: Promise<number | null>;
}

/** Writes the user settings of a profile: the quiet ones, changed by `settings`. */
export async function writeSettings(
  userDataDir: string,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await mkdir(join(userDataDir, 'User'), { recursive: true });
  const all = { ...quietSettings, ...settings };
  await writeFile(join(userDataDir, 'User', 'settings.json'), JSON.stringify(all, null, 2));
}

/** This process's environment without what a surrounding VS Code or npm would smuggle into another one. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(VSCODE_|ELECTRON_|CODE_SERVER_|npm_|NODE_OPTIONS$)/.test(name),
    ),
  );
}

/** The arguments that name a profile and forbid the network. */
export function profileArguments(profile: Profile): string[] {
  return [
    '--accept-server-license-terms',
    '--telemetry-level=off',
    // A desktop's VS Code compresses nothing on its way to a page either, and samples can't be made much smaller.
    '--disable-websocket-compression',
    `--user-data-dir=${profile.userDataDir}`,
    `--server-data-dir=${profile.userDataDir}`,
    `--extensions-dir=${profile.extensionsDir}`,
  ];
}

/** Waits for the server to name its port; throws an Error with its last lines when it ends or 60 s pass first. */
function portOf(child: ChildProcess, lines: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (what: string): void => {
      endTree(child);
      reject(new Error(`VS Code's server ${what}. Its last lines:\n${lines.join('\n')}`));
    };
    const timer = setTimeout(() => fail('did not start within 60 s'), 60_000);
    const listen = (line: string): void => {
      if (lines.push(line) > 40) lines.shift();
      const port = /agent listening on (\d+)/.exec(line)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface(stream).on('line', listen);
    }
    child.once('error', (error) => fail(`could not be started (${error.message})`));
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      fail(`ended (${String(code ?? signal)})`);
    });
  });
}

/**
 * Starts the server, installing it first when needed. Without a token anyone on this machine who knows the port can
 * use it, which is right for tests only.
 */
export async function startServer(profile: Profile, token?: string): Promise<Server> {
  const entry = await ensureCodeServer();
  await mkdir(profile.extensionsDir, { recursive: true });
  const access = token === undefined ? '--without-connection-token' : `--connection-token=${token}`;
  const child = startChild(
    process.execPath,
    [entry, '--host=127.0.0.1', '--port=0', access, ...profileArguments(profile)],
    // An empty gallery: the server asks no marketplace for anything.
    { env: { ...cleanEnvironment(), EXTENSIONS_GALLERY: '{}' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const lines: string[] = [];
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const port = await portOf(child, lines);
  const signal = (what: string, name: NodeJS.Signals): number => signalInTree(child, what, name);
  return { port, lastLines: () => lines.join('\n'), signal, stop: () => endTree(child), ended };
}

export interface Address {
  readonly port: number;
  /** Absolute path of the folder to open. */
  readonly folder: string;
  /** Absolute path of the extension to load from its sources; absent when it is installed in the profile. */
  readonly extensionDevelopmentPath?: string;
  /** Absolute path of a suite's compiled index, to run it inside the extension host. */
  readonly extensionTestsPath?: string;
  readonly token?: string;
}

/** An absolute path as a URL path: forward slashes, one in front. */
function urlPath(path: string): string {
  const forward = path.replaceAll('\\', '/');
  return forward.startsWith('/') ? forward : `/${forward}`;
}

/** The workbench's address. It says `localhost` because webviews work only in a secure context. */
export function workbenchAddress(address: Address): string {
  const remote = `vscode-remote://localhost:${address.port}`;
  const payload: [string, string][] = [];
  const { extensionDevelopmentPath, extensionTestsPath, token } = address;
  if (extensionDevelopmentPath !== undefined) {
    payload.push(['extensionDevelopmentPath', remote + urlPath(extensionDevelopmentPath)]);
  }
  if (extensionTestsPath !== undefined) {
    payload.push(['extensionTestsPath', remote + urlPath(extensionTestsPath)]);
  }
  const url = new URL(`http://localhost:${address.port}/`);
  url.searchParams.set('folder', urlPath(address.folder));
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  if (token !== undefined) url.searchParams.set('tkn', token);
  return url.href;
}
