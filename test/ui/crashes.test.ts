// What a window that dies leaves behind: an edit is safe from the moment it is made.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { writeSampleWorkspaceTo } from '../harness/sampleWorkspace';
import {
  focusTraces,
  pointAt,
  selectionOf,
  traces,
  tracesNumber,
  until,
  waitForRows,
} from './support/emgEditor';
import { useWorkbench } from './support/suite';
import { openFromExplorer, save, tracesAgain, waitForDirty } from './support/tabs';
import { drag, waitForTraces } from './support/webviews';

const cramp = 'cramp.edf';

describe('A window that dies', () => {
  const workbench = useWorkbench({ fill: writeSampleWorkspaceTo });

  it('loses no label, not even one made in the moment before', async () => {
    const { page } = workbench();
    await openFromExplorer(page, cramp);
    let frame = await waitForTraces(page);
    await focusTraces(frame);
    for (let i = 0; i < 5; i++) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('n');
    // The moment that the label is seen: VS Code's own backup comes a second later.
    await waitForRows(frame, 1);
    await workbench().crash();
    frame = await tracesAgain(page, cramp);
    const [label] = await waitForRows(frame, 1);
    assert.equal(label?.label, 'neurogenic-cramp');
    await waitForDirty(page, cramp, true);
    assert.equal(existsSync(workbench().path(`${cramp}.labels.json`)), false, 'nothing was saved unasked');
  }).timeout(180_000);

  it('and dies again loses none either, and what comes back can be undone, made again and saved', async () => {
    const { page } = workbench();
    let frame = await waitForTraces(page);
    await focusTraces(frame);
    await page.keyboard.press('End');
    await page.keyboard.press('Escape');
    for (let i = 0; i < 5; i++) await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('m');
    await waitForRows(frame, 2);
    await workbench().crash();
    frame = await tracesAgain(page, cramp);
    await waitForRows(frame, 2);
    await focusTraces(frame);
    await page.keyboard.press('Control+z');
    await waitForRows(frame, 0);
    await page.keyboard.press('Control+Shift+z');
    await waitForRows(frame, 2);
    await save(page, cramp);
  }).timeout(180_000);

  it('is not one whose extension host is busy: keys pressed meanwhile are not lost', async function () {
    if (process.platform !== 'linux') this.skip();
    const { page } = workbench();
    const frame = await waitForTraces(page);
    await waitForRows(frame, 2);
    await focusTraces(frame);
    await page.keyboard.press('Home');
    await until(frame, 'the start is shown', async () => (await tracesNumber(frame, 'start-seconds')) === 0);
    await drag(page, await pointAt(frame, 0, 1), await pointAt(frame, 0, 1.5));
    await until(frame, 'a span is selected', async () => (await selectionOf(frame)).length === 2);
    await page.locator('.explorer-folders-view .monaco-list').focus();
    await page.waitForTimeout(500); // VS Code knows by then that the traces have lost the keyboard
    workbench().pauseExtensionHost();
    try {
      await traces(frame).focus();
      await page.keyboard.press('i');
      await page.waitForTimeout(1000);
    } finally {
      workbench().resumeExtensionHost();
    }
    await waitForRows(frame, 3);
  });

  it('is told from an extension host that died: the page says so in words, and keeps what it shows', async function () {
    if (process.platform !== 'linux') this.skip();
    const { page } = workbench();
    const frame = await waitForTraces(page);
    await waitForRows(frame, 3);
    workbench().killExtensionHost();
    await frame.getByText('extension host has stopped answering').waitFor({ timeout: 60_000 });
    await workbench().screenshot('crash-dead-host');
    await waitForRows(frame, 3);
  }).timeout(120_000);
});
