// Files that vanish, change and get other names under a person's hands: what is said, and what can be chosen.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Frame } from 'playwright-core';
import { writeSampleWorkspaceTo } from '../harness/sampleWorkspace';
import { explorerRow, closeEditor, openFromExplorer, save, waitForDirty } from './support/tabs';
import { focusTraces, waitForRows } from './support/emgEditor';
import { useWorkbench } from './support/suite';
import { waitForTraces } from './support/webviews';

const cramp = 'cramp.edf';
const contracture = 'contracture.edf';
/** Nothing of it may become a link or an icon. */
const otherName = 'patient [7](command:x) $(zap).edf';
const themes = ['dark', 'light', 'high-contrast'] as const;

describe('A file that changes under an open editor', () => {
  const workbench = useWorkbench({ fill: writeSampleWorkspaceTo });

  /** Labels half a second from the start with a key, and saves. */
  async function label(file: string, key: string): Promise<Frame> {
    const { page } = workbench();
    await openFromExplorer(page, file);
    const frame = await waitForTraces(page);
    await focusTraces(frame);
    for (let i = 0; i < 5; i++) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press(key);
    await waitForRows(frame, 1);
    await save(page, file);
    return frame;
  }

  it('is its label file: deleted, its labels are kept in the editor, and saving writes it again', async () => {
    const { page } = workbench();
    const sidecar = workbench().path(`${cramp}.labels.json`);
    const frame = await label(cramp, 'n');
    rmSync(sidecar);
    const keep = frame.getByRole('button', { name: 'Keep the label' });
    await keep.waitFor();
    await frame.getByText('cramp.edf.labels.json was deleted.').waitFor();
    await waitForDirty(page, cramp, true);
    await workbench().screenshot('changed-labels-deleted');
    await keep.click();
    await keep.waitFor({ state: 'detached' });
    await focusTraces(frame);
    await save(page, cramp);
    assert.match(readFileSync(sidecar, 'utf8'), /neurogenic-cramp/u);
  });

  it('is the recording: that is said, and reloading shows what is there now', async () => {
    const { page } = workbench();
    const bytes = readFileSync(workbench().path(cramp));
    const last = bytes.length - 4;
    bytes.writeInt16LE(bytes.readInt16LE(last) ^ 0x55, last);
    writeFileSync(workbench().path(cramp), bytes);
    const frame = await waitForTraces(page);
    const reload = frame.getByRole('button', { name: 'Reload the recording' });
    await reload.waitFor();
    await frame.getByText('cramp.edf has changed on disk since it was opened').waitFor();
    await workbench().screenshot('changed-recording');
    await reload.click();
    // The page starts anew.
    while (!frame.isDetached()) await page.waitForTimeout(25);
    await waitForRows(await waitForTraces(page), 1);
    await workbench().screenshot('changed-recording-reloaded');
    await closeEditor(page, cramp);
  });

  it('has another name when it is opened again: the labels of the old name are offered, and taken', async () => {
    const { page } = workbench();
    await label(contracture, 'm');
    await closeEditor(page, contracture);
    renameSync(workbench().path(contracture), workbench().path(otherName));
    await explorerRow(page, otherName).waitFor();
    await openFromExplorer(page, otherName);
    const frame = await waitForTraces(page);
    const take = frame.getByRole('button', { name: 'Take these labels' });
    await take.waitFor();
    for (const theme of themes) {
      await workbench().setTheme(theme);
      await workbench().screenshot(`changed-name-${theme}`);
    }
    await take.click();
    await waitForRows(frame, 1);
    assert.ok(existsSync(workbench().path(`${otherName}.labels.json`)));
    assert.equal(existsSync(workbench().path(`${contracture}.labels.json`)), false);
  });
});
