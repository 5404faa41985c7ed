// Conflicts of merges, decided by keyboard: one that the driver wrote, and one in which git left its marks.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Frame } from 'playwright-core';
import { writeSampleWorkspaceTo } from '../harness/sampleWorkspace';
import { focusTraces, waitForRows } from './support/emgEditor';
import { chooseEntry } from './support/menus';
import { runCommand } from './support/palette';
import { useWorkbench } from './support/suite';
import { closeEditor, openFromExplorer, save, waitForDirty } from './support/tabs';
import { waitForTraces } from './support/webviews';

const themes = ['dark', 'light', 'high-contrast'] as const;

describe('A conflict of a merge', function () {
  this.timeout(240_000);
  const workbench = useWorkbench({ fill: writeSampleWorkspaceTo });

  function git(...args: string[]): string {
    return execFileSync('git', args, { cwd: workbench().folder, encoding: 'utf8', stdio: 'pipe' });
  }

  function commit(author: string, message: string): void {
    git('add', '--all');
    git('-c', `user.name=${author}`, 'commit', '--quiet', '-m', message);
  }

  /** Labels a span, then has two branches call it two ways, and merges them. */
  async function clash(file: string): Promise<void> {
    const { page } = workbench();
    await openFromExplorer(page, file);
    const frame = await waitForTraces(page);
    await focusTraces(frame);
    for (let i = 0; i < 5; i++) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('n');
    await waitForRows(frame, 1);
    await save(page, file);
    await closeEditor(page, file);
    const sidecar = workbench().path(`${file}.labels.json`);
    const text = readFileSync(sidecar, 'utf8');
    commit('Anna', 'Read');
    git('checkout', '--quiet', '-b', `bea-${file}`);
    writeFileSync(sidecar, text.replace('"neurogenic-cramp"', '"voluntary"'));
    commit('Bea', 'Read again');
    git('checkout', '--quiet', 'main');
    writeFileSync(sidecar, text.replace('"neurogenic-cramp"', '"myogenic-cramp"'));
    commit('Anna', 'Think it over');
    assert.equal(spawnSync('git', ['merge', `bea-${file}`], { cwd: workbench().folder }).status, 1);
  }

  /** Opens the recording from source control and selects its label by a key. */
  async function select(file: string): Promise<Frame> {
    const { page } = workbench();
    await page.keyboard.press('Control+Shift+G');
    const row = page.locator('.scm-view .monaco-list-row', { hasText: `${file}.labels.json` });
    const entry = page.locator('.monaco-menu .action-label', { hasText: 'Merge Both Sides' });
    // The row is there before the menu knows that it is of a label file.
    for (let attempt = 0; attempt < 10 && !(await entry.isVisible()); attempt++) {
      await page.keyboard.press('Escape');
      await row.first().click({ button: 'right' });
      await entry.waitFor({ timeout: 1000 }).catch(() => undefined);
    }
    await chooseEntry(entry);
    const frame = await waitForTraces(page);
    await page.keyboard.press('Control+Shift+E');
    await waitForRows(frame, 1);
    await focusTraces(frame);
    await page.keyboard.press('j');
    await frame.getByTestId('versions').waitFor();
    await frame.locator('.version-side[data-side=ours]').waitFor();
    return frame;
  }

  /** Stages what has been decided by the button for it, and commits the merge. */
  async function endMerge(frame: Frame): Promise<void> {
    const { page } = workbench();
    const stage = frame.getByRole('button', { name: 'Stage' });
    await stage.focus();
    await page.keyboard.press('Enter');
    await stage.waitFor({ state: 'detached' });
    assert.equal(git('ls-files', '--unmerged'), '');
    git('commit', '--quiet', '--no-edit');
    await closeEditor(page, 'cramp.edf');
  }

  async function screenshots(name: string): Promise<void> {
    for (const theme of themes) {
      await workbench().setTheme(theme);
      await workbench().screenshot(`${name}-${theme}`);
    }
    await workbench().setTheme('dark');
  }

  it('that the driver wrote names branch, person and day of each version; a key decides, a button stages', async () => {
    const { page } = workbench();
    await runCommand(page, 'EMG: Set Up This Repository for Label Review');
    await page.getByText('is now set up for label review').first().waitFor();
    await workbench().screenshot('review-set-up');
    assert.ok(existsSync(workbench().path('.gitattributes')));
    await runCommand(page, 'Notifications: Clear All Notifications');
    await clash('cramp.edf');
    const frame = await select('cramp.edf');
    const ours = await frame.locator('th:has(.version-side[data-side=ours])').innerText();
    const theirs = await frame.locator('th:has(.version-side[data-side=theirs])').innerText();
    assert.match(ours, /main \(ours\)\s+Anna, \d{4}-\d\d-\d\d/u);
    assert.match(theirs, /bea-cramp\.edf \(theirs\)\s+Bea, \d{4}-\d\d-\d\d/u);
    await screenshots('merge-driver');
    await focusTraces(frame);
    await page.keyboard.press(await frame.locator('.version-side[data-side=ours] kbd').innerText());
    await frame.getByTestId('versions').waitFor({ state: 'hidden' });
    await save(page, 'cramp.edf');
    const text = readFileSync(workbench().path('cramp.edf.labels.json'), 'utf8');
    assert.match(text, /"myogenic-cramp"/u);
    assert.doesNotMatch(text, /"conflict"/u);
    await frame.getByRole('button', { name: 'Stage' }).waitFor();
    assert.notEqual(git('ls-files', '--unmerged'), '');
    await screenshots('merge-stage');
    await endMerge(frame);
  });

  it('that is in the header is offered above the traces: the other side is taken by a button, then it can be staged', async () => {
    const { page } = workbench();
    const sidecar = workbench().path('cramp.edf.labels.json');
    const text = readFileSync(sidecar, 'utf8');
    const site = (value: string): void =>
      writeFileSync(sidecar, text.replace(/^ *"labels": /mu, `"site": "${value}",\n$&`));
    git('checkout', '--quiet', '-b', 'bea-site');
    site('right leg');
    commit('Bea', 'Say where');
    git('checkout', '--quiet', 'main');
    site('left leg');
    commit('Anna', 'Say where');
    assert.equal(spawnSync('git', ['merge', 'bea-site'], { cwd: workbench().folder }).status, 1);
    assert.match(readFileSync(sidecar, 'utf8'), /"site": "left leg"/u);
    await openFromExplorer(page, 'cramp.edf');
    const frame = await waitForTraces(page);
    await frame.getByText('field site: "left leg" on main, "right leg" on bea-site').waitFor();
    await screenshots('merge-header');
    await frame.getByRole('button', { name: 'Keep that of main' }).waitFor();
    const take = frame.getByRole('button', { name: 'Take that of bea-site' });
    await take.focus();
    await page.keyboard.press('Enter');
    await take.waitFor({ state: 'detached' });
    await save(page, 'cramp.edf');
    assert.match(readFileSync(sidecar, 'utf8'), /"site": "right leg"/u);
    await endMerge(frame);
  });

  it('that git did not see, so that a label stands twice, is left to choose when the recording is opened', async () => {
    const { page } = workbench();
    const sidecar = workbench().path('cramp.edf.labels.json');
    const text = readFileSync(sidecar, 'utf8');
    const [line = ''] = /^ \{"id": .*$/mu.exec(text) ?? [];
    const moved = line.replace(/"start": \d+/u, '"start": 7').replace(/^ /u, ',');
    writeFileSync(sidecar, text.replace(line, `${line}\n${moved}`));
    await openFromExplorer(page, 'cramp.edf');
    const frame = await waitForTraces(page);
    await frame.getByText('Some labels stand more than once in cramp.edf.labels.json').waitFor();
    await waitForDirty(page, 'cramp.edf', true);
    await focusTraces(frame);
    await page.keyboard.press('j');
    await frame.getByTestId('versions').waitFor();
    await screenshots('merge-twice');
    await focusTraces(frame);
    await page.keyboard.press('2');
    await frame.getByTestId('versions').waitFor({ state: 'hidden' });
    await save(page, 'cramp.edf');
    assert.equal(readFileSync(sidecar, 'utf8'), text.replace(line, moved.replace(/^,/u, ' ')));
    commit('Anna', 'Choose');
    await closeEditor(page, 'cramp.edf');
  });

  it('in which git left its marks is merged when it is opened; B keeps both, and saving leaves no marks', async () => {
    const { page } = workbench();
    await runCommand(page, 'EMG: Remove Label Review From This Repository');
    await page.getByText('Label review was removed from').first().waitFor();
    await runCommand(page, 'Notifications: Clear All Notifications');
    assert.ok(!existsSync(workbench().path('.gitattributes')));
    await clash('contracture.edf');
    const sidecar = workbench().path('contracture.edf.labels.json');
    assert.match(readFileSync(sidecar, 'utf8'), /^<{7} HEAD$/mu);
    const frame = await select('contracture.edf');
    await frame.getByText('Git could not merge contracture.edf.labels.json').waitFor();
    await waitForDirty(page, 'contracture.edf', true);
    await screenshots('merge-marks');
    await focusTraces(frame);
    await page.keyboard.press('b');
    await waitForRows(frame, 2);
    await save(page, 'contracture.edf');
    const text = readFileSync(sidecar, 'utf8');
    assert.doesNotMatch(text, /^[<>=|]{7}|"conflict"/mu);
    assert.match(text, /"myogenic-cramp"[^]*"voluntary"|"voluntary"[^]*"myogenic-cramp"/u);
    await frame.getByRole('button', { name: 'Stage' }).waitFor();
    await workbench().screenshot('merge-marks-saved');
  });
});
