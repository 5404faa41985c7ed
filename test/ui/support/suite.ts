// Gives a mocha suite one workbench for all its tests, and a screenshot of each failure in out/ui-failure.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outFolder } from '../../harness/paths';
import { openWorkbench, type Workbench, type WorkbenchOptions } from './workbench';

/**
 * Call it inside `describe`: a workbench opens before the first test and closes after the last.
 * Returns a function that gives it to the tests.
 */
export function useWorkbench(options: WorkbenchOptions | (() => Promise<WorkbenchOptions>)): () => Workbench {
  let workbench: Workbench | undefined;
  before('opens VS Code', async function () {
    this.timeout(180_000); // the first run installs VS Code and perhaps a browser
    workbench = await openWorkbench(typeof options === 'function' ? await options() : options);
  });
  afterEach('keeps a picture of a failure', async function () {
    const test = this.currentTest;
    if (workbench === undefined || test?.state !== 'failed') return;
    const name = test
      .fullTitle()
      .replaceAll(/[^\w-]+/g, '-')
      .slice(0, 120);
    const folder = join(outFolder, 'ui-failure');
    await mkdir(folder, { recursive: true });
    await workbench.page.screenshot({ path: join(folder, `${name}.png`) });
    await writeFile(join(folder, `${name}.txt`), workbench.consoleLines.join('\n'));
  });
  after('closes VS Code', async () => {
    await workbench?.close();
    workbench = undefined;
  });
  return () => {
    if (workbench === undefined) throw new Error('The workbench is open only while tests run.');
    return workbench;
  };
}
