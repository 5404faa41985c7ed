// A person puts the markers of a motor unit's potential, in VS Code: dragged, undone, saved, there at the next opening, removed.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { effortFile } from '../fixtures/effortFile';
import { focusTraces, until } from './support/emgEditor';
import { useWorkbench } from './support/suite';
import { closeEditor, openFromExplorer, save } from './support/tabs';
import { waitForTraces } from './support/webviews';

describe('Markers of a motor unit’s potential, in VS Code', () => {
  const workbench = useWorkbench({
    fill: async (folder) => {
      await writeFile(join(folder, 'effort.edf'), effortFile());
    },
  });

  const saved = (): Promise<string> =>
    readFile(join(workbench().folder, 'effort.edf.units.json'), 'utf8').catch(() => '');

  let frame: Frame;
  const end = () => frame.getByTestId('end-marker');
  const at = async (): Promise<number> => Number(await end().getAttribute('aria-valuenow'));
  /** There, and no longer only on the page: an undo before would be of what was done before. */
  const isAt = (moment: number): Promise<void> =>
    until(frame, `the end is at ${moment} ms`, async () => {
      return (await at()) === moment && (await end().getAttribute('aria-busy')) === 'false';
    });
  const duration = async (): Promise<number> => {
    const row = frame.locator('[data-testid=potentials-table] [aria-selected=true]').first();
    return parseFloat((await row.locator('[data-column=duration]').innerText()).replace('by hand', ''));
  };

  async function openPotentials(): Promise<void> {
    const { page } = workbench();
    await openFromExplorer(page, 'effort.edf');
    frame = await waitForTraces(page);
    await focusTraces(frame);
    if ((await frame.getByTestId('potentials-table').count()) === 0) await page.keyboard.press('Shift+U');
    await end().waitFor({ timeout: 120_000 });
  }

  it('are dragged, stepped, undone one by one, saved as one line, and there at the next opening', async function () {
    this.timeout(240_000);

    const { page } = workbench();
    await openPotentials();
    const rule = await at();
    const box = await end().boundingBox();
    assert.ok(box);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 12, y, { steps: 6 });
    await page.mouse.up();
    const dragged = await at();
    assert.ok(dragged < rule - 0.3, `${rule} to ${dragged} ms`);
    await isAt(dragged);
    await end().focus();
    await page.keyboard.press('ArrowRight');
    const stepped = Math.round((dragged + 0.1) * 100) / 100;
    await isAt(stepped);

    const table = frame.getByTestId('potentials-table');
    await table.focus();
    await page.keyboard.press('Control+z');
    await isAt(dragged);
    await page.keyboard.press('Control+z');
    await isAt(rule);
    assert.match(await frame.getByTestId('potential-origin').innerText(), /by level and slope/u);
    await page.keyboard.press('Control+y');
    await isAt(dragged);
    await until(frame, 'the duration follows', async () => (await duration()) > 0);
    assert.equal(await saved(), '', 'nothing is written before it is saved');

    await save(page, 'effort.edf');
    await until(frame, 'the file is written', async () => (await saved()) !== '');
    const lines = (await saved()).split('\n').filter((line) => line.includes('"unit"'));
    assert.equal(lines.length, 1, 'the unit’s markers alone');
    assert.ok(lines[0]!.includes(`"endMilliseconds": ${dragged}, `), lines[0]);
    for (const theme of ['light', 'high-contrast', 'dark'] as const) {
      await workbench().setTheme(theme);
      await page.waitForTimeout(800);
      await page.screenshot({ path: `out/screenshots/unit-markers-${theme}.png` });
    }

    await closeEditor(page, 'effort.edf');
    await openPotentials();
    await isAt(dragged);
    assert.match(await frame.getByTestId('potential-origin').innerText(), /by hand/u);
  });

  it('leave the trains the engine’s, and give way to the rule’s by Delete', async () => {
    const { page } = workbench();
    const status = await frame.getByTestId('potentials').locator('.plot-status').innerText();
    assert.equal(status, 'not reviewed');
    await end().focus();
    await page.keyboard.press('Delete');
    const origin = frame.getByTestId('potential-origin');
    await until(frame, 'the rule holds', async () => /level and slope/u.test(await origin.innerText()));
    await save(page, 'effort.edf');
    await until(frame, 'the line is gone', async () => !(await saved()).includes('"markers"'));
  });
});
