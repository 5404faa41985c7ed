// Shift+D in VS Code: findings about the muscle of a real recording, one accepted and saved as one line.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { copyFile, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { focusTraces, until } from './support/emgEditor';
import { useWorkbench } from './support/suite';
import { openFromExplorer } from './support/tabs';
import { waitForTraces } from './support/webviews';

const shared = resolve(import.meta.dirname, '../../../shared/data/n2001-dev');
const recording = 'N2001A01BB11';

const describeHere = existsSync(join(shared, `${recording}.hea`)) ? describe : describe.skip;

describeHere('Findings about a muscle, in VS Code (needs ../shared/data/n2001-dev)', () => {
  const workbench = useWorkbench({
    fill: async (folder) => {
      for (const ending of ['hea', 'bin']) {
        await copyFile(join(shared, `${recording}.${ending}`), join(folder, `${recording}.${ending}`));
      }
    },
  });

  it('are proposed by Shift+D once the muscle is known, accepted by A, and saved as one line each', async () => {
    const { page, folder } = workbench();
    await openFromExplorer(page, `${recording}.hea`);
    const frame = await waitForTraces(page);
    await focusTraces(frame);
    await page.keyboard.press('Shift+D');
    await page.locator('.quick-input-widget').getByText('Biceps brachii').first().click();
    const rows = frame.getByTestId('finding-list').getByTestId('label-row');
    await until(frame, 'findings are proposed', async () => (await rows.count()) > 0);
    const count = await rows.count();
    assert.equal(await frame.getByTestId('label-list').getByTestId('label-row').count(), 0, 'no event came');
    await rows.first().click();
    await frame.getByTestId('provenance').waitFor();
    assert.match(await frame.getByTestId('provenance').innerText(), /optimistic/u);
    assert.match(await frame.getByTestId('evidence').innerText(), /normal muscles of the reference/u);
    await focusTraces(frame);
    await page.keyboard.press('a');
    await until(
      frame,
      'it is accepted',
      async () => (await rows.first().getAttribute('data-status')) === 'accepted',
    );
    // The button asks once more, by the same way.
    await frame.getByTestId('propose-findings').click();
    await page.locator('.quick-input-widget').getByText('Biceps brachii').first().click();
    await page.getByText('The same findings as before').first().waitFor();
    for (const theme of ['dark', 'light', 'high-contrast'] as const) {
      await workbench().setTheme(theme);
      await page.waitForTimeout(700);
      await page.screenshot({ path: `out/screenshots/findings-${theme}.png` });
    }
    await focusTraces(frame);
    await page.keyboard.press('w');
    await page.waitForTimeout(700);
    await page.screenshot({ path: 'out/screenshots/findings-evidence.png' });
    await focusTraces(frame);
    await page.keyboard.press('Control+S');
    const file = join(folder, `${recording}.hea.labels.json`);
    await until(frame, 'it is saved', () => Promise.resolve(existsSync(file)));
    const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.includes('"id"'));
    assert.equal(lines.length, count);
    assert.equal(lines.filter((line) => line.includes('"status": "accepted"')).length, 1);
    assert.match(lines[0] ?? '', /"by": "emg-cramp-findings .*"reference": /u);
  });
});
