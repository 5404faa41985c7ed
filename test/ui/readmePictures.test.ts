// The pictures that the README shows, taken of the sample workspace: out/screenshots/readme-*.png go to media/screenshots.
// The one of the evidence is taken by evidence.test.ts, that of comparing (comparing-light.png) by comparing.test.ts.
import assert from 'node:assert/strict';
import { writeSampleWorkspaceTo } from '../harness/sampleWorkspace';
import { focusTraces, labelRows, pointAt, tracesNumber, until, waitForRows } from './support/emgEditor';
import { useWorkbench } from './support/suite';
import { explorerRow, openFromExplorer, save } from './support/tabs';
import { drag, waitForTraces } from './support/webviews';

describe('The README’s pictures', () => {
  const workbench = useWorkbench({ fill: writeSampleWorkspaceTo });

  it('show a labelled cramp and a contracture beside its force', async () => {
    const { page } = workbench();
    await workbench().setTheme('dark');
    for (const [file, spans] of [
      [
        'cramp.edf',
        [
          [3.1, 9, 'v'],
          [12, 37, 'n'],
        ],
      ],
      ['contracture.edf', [[26, 58, 'm']]],
    ] as const) {
      await openFromExplorer(page, file);
      const frame = await waitForTraces(page);
      await focusTraces(frame);
      await page.keyboard.press('0');
      await until(frame, 'all is shown', async () => (await tracesNumber(frame, 'seconds-per-division')) > 3);
      for (const [index, [from, to, key]] of spans.entries()) {
        await drag(page, await pointAt(frame, 0, from), await pointAt(frame, 0, to));
        await page.keyboard.press(key);
        await waitForRows(frame, index + 1);
      }
      await save(page, file);
      // The explorer redraws its rows for the new sidecar; a double click in the middle of that is lost.
      await explorerRow(page, `${file}.labels.json`).waitFor();
      assert.equal((await labelRows(frame)).at(-1)?.selected, true);
      await page.mouse.move(700, 880);
      await page.waitForTimeout(400);
      await workbench().screenshot(`readme-${file.replace('.edf', '')}`);
    }
  });

  it('show the motor units of the contraction before the cramp', async function () {
    this.timeout(180_000); // its units are separated

    const { page } = workbench();
    await workbench().setTheme('light');
    await openFromExplorer(page, 'cramp.edf');
    const frame = await waitForTraces(page);
    await focusTraces(frame);
    await page.keyboard.press('Shift+U');
    const table = frame.getByTestId('potentials-table');
    await table.waitFor({ timeout: 120_000 });
    // Trains come first, what is measured of them later.
    const awaited = table.locator('td', { hasText: 'Being measured' });
    await awaited.first().waitFor({ state: 'detached', timeout: 120_000 });
    await drag(page, await pointAt(frame, 0, 5), await pointAt(frame, 0, 6.5));
    await page.keyboard.press('f');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await table.focus();
    await page.mouse.move(700, 880);
    await page.waitForTimeout(600);
    await workbench().screenshot('readme-potentials');
  });
});
