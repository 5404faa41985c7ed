// `npm start`: builds, makes the sample workspace and opens it in VS Code with the extension loaded. That is the desktop
// VS Code when `code` is on the PATH (not with --server), else VS Code in the browser, until Ctrl+C.
// `npm start -- --check` starts the browser kind, waits for its address to answer, prints it and ends.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hostFolder, projectRoot } from './paths';
import { runMain } from './runMain';
import { sampleFolder, writeSampleWorkspaceTo } from './sampleWorkspace';
import { startServer, workbenchAddress, writeSettings } from './server';

const windows = process.platform === 'win32';

/** Whether a desktop `code` answers; inside a remote terminal `code` is another thing and is left alone. */
function hasDesktopCode(): boolean {
  if (process.env['VSCODE_IPC_HOOK_CLI'] !== undefined) return false;
  return spawnSync('code', ['--version'], { shell: windows, timeout: 20_000 }).status === 0;
}

function openInDesktopCode(): number {
  console.log(`Opening ${sampleFolder} in VS Code.`);
  const quoted = (path: string): string => (windows ? `"${path}"` : path);
  const result = spawnSync(
    'code',
    [quoted(`--extensionDevelopmentPath=${projectRoot}`), '--new-window', quoted(sampleFolder)],
    { shell: windows, stdio: 'inherit' },
  );
  return result.status ?? 1;
}

/** Throws when the address does not answer with the workbench. */
async function check(address: string, token: string): Promise<void> {
  const response = await fetch(address, {
    headers: { cookie: `vscode-tkn=${token}` },
    signal: AbortSignal.timeout(30_000),
  });
  if (response.status !== 200) throw new Error(`${address} answered with ${response.status} instead of 200.`);
}

async function serve(checkOnly: boolean): Promise<number> {
  const profile = {
    userDataDir: join(hostFolder, 'profile'),
    extensionsDir: join(hostFolder, 'profile-extensions'),
  };
  // The profile is the user's own from the first start on: settings changed in VS Code stay.
  if (!existsSync(join(profile.userDataDir, 'User', 'settings.json'))) {
    await writeSettings(profile.userDataDir);
  }
  // The token keeps other users of this machine, and web pages, out of an editor that can read the disk.
  const token = randomBytes(16).toString('hex');
  const server = await startServer(profile, token);
  const address = workbenchAddress({
    port: server.port,
    folder: sampleFolder,
    extensionDevelopmentPath: projectRoot,
    token,
  });
  await check(address, token);
  console.log(`Open this address in your browser: ${address}`);
  if (checkOnly) {
    server.stop();
    return 0;
  }
  console.log('Ctrl+C ends it.');
  const code = await server.ended;
  console.error(`VS Code's server ended (${String(code)}). Its last lines:\n${server.lastLines()}`);
  return 1;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { check: { type: 'boolean', default: false }, server: { type: 'boolean', default: false } },
  });
  await writeSampleWorkspaceTo(sampleFolder);
  console.log(`The sample workspace is ${sampleFolder}.`);
  if (!values.check && !values.server && hasDesktopCode()) return openInDesktopCode();
  return serve(values.check);
}

runMain(main);
