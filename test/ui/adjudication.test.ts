// Two blind readings of a recording, adjudicated in VS Code by keyboard: three disagreements, what agrees at once, undo.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import type { LabelDocument } from '../../src/labels/labelDocument';
import { parse } from '../../src/labels/parse';
import { writeSampleWorkspaceTo } from '../harness/sampleWorkspace';
import { focusTraces, until, waitForRows } from './support/emgEditor';
import { runCommand } from './support/palette';
import { writeReading } from './support/readings';
import { useWorkbench } from './support/suite';
import { openFromExplorer, save, tracesAgain, waitForDirty } from './support/tabs';
import { waitForTraces } from './support/webviews';

const cramp = 'cramp.edf';

async function fill(folder: string): Promise<void> {
  await writeSampleWorkspaceTo(folder);
  await writeReading(join(folder, cramp), 'Ana', [
    ['voluntary', 2, 4],
    ['voluntary', 6, 8],
    ['rest', 10, 12],
  ]);
  await writeReading(join(folder, cramp), 'Ben', [
    ['voluntary', 2.1, 4],
    ['tremor', 6, 8],
    ['rest', 10, 10.9],
    ['fasciculation', 14, 16],
  ]);
}

async function progress(frame: Frame, text: string): Promise<void> {
  await frame.getByTestId('adjudication-progress').getByText(text).waitFor();
}

async function heading(frame: Frame, text: string): Promise<void> {
  await frame.getByTestId('adjudication-item').getByText(text).waitFor();
}

describe('Two blind readings, adjudicated in VS Code', () => {
  const workbench = useWorkbench({ fill });
  const shared = async (): Promise<LabelDocument> => {
    const read = parse(await readFile(workbench().path(`${cramp}.labels.json`), 'utf8'));
    assert.ok('document' in read);
    return read.document;
  };

  it('stand side by side: how far they agree, a lane each, and the first disagreement', async () => {
    const { page } = workbench();
    await openFromExplorer(page, cramp);
    const frame = await waitForTraces(page);
    await focusTraces(frame);
    await runCommand(page, 'EMG: Adjudicate Readings');
    await frame.getByTestId('adjudication').waitFor();
    await frame.getByTestId('labels-only').getByText('Labels only').waitFor();
    await frame.getByText('1 label agrees; 3 do not').waitFor();
    await frame.getByText(/Cohen’s kappa 0\.\d\d: moderate/u).waitFor();
    await heading(frame, '1 of 3: Named differently');
    await progress(frame, '0 of 3 disagreements decided');
    for (const theme of ['dark', 'light', 'high-contrast'] as const) {
      await workbench().setTheme(theme);
      await page.waitForTimeout(700);
      await page.screenshot({ path: `out/screenshots/adjudication-${theme}.png` });
    }
    await workbench().setTheme('dark');
  });

  it('are walked and decided by keyboard, each step undone by one key', async () => {
    const { page } = workbench();
    const frame = await waitForTraces(page);
    await focusTraces(frame);
    await page.keyboard.press('Shift+J');
    await heading(frame, '2 of 3: Same label, other edges');
    await page.keyboard.press('Shift+K');
    await heading(frame, '1 of 3: Named differently');
    await page.keyboard.press('2');
    await heading(frame, '2 of 3: Same label, other edges');
    await progress(frame, '1 of 3');
    for (let press = 0; press < 4; press++) await page.keyboard.press('Shift+ArrowRight');
    await page.screenshot({ path: 'out/screenshots/adjudication-span.png' });
    await page.keyboard.press('3');
    await heading(frame, '3 of 3: Marked by Ben alone');
    await page.keyboard.press('4');
    await progress(frame, 'All disagreements are decided.');
    await page.keyboard.press('ControlOrMeta+z');
    await progress(frame, '2 of 3');
    await page.keyboard.press('1');
    await progress(frame, 'All disagreements are decided.');
    await page.keyboard.press('Shift+A');
    await progress(frame, 'All is decided');
    await page.screenshot({ path: 'out/screenshots/adjudication-done.png' });
    await frame.getByTestId('show-agreement').waitFor();
    await save(page, cramp);
    const { labels } = await shared();
    assert.deepEqual(
      labels.map(({ label, status }) => [label, status]),
      [
        ['voluntary', 'accepted'],
        ['tremor', 'accepted'],
        ['rest', 'accepted'],
        ['fasciculation', 'rejected'],
      ],
    );
    for (const { reviews, by } of labels) {
      assert.deepEqual(Object.keys(reviews ?? {}), ['Ana', 'Ben']);
      assert.ok(by !== 'Ana' && by !== 'Ben');
    }
    assert.match(labels[2]?.reviews?.['Ben']?.note ?? '', /^Blind reading: rest from 10 s to 10\.9 s on /u);
  });

  it('take a span that is typed, too, and leave the page when it is ended', async () => {
    const { page } = workbench();
    const frame = await waitForTraces(page);
    await focusTraces(frame);
    await page.keyboard.press('Shift+K');
    await heading(frame, '2 of 3: Same label, other edges');
    await frame.getByTestId('span-start').fill('10.25');
    await frame.getByTestId('span-end').fill('11.5');
    await frame.getByTestId('span-end').press('Enter');
    await waitForDirty(page, cramp, true);
    await save(page, cramp);
    const { labels, header } = await shared();
    const rate = header.channels[0]?.samplingRate ?? NaN;
    assert.deepEqual([labels[2]?.start, labels[2]?.end], [10.25 * rate, 11.5 * rate]);
    await frame.getByTestId('end-adjudication').click();
    await until(
      frame,
      'the panel is gone',
      async () => !(await frame.getByTestId('adjudication').isVisible()),
    );
  });
});

describe('A blind reading, in VS Code', () => {
  const workbench = useWorkbench({ fill });

  it('hides the labels of others, and says so in the status line', async () => {
    const { page } = workbench();
    await openFromExplorer(page, cramp);
    const first = await waitForTraces(page);
    await focusTraces(first);
    await runCommand(page, 'EMG: Read Blind…');
    await page.locator('.quick-input-widget').getByText('Read cramp.edf blind').click();
    // The editor closes, and opens again with another label file.
    await page.waitForFunction(() => document.querySelectorAll('iframe.webview').length === 0);
    const frame = await waitForTraces(page);
    await frame.getByTestId('blind-reading').getByText('Reading blind as').waitFor();
    await focusTraces(frame);
    await runCommand(page, 'EMG: Adjudicate Readings');
    await page.getByText('You read this recording blind').first().waitFor();
    for (const theme of ['dark', 'light', 'high-contrast'] as const) {
      await workbench().setTheme(theme);
      await page.waitForTimeout(700);
      await page.screenshot({ path: `out/screenshots/blind-${theme}.png` });
    }
  });

  it('has the same reader in a window that has just opened, so that a crash takes nothing from it', async () => {
    const { page } = workbench();
    const first = await waitForTraces(page);
    await focusTraces(first);
    for (let i = 0; i < 5; i++) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('n');
    await waitForRows(first, 1);
    await workbench().crash();
    const frame = await tracesAgain(page, cramp);
    await frame.getByTestId('blind-reading').getByText('Reading blind as Test Reader').waitFor();
    await waitForRows(frame, 1);
    await save(page, cramp);
    const own = parse(await readFile(workbench().path(`${cramp}.test-reader.labels.json`), 'utf8'));
    assert.ok('document' in own);
    assert.deepEqual(
      own.document.labels.map(({ by }) => by),
      ['Test Reader'],
    );
  });

  it('is ended by the same command, and the shared labels are back', async () => {
    const { page } = workbench();
    await focusTraces(await waitForTraces(page));
    await runCommand(page, 'EMG: Read Blind…');
    await page.locator('.quick-input-widget').getByText('End the blind reading of cramp.edf').click();
    await page.waitForFunction(() => document.querySelectorAll('iframe.webview').length === 0);
    const frame = await waitForTraces(page);
    await waitForRows(frame, 0);
    assert.equal(await frame.getByTestId('blind-reading').isVisible(), false);
  });
});
