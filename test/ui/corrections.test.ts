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

/** Waits longer than `until`: the units are separated first. */
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

  it('are shown corrected before their potentials are measured, which say so until then', async function () {
    this.timeout(240_000); // as below

    const { page } = workbench();
    await openFromExplorer(page, 'effort.edf');
    const frame = await waitForTraces(page);
    await focusTraces(frame);
    await page.keyboard.press('Shift+U');
    const table = frame.getByTestId('potentials-table');
    await table.waitFor({ timeout: 120_000 });
    const measuring = frame.locator('.potentials-table .measuring');
    const awaited = frame.locator('.potentials-table td.refused', { hasText: 'Being measured' });
    const isMeasured = async (): Promise<boolean> =>
      (await measuring.count()) + (await awaited.count()) === 0;
    await patiently(frame, isMeasured);
    // What is shown in between is looked for in the page: it may be gone before anybody asks.
    await frame.evaluate(() => {
      const seen = { outdated: false, units: 0 };
      Object.assign(window, { seen });
      new MutationObserver(() => {
        if (!document.querySelector('.potentials-table .measuring')) return;
        seen.outdated = true;
        seen.units = document.querySelectorAll('.potentials-table tbody tr').length;
      }).observe(document.body, { subtree: true, childList: true, attributes: true });
    });
    const rows = frame.locator('.potentials-table tbody tr');
    const before = await rows.count();
    await table.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('t');
    await page.locator('.quick-input-widget').getByText('A new unit').waitFor({ timeout: 60_000 });
    await page.keyboard.type('new');
    await page.keyboard.press('Enter');
    await patiently(frame, async () => (await rows.count()) === before + 1);
    await page.screenshot({ path: 'out/screenshots/corrections-outdated.png' });
    await patiently(frame, isMeasured);
    const seen = await frame.evaluate(
      () => (window as unknown as { seen: { outdated: boolean; units: number } }).seen,
    );
    assert.deepEqual(seen, { outdated: true, units: before + 1 });
    await table.focus();
    await page.keyboard.press('Control+z');
    await patiently(frame, async () => (await rows.count()) === before);
    await closeEditor(page, 'effort.edf');
  });

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
