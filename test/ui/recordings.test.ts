// The view of the whole workspace: tree, badges, nested files and table, by keyboard.
import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import type { Frame, Locator, Page } from 'playwright-core';
import { fillWithLabelled, labelFile } from '../fixtures/labelledFolders';
import { pick, runCommand } from './support/palette';
import { useWorkbench } from './support/suite';
import { explorerRow, tab } from './support/tabs';
import { waitForWebview } from './support/webviews';

const treeRow = (page: Page, name: string): Locator =>
  page.locator('.customview-tree .monaco-list-row').filter({ hasText: name });

async function becomes(what: string, wanted: string, read: () => Promise<string>): Promise<void> {
  let found = '';
  for (let attempt = 0; attempt < 100; attempt++) {
    found = await read().catch(() => '');
    if (found === wanted) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.equal(found, wanted, what);
}

describe('The view of all recordings', () => {
  const workbench = useWorkbench({
    fill: (folder) => {
      fillWithLabelled(folder);
      return Promise.resolve();
    },
    settings: { 'explorer.fileNesting.enabled': true, 'explorer.fileNesting.expand': false },
  });
  const inEveryTheme = async (name: string): Promise<void> => {
    for (const theme of ['light', 'high-contrast', 'dark'] as const) {
      await workbench().setTheme(theme);
      await workbench().screenshot(`${name}-${theme}`);
    }
  };

  it('badges the recordings in the explorer with how much is to review, and nests their label files', async () => {
    const { page } = workbench();
    const row = explorerRow(page, 'case01.edf');
    await row.waitFor();
    await becomes('the badge', '!', () =>
      row.locator('.monaco-icon-label').evaluate((label) =>
        // The badge is what CSS puts behind the label.
        window.getComputedStyle(label, '::after').content.replaceAll('"', ''),
      ),
    );
    assert.match(
      (await row.locator('.monaco-icon-label').getAttribute('aria-label')) ?? '',
      /2 conflicts to decide; 37 labels to review/u,
    );
    assert.equal(await explorerRow(page, 'case01.edf.labels.json').count(), 0, 'it is nested');
  });

  it('lists folders and recordings in a tree that the keyboard walks and opens from', async () => {
    const { page } = workbench();
    await runCommand(page, 'Explorer: Focus on EMG Labels View');
    await treeRow(page, 'case01.edf').waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await treeRow(page, 'case04.edf').waitFor();
    const said = await treeRow(page, 'case04.edf').getAttribute('aria-label');
    assert.match(said ?? '', /^case04\.edf, 4 to review, 3 disagreements/u);
    await inEveryTheme('recordings-tree');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tab(page, 'case02.edf').waitFor();
  });

  it('narrows the tree down, says so, and shows all again', async () => {
    const { page } = workbench();
    await runCommand(page, 'EMG: Filter Recordings…');
    await pick(page, 'With conflicts');
    await page.getByText('With conflicts: 1 of 7 recordings.').waitFor();
    assert.equal(await treeRow(page, 'site-a').count(), 0);
    await runCommand(page, 'EMG: Filter Recordings…');
    await pick(page, 'All');
    await treeRow(page, 'site-a').waitFor();
  });

  let frame: Frame;
  const names = async (): Promise<string> =>
    (
      await frame.locator('.table-body .table-row').evaluateAll((rows) =>
        rows
          .map((row) => ({
            at: Number(row.getAttribute('aria-rowindex')),
            name: row.getAttribute('data-name'),
          }))
          .sort((a, b) => a.at - b.at)
          .map(({ name }) => name),
      )
    ).join(' ');
  const byName = 'case01.edf case02.edf case03.edf case04.edf case05.edf case06.bdf lost.edf';

  it('shows everything in a table that is sorted, filtered and opened from by keyboard', async () => {
    const { page } = workbench();
    await runCommand(page, 'EMG: Show All Recordings');
    frame = await waitForWebview(page, '[data-testid="recordings-table"]');
    await becomes('the rows', byName, names);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await frame.locator('[aria-selected="true"][data-name="case02.edf"]').waitFor();
    const grid = frame.locator('[role="grid"]');
    const active = await grid.getAttribute('aria-activedescendant');
    const spoken = await frame.locator(`[id="${active ?? ''}"]`).getAttribute('aria-label');
    assert.match(
      spoken ?? '',
      /^case02\.edf in site-a; 250 to review; 12 accepted, 0 rejected; reviewed by Anna; last change \d{4}-/u,
    );
    await inEveryTheme('recordings-table');
    // The first column's button is the next stop, and the second's the one after that.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await becomes(
      'by what is to review',
      'case02.edf case01.edf case04.edf case03.edf case05.edf case06.bdf lost.edf',
      names,
    );
    assert.equal(
      await frame.locator('[role="columnheader"][aria-sort="descending"]').innerText(),
      'To review',
    );
    await grid.focus();
    await frame.locator('[data-testid="recordings-search"]').focus();
    await page.keyboard.type('SITE-A');
    await becomes('those of one folder', 'case02.edf case04.edf case03.edf case05.edf', names);
    await becomes('the count', '4 of 7 recordings', () =>
      frame.locator('[data-testid="recordings-count"]').innerText(),
    );
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await tab(page, 'case05.edf').waitFor();
  });

  it('follows what changes on disk', async () => {
    const { page } = workbench();
    await runCommand(page, 'EMG: Show All Recordings');
    frame = await waitForWebview(page, '[data-testid="recordings-table"]');
    await frame.locator('[data-testid="recordings-search"]').fill('');
    await becomes('the count', '7 recordings', () =>
      frame.locator('[data-testid="recordings-count"]').innerText(),
    );
    await writeFile(
      workbench().path('site-a/case05.edf.labels.json'),
      labelFile('case05.edf', { proposed: 300 }),
    );
    await rm(workbench().path('site-b'), { recursive: true });
    await becomes('the rows', 'case05.edf case02.edf case01.edf case04.edf case03.edf', names);
  });
});
