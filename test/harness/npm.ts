// Runs npm the way the person running us would, with install scripts off, and says plainly when it fails.
import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** npm's own script when we run under npm, else the `npm` on PATH. */
function npmCommand(args: readonly string[]): { command: string; args: string[]; shell: boolean } {
  const script = process.env['npm_execpath'];
  if (script?.endsWith('npm-cli.js')) {
    return { command: process.execPath, args: [script, ...args], shell: false };
  }
  return { command: 'npm', args: [...args], shell: process.platform === 'win32' };
}

/** Runs `npm ARGS` in `folder`; its output is shown only when it fails. Throws an Error with npm's last lines. */
export async function runNpm(args: readonly string[], folder: string): Promise<void> {
  const npm = npmCommand(args);
  const child = spawn(npm.command, npm.args, {
    cwd: folder,
    shell: npm.shell,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) {
    const tail = output.trim().split('\n').slice(-8).join('\n');
    throw new Error(`npm ${args.join(' ')} failed in ${folder} (exit code ${String(code)}):\n${tail}`);
  }
}

/** The flags of every installation here: quiet, and no package may run a script of its own. */
export const quietInstall = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** Installs exact versions (`name@version`) into a folder of their own, which is created. */
export async function installPackages(folder: string, packages: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  // A package.json of its own keeps npm from climbing up to the project's.
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await runNpm(['install', '--no-save', ...quietInstall, ...packages], folder);
}
