// What the engine says of its proposals, read by keyboard in VS Code: D, J, W, Tab, Enter, Escape. Then a study changes
// its parameters, and a label that someone had accepted has lost its support.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { Frame } from 'playwright-core';
import { writeSampleWorkspaceTo } from '../harness/sampleWorkspace';
import { focusTraces, labelRows, traces, tracesNumber, until, waitForRows } from './support/emgEditor';
import { useWorkbench } from './support/suite';
import { openFromExplorer, save } from './support/tabs';
import { waitForTraces } from './support/webviews';

const cramp = 'cramp.edf';
const sidecar = `${cramp}.labels.json`;

/** Which part of the page has the keyboard: its test id, or the text of a moment. */
const keyboardIn = (frame: Frame): Promise<string> =>
  frame.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('data-testid') ?? element?.textContent ?? '';
  });

const keyboardGoesTo = (frame: Frame, place: string): Promise<void> =>
  until(frame, `the keyboard is in ${place}`, async () => (await keyboardIn(frame)) === place);

const cursorIsAt = (frame: Frame, seconds: number): Promise<void> =>
  until(
    frame,
    `the cursor is at ${seconds} s`,
    async () => Math.abs((await tracesNumber(frame, 'cursor-seconds')) - seconds) < 0.001,
  );

const isSelected = (frame: Frame, label: string): Promise<void> =>
  until(frame, `${label || 'nothing'} is selected`, async () => {
    const chosen = (await labelRows(frame)).filter(({ selected }) => selected);
    return chosen.map((row) => row.label).join() === label;
  });

describe('What the engine says, in VS Code', () => {
  const workbench = useWorkbench({ fill: writeSampleWorkspaceTo });
  const group = (frame: Frame, name: string) => frame.locator(`[data-testid=evidence] [data-group=${name}]`);

  it('is the evidence of the proposed cramp, as the README shows it', async () => {
    const { page } = workbench();
    await workbench().setTheme('dark');
    await openFromExplorer(page, cramp);
    const frame = await waitForTraces(page);
    await focusTraces(frame);
    await page.keyboard.press('d');
    const rows = await waitForRows(frame, 2);
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['voluntary', 'neurogenic-cramp'],
    );
    await workbench().press('j', 'j', '0');
    await isSelected(frame, 'neurogenic-cramp');
    await page.keyboard.press('w');
    await keyboardGoesTo(frame, 'evidence');
    assert.equal(await group(frame, 'for').locator('h3').innerText(), 'Speaks for it');
    await page.mouse.move(700, 880);
    await page.waitForTimeout(400);
    await workbench().screenshot('readme-evidence');
    await page.keyboard.press('Escape');
    await keyboardGoesTo(frame, 'traces');
  });

  it('W says what to do where nothing is selected, and is content once it is done', async () => {
    const { page } = workbench();
    const frame = await waitForTraces(page);
    await page.keyboard.press('Escape');
    await isSelected(frame, '');
    await page.keyboard.press('w');
    const notice = frame.locator('[data-testid=notice]');
    await notice.getByText('Select a label first: click it, or press J for the next one.').waitFor();
    await workbench().screenshot('evidence-nothing-selected');
    await page.keyboard.press('k');
    await isSelected(frame, 'voluntary');
    await notice.waitFor({ state: 'hidden' });
  });

  it('W leads to why the effort is no cramp, and back', async () => {
    const { page } = workbench();
    const frame = await waitForTraces(page);
    const details = frame.locator('[data-testid=details]');
    await page.keyboard.press('w');
    await keyboardGoesTo(frame, 'evidence');
    const whyNot = group(frame, 'why-not');
    assert.equal(await whyNot.locator('h3').innerText(), 'Why not a cramp?');
    const sentences = await whyNot.locator('.evidence-text').allInnerTexts();
    assert.match(sentences.join('\n'), /more regularly than in a cramp: robust CoV [^]*\n.*begins abruptly/u);
    const [box, around] = [await whyNot.boundingBox(), await details.boundingBox()];
    assert.ok(box && around && box.y >= around.y, 'its first sentence is in view');
    await workbench().screenshot('evidence-why-not');
    const cursor = await tracesNumber(frame, 'cursor-seconds');
    await page.keyboard.press('ArrowRight');
    await until(
      frame,
      'the cursor moves',
      async () => (await tracesNumber(frame, 'cursor-seconds')) > cursor,
    );
    await page.keyboard.press('w');
    await keyboardGoesTo(frame, 'traces');
    assert.equal(await details.evaluate((element) => element.scrollTop), 0);
  });

  it('a sentence leads to its moment on the trace, by Enter and by a click', async () => {
    const { page } = workbench();
    const frame = await waitForTraces(page);
    await workbench().press('w');
    await keyboardGoesTo(frame, 'evidence');
    await workbench().press('Tab', 'Enter');
    await cursorIsAt(frame, 6.035);
    await workbench().screenshot('evidence-moment');
    assert.equal(await keyboardIn(frame), '0:06.035', 'Enter only presses; it does not start a note as well');
    await page.keyboard.press('Escape');
    await keyboardGoesTo(frame, 'traces');
    await isSelected(frame, 'voluntary');
    await group(frame, 'why-not').getByText('0:08.920').first().click();
    await cursorIsAt(frame, 8.92);
    assert.equal(await keyboardIn(frame), 'traces');
  });

  it('an accepted cramp that a study’s new parameters no longer support is marked, until it is kept', async () => {
    const { page } = workbench();
    const frame = await waitForTraces(page);
    const stale = frame.locator('[data-testid=label-row][data-stale]');
    await workbench().press('j');
    await isSelected(frame, 'neurogenic-cramp');
    await page.keyboard.press('a');
    await until(frame, 'it is accepted', async () => (await labelRows(frame))[1]?.status === 'accepted');
    await mkdir(workbench().path('.emg'));
    await writeFile(workbench().path('.emg', 'detection.json'), '{ "crampDuration": 60 }\n');
    await page.keyboard.press('d');
    await page.locator('.statusbar').getByText('One accepted label is no longer found').waitFor();
    await stale.waitFor();
    await frame.locator('[data-testid=stale]').getByText('The engine no longer finds this').waitFor();
    assert.match(
      (await traces(frame).getAttribute('aria-description')) ?? '',
      /cramp, Accepted, no longer found/u,
    );
    await workbench().screenshot('evidence-stale-selected');
    await page.keyboard.press('Escape');
    await isSelected(frame, '');
    await workbench().screenshot('evidence-stale');
    await save(page, cramp);
    assert.match(await readFile(workbench().path(sidecar), 'utf8'), /"neurogenic-cramp".*"stale": true/u);
    await stale.click();
    await page.keyboard.press('a');
    await stale.waitFor({ state: 'detached' });
    await save(page, cramp);
    assert.doesNotMatch(await readFile(workbench().path(sidecar), 'utf8'), /"stale"/u);
    await page.keyboard.press('Delete');
    const left = await waitForRows(frame, 2);
    assert.ok(
      left.every(({ label }) => label !== 'neurogenic-cramp'),
      'it can be deleted too',
    );
  });
});
