// `npm run test:host`: runs test/host inside a real extension host, through @vscode/test-electron. The VS Code is
// VSCODE_EXECUTABLE when that is set, a downloaded desktop one with VSCODE_DOWNLOAD=1, else our adapter's code-server.
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleHostSuite } from './bundleHostSuite';
import { projectRoot } from './paths';
import { runMain } from './runMain';
import { writeSampleWorkspaceTo } from './sampleWorkspace';
import { initialiseGit, scratchFolder, scratchProfile } from './scratch';
import { writeSettings } from './server';

/** Path of the VS Code to run; undefined lets test-electron download one. */
function vscodeExecutable(): string | undefined {
  const named = process.env['VSCODE_EXECUTABLE'];
  if (named !== undefined && named !== '') return named;
  // Windows cannot start a script by its first line; a machine with Windows can have the desktop VS Code.
  if (process.env['VSCODE_DOWNLOAD'] === '1' || process.platform === 'win32') return undefined;
  return join(import.meta.dirname, 'vscode-adapter.mjs');
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { grep: { type: 'string' } } });
  const extensionTestsPath = await bundleHostSuite(join(projectRoot, 'test', 'host'));
  const workspace = scratchFolder('host');
  await writeSampleWorkspaceTo(workspace);
  await initialiseGit(workspace);
  const profile = scratchProfile();
  await writeSettings(profile.userDataDir);
  const executable = vscodeExecutable();
  try {
    return await runTests({
      ...(executable === undefined ? {} : { vscodeExecutablePath: executable }),
      extensionDevelopmentPath: process.env['EMG_LABELS_EXTENSION'] ?? projectRoot,
      extensionTestsPath,
      extensionTestsEnv: values.grep === undefined ? {} : { EMG_LABELS_GREP: values.grep },
      launchArgs: [
        workspace,
        `--user-data-dir=${profile.userDataDir}`,
        `--extensions-dir=${profile.extensionsDir}`,
      ],
    });
  } catch (error) {
    if (error instanceof TestRunFailedError) return 1; // its output has been shown
    throw error;
  }
}

runMain(main);
