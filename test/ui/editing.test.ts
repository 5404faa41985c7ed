// A person's hands on the sample recordings: selecting, moving edges, notes, two editors, unsaved work over a reload.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSampleWorkspaceTo } from '../harness/sampleWorkspace';
import {
  focusTraces,
  labelRows,
  pointAt,
  selectionOf,
  traces,
  tracesNumber,
  until,
  waitForRows,
  waitForStillTraces,
} from './support/emgEditor';
import { answer, runCommand } from './support/palette';
import { useWorkbench } from './support/suite';
import { closeEditor, explorerRow, openFromExplorer, save, tracesAgain, waitForDirty } from './support/tabs';
import { drag, visibleWebviews, waitForTraces, waitForWebview, wheel } from './support/webviews';

const cramp = 'cramp.edf';

/** A column of numbers and nothing that says how fast they were sampled. */
function textWithoutRate(): string {
  return `EMG (uV)\n${Array.from({ length: 3000 }, (_, i) => Math.round(80 * Math.sin(i / 3))).join('\n')}\n`;
}

describe('Editing labels on the sample workspace', () => {
  const workbench = useWorkbench({
    fill: async (folder) => {
      await writeSampleWorkspaceTo(folder);
      await writeFile(join(folder, 'norate.csv'), textWithoutRate());
      await writeFile(join(folder, 'damaged.edf'), 'not an EDF file at all');
    },
  });

  it('a label is selected by a click, its edge dragged, and removed by Delete', async () => {
    const { page } = workbench();
    await openFromExplorer(page, cramp);
    const frame = await waitForTraces(page);
    await drag(page, await pointAt(frame, 0, 2), await pointAt(frame, 0, 5));
    await page.keyboard.press('v');
    const [made] = await waitForRows(frame, 1);
    assert.equal(made?.label, 'voluntary');
    await page.keyboard.press('Escape');
    await until(frame, 'nothing is selected', async () =>
      (await labelRows(frame)).every(({ selected }) => !selected),
    );
    const lane = frame.locator('[data-testid="lane"][data-channel="0"]');
    assert.equal(await lane.count(), 1);
    const middle = await pointAt(frame, 0, 3.5);
    const box = await traces(frame).boundingBox();
    assert.ok(box);
    await page.mouse.click(middle.x, box.y + 12);
    await until(
      frame,
      'the clicked label is selected',
      async () => (await labelRows(frame))[0]?.selected === true,
    );
    await drag(page, await pointAt(frame, 0, made.endSeconds), await pointAt(frame, 0, 6));
    await until(
      frame,
      'its end has moved',
      async () => Math.abs(((await labelRows(frame))[0]?.endSeconds ?? 0) - 6) < 0.05,
    );
    assert.ok(Math.abs(((await labelRows(frame))[0]?.startSeconds ?? 0) - 2) < 0.05, 'its start has not');
    await page.keyboard.press('Control+z');
    await until(
      frame,
      'undo moves the edge back',
      async () => Math.abs(((await labelRows(frame))[0]?.endSeconds ?? 0) - 5) < 0.05,
    );
    await page.keyboard.press('Delete');
    await waitForRows(frame, 0);
    await page.keyboard.press('Control+z');
    await waitForRows(frame, 1);
  });

  it('a note is typed without any letter of it becoming a command', async () => {
    const { page } = workbench();
    const frame = await waitForTraces(page);
    await frame.locator('[data-testid="label-row"]').first().click();
    await focusTraces(frame);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(200);
    await page.keyboard.type('nvma painful, held 30 s');
    await page.keyboard.press('Control+Enter');
    await waitForDirty(page, cramp, true);
    await waitForRows(frame, 1);
    await save(page, cramp);
    const text = await readFile(workbench().path(`${cramp}.labels.json`), 'utf8');
    assert.match(text, /"label": "voluntary".*"note": "nvma painful, held 30 s"/u);
  });

  it('keys pressed in the explorer label nothing', async () => {
    const { page } = workbench();
    const frame = await waitForTraces(page);
    await drag(page, await pointAt(frame, 0, 7), await pointAt(frame, 0, 8));
    await until(frame, 'a span is selected', async () => (await selectionOf(frame)).length === 2);
    await page.locator('.explorer-folders-view .monaco-list').focus();
    await page.waitForTimeout(300);
    await page.keyboard.press('n');
    await page.waitForTimeout(500);
    assert.equal((await labelRows(frame)).length, 1);
    await page.keyboard.press('Escape');
  });

  it('the wheel changes the sweep at the pointer, and the scale stays true', async () => {
    const { page } = workbench();
    await runCommand(page, 'View: Focus Active Editor Group');
    const frame = await waitForTraces(page);
    const before = await tracesNumber(frame, 'seconds-per-division');
    const pointer = await pointAt(frame, 0, (await tracesNumber(frame, 'start-seconds')) + 3 * before);
    await wheel(page, pointer, { x: 0, y: -100 });
    await until(
      frame,
      'the sweep is faster',
      async () => (await tracesNumber(frame, 'seconds-per-division')) < before,
    );
    const after = await pointAt(frame, 0, await tracesNumber(frame, 'start-seconds'));
    assert.ok(after.x < pointer.x);
    await runCommand(page, 'EMG: Show Whole Recording');
    await until(frame, 'the whole recording is shown', async () => {
      const shown = 10 * (await tracesNumber(frame, 'seconds-per-division'));
      return shown > 30 && (await tracesNumber(frame, 'start-seconds')) === 0;
    });
    await workbench().screenshot('editing-cramp-whole');
  });

  it('detection proposes events, each with its evidence as sentences, and a proposal is accepted by one key', async () => {
    const { page } = workbench();
    const frame = await waitForTraces(page);
    await frame.locator('[data-testid="detect"]').click();
    await until(frame, 'there are proposals', async () =>
      (await labelRows(frame)).some(({ status }) => status === 'proposed'),
    );
    const rows = await labelRows(frame);
    const first = rows.findIndex(({ status }) => status === 'proposed');
    await frame.locator('[data-testid="label-row"]').nth(first).click();
    await workbench().screenshot('editing-proposals');
    await focusTraces(frame);
    await page.keyboard.press('a');
    await until(frame, 'it is accepted', async () => (await labelRows(frame))[first]?.status === 'accepted');
    await save(page, cramp);
  });

  it('two editors of one recording stay in step', async () => {
    const { page } = workbench();
    const first = await waitForTraces(page);
    const count = (await labelRows(first)).length;
    await runCommand(page, 'View: Split Editor Right');
    await until(first, 'two pages are visible', async () => (await visibleWebviews(page)).length === 2);
    const pages = await visibleWebviews(page);
    for (const frame of pages) await frame.locator('[data-testid="traces"][data-state="ready"]').waitFor();
    const [one, two] = pages;
    assert.ok(one && two);
    await focusTraces(two);
    await waitForStillTraces(two);
    await drag(page, await pointAt(two, 0, 1), await pointAt(two, 0, 1.5));
    await until(two, 'a span is selected', async () => (await selectionOf(two)).length === 2);
    await page.keyboard.press('i');
    await waitForRows(one, count + 1);
    await waitForRows(two, count + 1);
    await workbench().screenshot('editing-two-editors');
    await runCommand(page, 'View: Close Editor');
    await until(one, 'one page is left', async () => (await visibleWebviews(page)).length === 1);
    await save(page, cramp);
  });

  it('unsaved labels are still there, and still unsaved, after the window was reloaded', async () => {
    const { page } = workbench();
    let frame = await waitForTraces(page);
    const count = (await labelRows(frame)).length;
    await focusTraces(frame);
    await page.keyboard.press('End');
    await page.keyboard.press('Escape');
    for (let i = 0; i < 10; i++) await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('m');
    await waitForRows(frame, count + 1);
    await waitForDirty(page, cramp, true);
    const saved = await readFile(workbench().path(`${cramp}.labels.json`), 'utf8');
    await workbench().waitForBackup();
    await workbench().reload();
    frame = await tracesAgain(page, cramp);
    await waitForRows(frame, count + 1);
    await waitForDirty(page, cramp, true);
    assert.equal(await readFile(workbench().path(`${cramp}.labels.json`), 'utf8'), saved);
    await save(page, cramp);
    await closeEditor(page, cramp);
  }).timeout(180_000);

  it('a contracture is seen beside its force', async () => {
    const { page } = workbench();
    await openFromExplorer(page, 'contracture.edf');
    const frame = await waitForTraces(page);
    assert.equal(await frame.locator('[data-testid="lane"]').count(), 2);
    await focusTraces(frame);
    await page.keyboard.press('0');
    await until(
      frame,
      'the whole recording is shown',
      async () => (await tracesNumber(frame, 'seconds-per-division')) > 2,
    );
    await page.waitForTimeout(500);
    await workbench().screenshot('editing-contracture');
    await closeEditor(page, 'contracture.edf');
  });

  it('a text file that does not say its sampling rate asks for it once, and its labels remember it', async () => {
    const { page } = workbench();
    await explorerRow(page, 'norate.csv').dblclick();
    await page.waitForTimeout(500);
    await runCommand(page, 'View: Reopen Editor With...');
    await answer(page, 'EMG Labels');
    await answer(page, '1000');
    const frame = await waitForTraces(page);
    await focusTraces(frame);
    await drag(page, await pointAt(frame, 0, 0.5), await pointAt(frame, 0, 1));
    await page.keyboard.press('n');
    await waitForRows(frame, 1);
    await save(page, 'norate.csv');
    await explorerRow(page, 'norate.csv.labels.json').waitFor(); // the rows below move when it comes
    await closeEditor(page, 'norate.csv');
    assert.ok(existsSync(workbench().path('norate.csv.labels.json')));
  });

  it('a damaged file shows one clear sentence, and a way to try again', async () => {
    const { page } = workbench();
    await openFromExplorer(page, 'damaged.edf');
    const frame = await waitForWebview(page, '[data-testid="open-failure"]');
    await frame.getByText('damaged.edf is none of the formats read here').waitFor();
    await frame.getByText('Retry').waitFor();
    await workbench().screenshot('editing-damaged');
    await closeEditor(page, 'damaged.edf');
  });
});
