// What npm runs when it installs this package from its repository, as pre-commit has it do: builds the bundles. npm may call it
// before anything is installed (as it does for a global installation), so what building needs is installed here.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** Without what npm has told its own children, such as that all installations are global. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^npm_(?:config_(?:global|local_prefix|prefix)|package_)/iu.test(name),
  ),
);

function run(command, args) {
  const shell = process.platform === 'win32';
  const { status } = spawnSync(command, args, { cwd: root, env: environment, stdio: 'inherit', shell });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(path.join(root, 'node_modules', 'esbuild'))) {
  run('npm', ['ci', '--ignore-scripts', '--include=dev']);
}
run(process.execPath, ['esbuild.config.mjs', '--production']);
