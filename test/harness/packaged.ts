// Packages the extension as a user gets it, and installs the package into a profile nobody has used before.
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensureCodeServer } from './codeServer';
import { bundledPackages, noticesText } from './notices';
import { outFolder, projectRoot } from './paths';
import { scratchProfile } from './scratch';
import { cleanEnvironment, profileArguments, type Profile } from './server';

const run = promisify(execFile);

// No runtime dependencies; and no public repository yet whose address the README's pictures could be given.
const vsceFlags = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];

/** Builds and packages into out/emg-labels.vsix; returns its absolute path. Throws with the tool's own words. */
export async function packageExtension(): Promise<string> {
  const file = join(outFolder, 'emg-labels.vsix');
  await mkdir(outFolder, { recursive: true });
  await run(process.execPath, ['esbuild.config.mjs', '--production'], { cwd: projectRoot });
  const notices = noticesText(await bundledPackages());
  await writeFile(join(projectRoot, 'dist', 'ThirdPartyNotices.txt'), notices);
  const vsce = join(projectRoot, 'node_modules', '@vscode', 'vsce', 'vsce');
  await run(process.execPath, [vsce, 'package', ...vsceFlags, '--out', file], {
    cwd: projectRoot,
    maxBuffer: 16 * 1024 * 1024,
  });
  return file;
}

/** Installs a .vsix into a fresh profile, as a user would, and returns the profile. */
export async function profileWithExtension(vsix: string): Promise<Profile> {
  const profile = scratchProfile();
  await mkdir(profile.extensionsDir, { recursive: true });
  const server = await ensureCodeServer();
  await run(process.execPath, [server, ...profileArguments(profile), '--install-extension', vsix], {
    env: { ...cleanEnvironment(), EXTENSIONS_GALLERY: '{}' },
    timeout: 60_000,
  });
  return profile;
}
