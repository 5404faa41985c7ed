// U in VS Code: the motor units of a simulated effort, from the engine's own trains, below the traces.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { effortFile } from '../fixtures/effortFile';
import { focusTraces, until } from './support/emgEditor';
import { useWorkbench } from './support/suite';
import { openFromExplorer } from './support/tabs';
import { waitForTraces } from './support/webviews';

describe('The motor units of a channel, in VS Code', () => {
  const workbench = useWorkbench({
    fill: async (folder) => {
      await writeFile(join(folder, 'effort.edf'), effortFile());
    },
  });

  it('come by U, with one discharge after the other under the cursor, their potentials by Shift+U, and go by the same keys', async () => {
    const { page } = workbench();
    await openFromExplorer(page, 'effort.edf');
    const frame = await waitForTraces(page);
    await focusTraces(frame);
    await page.keyboard.press('u');
    const plot = frame.locator('#units-plot');
    await plot.waitFor({ timeout: 150_000 });
    const readout = (): Promise<string> => frame.locator('.plot-readout').innerText();
    await plot.focus();
    await page.keyboard.press('Home');
    await until(frame, 'the first discharge is read', async () =>
      (await readout()).includes('discharge 1 of'),
    );
    const cursor = async (): Promise<number> =>
      Number(await frame.getByTestId('traces').getAttribute('data-cursor-seconds'));
    const first = await cursor();
    await page.keyboard.press('ArrowRight');
    await until(frame, 'the second discharge is read', async () =>
      (await readout()).includes('discharge 2 of'),
    );
    assert.ok((await cursor()) > first, 'the traces’ cursor went along');
    assert.equal(await frame.getByText('not reviewed', { exact: true }).isVisible(), true);
    await page.screenshot({ path: 'out/screenshots/units-vscode.png' });
    await page.keyboard.press('Shift+U');
    const table = frame.getByTestId('potentials-table');
    await table.waitFor();
    await page.keyboard.press('ArrowRight');
    const place = (): Promise<string> => frame.getByTestId('discharge-place').innerText();
    await until(frame, 'the third discharge is read', async () =>
      (await place()).startsWith('Discharge 3 of'),
    );
    await frame.getByTestId('show-sweeps').click();
    await page.waitForTimeout(600);
    await page.screenshot({ path: 'out/screenshots/potentials-vscode.png' });
    await focusTraces(frame);
    await page.keyboard.press('Shift+R');
    await frame.locator('[data-testid=residual][data-state=ready]').waitFor({ timeout: 60_000 });
    await page.screenshot({ path: 'out/screenshots/residual-vscode.png' });
    await page.keyboard.press('Shift+R');
    await page.keyboard.press('Shift+I');
    await frame.getByText('Select a span, or label voluntary contractions').waitFor();
    await focusTraces(frame);
    await page.keyboard.press('Home');
    await page.keyboard.press('f');
    for (let i = 0; i < 60; i++) await page.keyboard.press('Shift+ArrowRight');
    await frame.locator('#pattern-plot').waitFor({ timeout: 60_000 });
    await page.screenshot({ path: 'out/screenshots/pattern-vscode.png' });
    await page.keyboard.press('Shift+U');
    await table.waitFor();
    await page.keyboard.press('Shift+U');
    await until(frame, 'they are gone', async () => !(await table.isVisible()));
    await page.keyboard.press('u');
    await plot.waitFor();
    await page.keyboard.press('u');
    await until(frame, 'the units are gone', async () => !(await plot.isVisible()));
  });
});
