// A workspace nobody has trusted yet: seeing and labelling work, since nothing of it is ever executed.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { writeSampleWorkspaceTo } from '../harness/sampleWorkspace';
import { pointAt, waitForRows } from './support/emgEditor';
import { runCommand } from './support/palette';
import { useWorkbench } from './support/suite';
import { openFromExplorer, save } from './support/tabs';
import { drag, waitForTraces } from './support/webviews';

describe('A workspace in restricted mode', () => {
  const workbench = useWorkbench({
    fill: writeSampleWorkspaceTo,
    settings: {
      'security.workspace.trust.enabled': true,
      'security.workspace.trust.startupPrompt': 'never',
      'security.workspace.trust.banner': 'always',
    },
  });

  it('shows recordings and takes labels', async () => {
    const { page } = workbench();
    await page.getByText('Restricted Mode', { exact: false }).first().waitFor();
    await openFromExplorer(page, 'cramp.edf');
    const frame = await waitForTraces(page);
    await drag(page, await pointAt(frame, 0, 2), await pointAt(frame, 0, 5));
    await page.keyboard.press('v');
    await waitForRows(frame, 1);
    await save(page, 'cramp.edf');
    assert.match(await readFile(workbench().path('cramp.edf.labels.json'), 'utf8'), /"label": "voluntary"/u);
    // Git is not run there, which is said where it would be asked.
    assert.match(await frame.getByTestId('history').innerText(), /this workspace is not trusted/u);
    await runCommand(page, 'EMG: Compare Labels With…');
    const why = page.locator('.quick-input-list .monaco-list-row[aria-label^="No versions in git,"]');
    await why.waitFor();
    assert.match((await why.getAttribute('aria-label')) ?? '', /This workspace is not trusted/u);
    await page.screenshot({ path: 'out/screenshots/compare-untrusted.png' });
    await page.keyboard.press('Escape');
  });

  it('detects without the parameters that the workspace brings, and says so once', async () => {
    const { page } = workbench();
    await mkdir(workbench().path('.emg'), { recursive: true });
    // Were it read, it would be refused with another sentence.
    await writeFile(workbench().path('.emg/detection.json'), 'not JSON');
    await openFromExplorer(page, 'cramp.edf');
    const frame = await waitForTraces(page);
    const told = page.locator('.notification-list-item', { hasText: 'detection.json was not used' });
    await runCommand(page, 'EMG: Detect Events');
    await told.first().waitFor();
    await frame.locator('[data-filter="proposed"] .filter-count').filter({ hasNotText: /^0$/u }).waitFor();
    assert.equal(await told.count(), 1);
    assert.equal(await page.getByText('is not JSON').count(), 0);
  });
});
