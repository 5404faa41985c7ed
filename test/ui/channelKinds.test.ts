// What a channel is, put right by a person: from its lane's menu, for one recording and for a study; and a rate once given.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { writeEdf } from '../fixtures/writers/edfWriter';
import { outFolder } from '../harness/paths';
import { chooseEntry } from './support/menus';
import { answer, pick, runCommand } from './support/palette';
import { useWorkbench } from './support/suite';
import { closeEditor, openFromExplorer, save, waitForDirty } from './support/tabs';
import { waitForTraces } from './support/webviews';

const rate = 1000;

const twoChannels = [
  { name: 'EMG TA', unit: 'uV' },
  { name: 'Aux 1', unit: 'mV' },
];

function edf(...channels: readonly { readonly name: string; readonly unit: string }[]): Uint8Array {
  const samples = Float64Array.from({ length: 4 * rate }, (_, i) => 80 * Math.sin(i * i));
  const limits = { physicalMinimum: -500, physicalMaximum: 500, samplesPerRecord: rate, samples };
  return writeEdf({
    variant: 'EDF',
    recordSeconds: 1,
    channels: channels.map((channel) => ({ ...channel, ...limits })),
  });
}

async function fill(folder: string): Promise<void> {
  await writeFile(join(folder, 'ecg.edf'), edf({ name: 'ECG', unit: 'mV' }));
  await writeFile(join(folder, 'a.edf'), edf(...twoChannels));
  await writeFile(join(folder, 'b.edf'), edf(...twoChannels));
  const rows = Array.from({ length: 3000 }, (_, i) => (50 * Math.sin(i * i)).toFixed(3));
  await writeFile(join(folder, 'table.csv'), `EMG [uV]\n${rows.join('\n')}\n`);
}

/** Waits for the frame in which a lane is of a kind: the page may be loaded anew meanwhile. */
async function laneOfKind(page: Page, name: string, kind: string): Promise<Frame> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const frame = await waitForTraces(page);
    const lane = frame.locator(`[data-testid="lane"][data-kind="${kind}"]`, { hasText: name });
    const isThere = await lane.count().catch(() => 0);
    if (isThere > 0) return frame;
    assert.ok(Date.now() < deadline, `${name} did not become ${kind} within 30 s`);
    await page.waitForTimeout(100);
  }
}

/** Opens the menu of a lane and chooses what the channel is. */
async function changeFromLane(page: Page, frame: Frame, name: string, kind: string): Promise<void> {
  await frame.locator('[data-testid="lane"]', { hasText: name }).click({ button: 'right' });
  const item = page.getByRole('menuitem', { name: /Change What a Channel Is/u });
  await chooseEntry(item);
  await pick(page, kind);
}

describe('What a channel is', () => {
  const workbench = useWorkbench({ fill });

  it('is changed from its lane for one recording, saved with its labels, and undone', async () => {
    const { page } = workbench();
    await openFromExplorer(page, 'a.edf');
    const frame = await laneOfKind(page, 'Aux 1', 'emg');
    await changeFromLane(page, frame, 'Aux 1', 'Force or movement');
    await pick(page, 'In this recording');
    await laneOfKind(page, 'Aux 1', 'mechanical');
    await waitForDirty(page, 'a.edf', true);
    await mkdir(join(outFolder, 'seen'), { recursive: true });
    await page.screenshot({ path: join(outFolder, 'seen', 'channelKind.png') });
    await save(page, 'a.edf');
    const text = await readFile(workbench().path('a.edf.labels.json'), 'utf8');
    assert.match(text, /"name": "Aux 1".*"kind": "mechanical"/u);
    await page.keyboard.press('Control+z');
    await laneOfKind(page, 'Aux 1', 'emg');
    await runCommand(page, 'EMG: Change What a Channel Is…');
    await pick(page, 'Aux 1');
    await pick(page, 'Target');
    await pick(page, 'In this recording');
    await laneOfKind(page, 'Aux 1', 'target');
    await save(page, 'a.edf');
    await closeEditor(page, 'a.edf');
    await openFromExplorer(page, 'a.edf');
    await laneOfKind(page, 'Aux 1', 'target');
    await closeEditor(page, 'a.edf');
  });

  it('is said when detection looks at none, with the way to put that right', async () => {
    const { page } = workbench();
    await openFromExplorer(page, 'ecg.edf');
    await laneOfKind(page, 'ECG', 'other');
    await runCommand(page, 'EMG: Detect Events');
    const told = page.locator('.notification-list-item', {
      hasText: 'No channel is taken for EMG, so nothing was looked at. Not looked at: ECG (by its name).',
    });
    await told.first().waitFor();
    await page.screenshot({ path: join(outFolder, 'seen', 'noEmg.png') });
    await closeEditor(page, 'ecg.edf');
  });

  it('is said once for a study, and then holds in every recording', async () => {
    const { page } = workbench();
    await openFromExplorer(page, 'b.edf');
    const frame = await laneOfKind(page, 'Aux 1', 'emg');
    await changeFromLane(page, frame, 'Aux 1', 'Trigger');
    await pick(page, 'In all recordings of the study');
    await answer(page, 'Aux *');
    await laneOfKind(page, 'Aux 1', 'trigger');
    const study = JSON.parse(await readFile(workbench().path('.emg/detection.json'), 'utf8')) as object;
    assert.deepEqual(study, { channels: { 'Aux *': 'trigger' } });
    await closeEditor(page, 'b.edf');
    await openFromExplorer(page, 'b.edf');
    await laneOfKind(page, 'Aux 1', 'trigger');
    await closeEditor(page, 'b.edf');
  });

  it('of a recording without a sampling rate waits for the rate, which is asked for once', async () => {
    const { page } = workbench();
    await openFromExplorer(page, 'table.csv');
    await runCommand(page, 'View: Reopen Editor With...');
    await pick(page, 'EMG Labels');
    await page.locator('.quick-input-widget').getByText('does not say how fast').waitFor();
    await answer(page, '1000');
    await laneOfKind(page, 'EMG', 'emg');
    await save(page, 'table.csv');
    assert.match(
      await readFile(workbench().path('table.csv.labels.json'), 'utf8'),
      /"givenSamplingRate": 1000/u,
    );
    await closeEditor(page, 'table.csv');
    await openFromExplorer(page, 'table.csv');
    await runCommand(page, 'View: Reopen Editor With...');
    await pick(page, 'EMG Labels');
    await laneOfKind(page, 'EMG', 'emg');
    assert.equal(await page.locator('.quick-input-widget').isVisible(), false);
    await closeEditor(page, 'table.csv');
  });
});
