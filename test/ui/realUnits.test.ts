// The motor units of a real recording, in VS Code: seen, one split, two merged, undone, a marker dragged, the table saved.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { copyFile, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { focusTraces, until } from './support/emgEditor';
import { useWorkbench } from './support/suite';
import { openFromExplorer } from './support/tabs';
import { waitForTraces } from './support/webviews';

const shared = resolve(import.meta.dirname, '../../../shared/data/n2001-dev');
const recording = 'N2001A01BB11';

const describeHere = existsSync(join(shared, `${recording}.hea`)) ? describe : describe.skip;

/** Merges the chosen unit with the first of the others, by keyboard. */
async function mergeWithFirst(page: Page): Promise<void> {
  await page.keyboard.press('m');
  await page
    .locator('.quick-input-widget')
    .getByText(/^Unit \d+$/u)
    .first()
    .waitFor({ timeout: 30_000 });
  await page.keyboard.press('Enter');
}

describeHere('The motor units of a real recording, in VS Code (needs ../shared/data/n2001-dev)', function () {
  this.timeout(240_000);
  const workbench = useWorkbench({
    fill: async (folder) => {
      for (const ending of ['hea', 'bin']) {
        await copyFile(join(shared, `${recording}.${ending}`), join(folder, `${recording}.${ending}`));
      }
    },
  });

  let frame: Frame;
  const origin = async (): Promise<string> =>
    (await frame.getByTestId('units-origin').getAttribute('title')) ?? '';
  const count = async (): Promise<number> => Number((await origin()).split(' ')[0]);
  const status = (): Promise<string> => frame.getByTestId('units-status').innerText();
  const isCount = (expected: number): Promise<void> =>
    until(frame, `there are ${expected} units`, async () => (await count()) === expected);

  it('are seen by U, split by S, merged by M, and undone', async () => {
    const { page } = workbench();
    await openFromExplorer(page, `${recording}.hea`);
    frame = await waitForTraces(page);
    await focusTraces(frame);
    await page.keyboard.press('u');
    const plot = frame.locator('#units-plot');
    await plot.waitFor({ timeout: 60_000 });
    const before = await count();
    assert.ok(before >= 3, `${before} units`);

    // A span with some of the first unit's discharges becomes a unit of its own: Shift+S.
    await focusTraces(frame);
    await page.keyboard.press('Home');
    for (let i = 0; i < 20; i++) await page.keyboard.press('Shift+ArrowRight');
    await plot.focus();
    await page.keyboard.press('Shift+S');
    await isCount(before + 1);
    assert.match(await status(), /^corrected/u);

    await plot.focus();
    await mergeWithFirst(page);
    await isCount(before);
    await page.screenshot({ path: 'out/screenshots/real-units-merged.png' });

    await plot.focus();
    await page.keyboard.press('Control+z');
    await isCount(before + 1);
    await page.keyboard.press('Control+z');
    await until(frame, 'nothing is corrected', async () => (await status()) === 'not reviewed');
  });

  it('are split by the shapes of their potentials: S takes two apart that M has merged', async () => {
    const { page } = workbench();
    const before = await count();
    await frame.locator('#units-plot').focus();
    await mergeWithFirst(page);
    await isCount(before - 1);
    await frame.locator('#units-plot').focus();
    await page.keyboard.press('s');
    await isCount(before);
    await page.screenshot({ path: 'out/screenshots/real-units-split-by-shape.png' });
    await frame.locator('#units-plot').focus();
    await page.keyboard.press('Control+z');
    await isCount(before - 1);
    await page.keyboard.press('Control+z');
    await isCount(before);
    await until(frame, 'nothing is corrected', async () => (await status()) === 'not reviewed');
  });

  it('are measured between markers that a person drags, and saved as a table', async () => {
    const { page, folder } = workbench();
    await focusTraces(frame);
    await page.keyboard.press('Shift+U');
    const table = frame.getByTestId('potentials-table');
    await table.waitFor({ timeout: 60_000 });
    await table.focus();
    await page.keyboard.press('ArrowDown');
    const end = frame.getByTestId('end-marker');
    await end.waitFor();
    const row = frame.locator('[data-testid=potentials-table] [aria-selected=true]').first();
    const duration = async (): Promise<number> =>
      parseFloat((await row.locator('[data-column=duration]').innerText()).replace('by hand', ''));
    const byRule = await duration();
    const box = await end.boundingBox();
    assert.ok(box && byRule > 0, `${byRule} ms`);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 8, y, { steps: 4 });
    await page.mouse.up();
    await until(frame, 'the duration follows', async () => (await duration()) < byRule);
    assert.match(await frame.getByTestId('potential-origin').innerText(), /by hand/u);
    for (const theme of ['light', 'high-contrast', 'dark'] as const) {
      await workbench().setTheme(theme);
      await page.waitForTimeout(800);
      await page.screenshot({ path: `out/screenshots/real-units-${theme}.png` });
    }

    await frame.getByTestId('save-potentials').click();
    await page.locator('.quick-input-widget input[type=text]').first().waitFor();
    await page.keyboard.press('Enter');
    const file = join(folder, `${recording}.channel-1.units.csv`);
    // A file is there before anything is in it.
    const saved = (): Promise<string> => readFile(file, 'utf8').catch(() => '');
    await until(frame, 'the table is saved', async () => (await saved()) !== '');
    const lines = (await saved()).trimEnd().split('\n');
    assert.ok(lines.length >= 4, `${lines.length} lines`);
    assert.equal(lines.filter((line) => line.includes('by-hand')).length, 1);
  });
});
