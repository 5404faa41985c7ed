// A person corrects the machine's motor units by keyboard, in VS Code: split, merge, undo, save, and see them again.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { effortFile } from '../fixtures/effortFile';
import { focusTraces, until } from './support/emgEditor';
import { useWorkbench } from './support/suite';
import { closeEditor, openFromExplorer, save } from './support/tabs';
import { waitForTraces } from './support/webviews';

/** Waits longer than `until`: the potentials are measured anew after each step, before the trains are shown. */
async function patiently(frame: Frame, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 90_000;
  while (!(await holds())) {
    assert.ok(Date.now() < deadline, 'not within 90 s');
    await frame.page().waitForTimeout(100);
  }
}

describe('Motor units corrected by hand, in VS Code', () => {
  const workbench = useWorkbench({
    fill: async (folder) => {
      await writeFile(join(folder, 'effort.edf'), effortFile());
    },
  });

  const sidecar = (): string => join(workbench().folder, 'effort.edf.units.json');
  const saved = (): Promise<string> => readFile(sidecar(), 'utf8').catch(() => '');

  it('are split and merged by keyboard, undone one by one, saved as lines, and are there at the next opening', async function () {
    this.timeout(300_000); // its units are separated, and measured anew after each step

    const { page } = workbench();
    await openFromExplorer(page, 'effort.edf');
    let frame = await waitForTraces(page);
    await focusTraces(frame);
    await page.keyboard.press('u');
    const plot = frame.locator('#units-plot');
    await plot.waitFor({ timeout: 120_000 });
    const status = (): Promise<string> => frame.getByTestId('units-status').innerText();
    const origin = async (): Promise<string> =>
      (await frame.getByTestId('units-origin').getAttribute('title')) ?? '';
    const count = async (): Promise<number> => Number((await origin()).split(' ')[0]);
    assert.equal(await status(), 'not reviewed');
    const before = await count();

    // The discharge at the cursor becomes a unit of its own: T, and the last of the choices.
    await plot.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('t');
    const pick = page.locator('.quick-input-widget');
    await pick.getByText('A new unit').waitFor({ timeout: 60_000 });
    await page.keyboard.type('new');
    await page.keyboard.press('Enter');
    await patiently(frame, async () => (await count()) === before + 1);
    assert.match(await status(), /^corrected/u);
    assert.match(await origin(), /corrected by /u);

    // M merges the chosen unit with another one.
    await plot.focus();
    await page.keyboard.press('m');
    await pick
      .getByText(/^Unit \d+$/u)
      .first()
      .waitFor({ timeout: 60_000 });
    await page.keyboard.press('Enter');
    await patiently(frame, async () => (await count()) === before);
    await page.screenshot({ path: 'out/screenshots/corrections-vscode.png' });

    // One undo over all that was done.
    await plot.focus();
    await page.keyboard.press('Control+z');
    await patiently(frame, async () => (await count()) === before + 1);
    await page.keyboard.press('Control+z');
    await patiently(frame, async () => (await status()) === 'not reviewed');
    await page.keyboard.press('Control+y');
    await patiently(frame, async () => (await count()) === before + 1);
    assert.equal(await saved(), '', 'nothing is written before it is saved');

    await save(page, 'effort.edf');
    await until(frame, 'the file is written', async () => (await saved()) !== '');
    const lines = (await saved()).split('\n').filter((line) => line.includes('"discharges"'));
    assert.ok(lines.length >= 3, `${lines.length} units in the segment: two of the engine’s and the new one`);
    assert.ok(lines.every((line) => /^[ ,]\{"id": .*\}$/u.test(line)));
    assert.equal(lines.filter((line) => line.includes('"people"')).length, 2, 'both units that were touched');

    for (const theme of ['light', 'high-contrast', 'dark'] as const) {
      await workbench().setTheme(theme);
      await page.waitForTimeout(800);
      await page.screenshot({ path: `out/screenshots/corrections-${theme}.png` });
    }

    await closeEditor(page, 'effort.edf');
    await openFromExplorer(page, 'effort.edf');
    frame = await waitForTraces(page);
    await focusTraces(frame);
    await page.keyboard.press('u');
    await frame.locator('#units-plot').waitFor({ timeout: 60_000 });
    await until(frame, 'the corrected units are there', async () => (await count()) === before + 1);
    assert.match(await status(), /^corrected/u);
  });
});
