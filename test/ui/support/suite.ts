// Gives a mocha suite one workbench for all its tests, and a screenshot of each failure in out/ui-failure. Opening one
// takes most of a short suite's time, so a plain one is handed on: cleared, and its folder filled anew.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outFolder } from '../../harness/paths';
import { openWorkbench, type Workbench, type WorkbenchOptions } from './workbench';

/** A plain workbench that the last suite has left in order. */
let left: Workbench | undefined;

after('closes the VS Code that is left', () => left?.close());

/** Whether nothing but its files sets a suite's workbench apart. */
function isPlain({ settings, theme, profile }: WorkbenchOptions): boolean {
  return settings === undefined && theme === undefined && profile === undefined;
}

async function workbenchFor(options: WorkbenchOptions): Promise<Workbench> {
  const taken = isPlain(options) ? left : undefined;
  if (taken === undefined) return openWorkbench(options);
  left = undefined;
  try {
    await taken.clear(options.fill);
    return taken;
  } catch (error) {
    await taken.screenshot('disorder');
    console.log(`VS Code is opened anew, since the last suite left it in disorder: ${String(error)}`);
    await taken.close();
    return openWorkbench(options);
  }
}

/**
 * Call it inside `describe`: a workbench opens before the first test and closes after the last, or is left to the next
 * suite. Returns a function that gives it to the tests.
 */
export function useWorkbench(options: WorkbenchOptions | (() => Promise<WorkbenchOptions>)): () => Workbench {
  let workbench: Workbench | undefined;
  let canBeLeft = false;
  before('opens VS Code', async function () {
    this.timeout(180_000); // the first run installs VS Code and perhaps a browser
    const asked = typeof options === 'function' ? await options() : options;
    canBeLeft = isPlain(asked);
    workbench = await workbenchFor(asked);
  });
  afterEach('keeps a picture of a failure', async function () {
    const test = this.currentTest;
    if (workbench === undefined || test?.state !== 'failed') return;
    canBeLeft = false;
    const name = test
      .fullTitle()
      .replaceAll(/[^\w-]+/g, '-')
      .slice(0, 120);
    const folder = join(outFolder, 'ui-failure');
    await mkdir(folder, { recursive: true });
    await workbench.page.screenshot({ path: join(folder, `${name}.png`) });
    await writeFile(join(folder, `${name}.txt`), workbench.consoleLines.join('\n'));
  });
  after('closes VS Code, or leaves it to the next suite', async () => {
    if (workbench?.isWhole && canBeLeft && left === undefined) left = workbench;
    else await workbench?.close();
    workbench = undefined;
  });
  return () => {
    if (workbench === undefined) throw new Error('The workbench is open only while tests run.');
    return workbench;
  };
}
