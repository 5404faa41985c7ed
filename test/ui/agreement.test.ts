// How far three readers agree, as plots in VS Code: from the palette and the explorer, to the moment of a disagreement.
import assert from 'node:assert/strict';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { writeSampleWorkspaceTo } from '../harness/sampleWorkspace';
import { focusTraces } from './support/emgEditor';
import { chooseEntry } from './support/menus';
import { runCommand } from './support/palette';
import { writeReading, type Marked } from './support/readings';
import { useWorkbench } from './support/suite';
import { explorerRow, openFromExplorer } from './support/tabs';
import { waitForTraces, waitForWebview } from './support/webviews';

const cramp = 'cramp.edf';

const readings: Readonly<Record<string, readonly Marked[]>> = {
  Ana: [
    ['rest', 0, 4],
    ['voluntary', 5, 8],
    ['fasciculation', 9, 9.2],
    ['neurogenic-cramp', 14, 22],
  ],
  Ben: [
    ['rest', 0, 4.3],
    ['voluntary', 5.12, 8.1],
    ['tremor', 14.1, 17],
    ['neurogenic-cramp', 17, 22.4],
  ],
  Carla: [
    ['rest', 0.2, 4.1],
    ['voluntary', 4.95, 7.9],
    ['fasciculation', 9.02, 9.2],
    ['neurogenic-cramp', 14.2, 21.8],
  ],
};

/** The same marks a little later, as other recordings would have them. */
function later(marked: readonly Marked[], seconds: number): readonly Marked[] {
  return marked.map(([label, from, to]) => [label, from + seconds, to + seconds * 1.7]);
}

async function fill(folder: string): Promise<void> {
  await writeSampleWorkspaceTo(folder);
  await mkdir(join(folder, 'study'));
  for (const [reader, marked] of Object.entries(readings)) {
    await writeReading(join(folder, cramp), reader, marked);
  }
  await writeReading(join(folder, cramp), 'Dora', [['tremor', 1, 20]], false);
  for (let i = 0; i < 6; i++) {
    const file = join(folder, 'study', `case${i}.edf`);
    await copyFile(join(folder, cramp), file);
    await writeReading(file, 'Ana', (readings['Ana'] ?? []).slice(i % 2));
    await writeReading(file, 'Ben', later((readings['Ben'] ?? []).slice(i === 3 ? 2 : 0), 0.05 * i));
    if (i > 0) await writeReading(file, 'Carla', later(readings['Carla'] ?? [], -0.03 * i));
  }
}

describe('The agreement of readers', () => {
  const workbench = useWorkbench({ fill });
  const inEveryTheme = async (name: string): Promise<void> => {
    for (const theme of ['light', 'high-contrast', 'dark'] as const) {
      await workbench().setTheme(theme);
      await workbench().screenshot(`${name}-${theme}`);
    }
  };
  const texts = (frame: Frame, selector: string): Promise<readonly string[]> =>
    frame
      .locator(selector)
      .evaluateAll((found) => found.map((each) => (each as HTMLElement).innerText.trim()));

  it('is drawn for the three who have finished a recording; nothing of an unfinished reading is shown', async () => {
    const { page } = workbench();
    await openFromExplorer(page, cramp);
    await focusTraces(await waitForTraces(page));
    await runCommand(page, 'EMG: Show Agreement…');
    const frame = await waitForWebview(page, '[data-testid="figures"]');
    await frame.getByText('Ana, Ben and Carla', { exact: true }).waitFor();
    await frame.getByText('One unfinished reading is left out').waitFor();
    assert.ok(!(await frame.locator('body').innerText()).includes('Dora'));
    assert.deepEqual(await texts(frame, '[data-testid="pair"]'), [
      'Ana and Ben',
      'Ana and Carla',
      'Ben and Carla',
    ]);
    for (const part of ['figures', 'events', 'confusion', 'boundaries', 'disagreements']) {
      await frame.locator(`[data-testid="${part}"] :is(svg.plot, .cell, .disagreement)`).first().waitFor();
    }
    await inEveryTheme('agreement');
  });

  it('is of another pair’s events where that pair is chosen by keyboard', async () => {
    const { page } = workbench();
    const frame = await waitForWebview(page, '[data-testid="figures"]');
    const pair = frame.getByTestId('pair').nth(1);
    await pair.focus();
    await page.keyboard.press('Enter');
    await frame.locator('[data-testid="pair"][aria-pressed="true"]').getByText('Ana and Carla').waitFor();
    assert.deepEqual(await texts(frame, '[data-testid="of-pair"]'), Array(3).fill('Ana and Carla'));
    await frame.getByTestId('disagreements').scrollIntoViewIfNeeded();
    await workbench().screenshot('agreement-list-dark');
  });

  it('lists disagreements that open the recording at that moment', async () => {
    const { page } = workbench();
    const frame = await waitForWebview(page, '[data-testid="figures"]');
    const worst = frame.getByTestId('disagreement').first();
    assert.match(
      (await worst.innerText()).replaceAll(/\s+/gu, ' '),
      /^0:14\.200 2\.80 s EMG\S* .*cramp Tremor .*cramp/u,
    );
    await worst.locator('button').click();
    const traces = await waitForTraces(page);
    await traces.locator('.status-line .reading').getByText('0:14.2').first().waitFor();
    await workbench().screenshot('agreement-opened-dark');
  });

  it('is compared over a folder from the explorer, with intervals', async () => {
    const { page } = workbench();
    await explorerRow(page, 'study').click({ button: 'right' });
    await chooseEntry(page.getByRole('menuitem', { name: 'Show Agreement…' }));
    const frame = await waitForWebview(page, '[data-testid="figures"]');
    await frame.getByText('6 recordings').waitFor();
    assert.ok((await frame.locator('[data-testid="figures"] line.interval').count()) > 0);
    const [begin] = await texts(frame, '[data-testid="median-interval"]');
    assert.match(begin ?? '', /^[+−][\d.]+ m?s to [+−][\d.]+ m?s$/u);
    const alike = frame.locator('[data-testid="confusion"] .cell.same').first();
    assert.match(
      (await alike.getAttribute('title')) ?? '',
      /of the row \(95 % interval [\d.]+ to [\d.]+ %\)$/u,
    );
    await inEveryTheme('agreement-folder');
    await frame.getByTestId('agreement').evaluate((body) => body.scrollTo(0, 560));
    await workbench().screenshot('agreement-folder-below');
  });
});
