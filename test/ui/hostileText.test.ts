// Text of a workspace that would like to be a link, an icon or a name under a label: it is shown as the text it is, in every
// place of VS Code where we show any, in restricted mode and out of it.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { apply } from '../../src/labels/edits';
import { newDocument } from '../../src/labels/newDocument';
import { serialize } from '../../src/labels/serialize';
import { writeEdf } from '../fixtures/writers/edfWriter';
import { focusTraces, pointAt, waitForRows } from './support/emgEditor';
import { runCommand } from './support/palette';
import { useWorkbench } from './support/suite';
import { explorerRow, openFromExplorer, save } from './support/tabs';
import { drag, waitForTraces } from './support/webviews';

const link = '[Fix the file](command:workbench.action.openSettings?%22emg.reviewer%22)';
const webLink = '[the manual](https://example.org/)';
const icon = '$(trash)';
const shownLink = '[Fix the file] (command :workbench.action.openSettings?%22emg.reviewer%22)';
const shownIcon = '$ (trash)';
/** In a file's name no slash can stand. */
const nameLink = '[x](command:workbench.action.files.newUntitledFile)';

function sine(): Uint8Array {
  const samples = Float64Array.from(
    { length: 5000 },
    (_, i) => 100 * Math.sin((2 * Math.PI * 50 * i) / 1000),
  );
  const limits = { physicalMinimum: -500, physicalMaximum: 500 };
  const channels = [{ name: 'EMG', unit: 'uV', samplesPerRecord: 1000, samples, ...limits }];
  return writeEdf({ variant: 'EDF', recordSeconds: 1, channels });
}

/** Six channels of half a minute at 20 kHz: detection in it takes long enough to be seen in the status bar. */
function busy(): Uint8Array {
  const samples = Float64Array.from({ length: 600_000 }, (_, i) => 300 * Math.sin(i * i));
  const limits = { physicalMinimum: -500, physicalMaximum: 500 };
  const channels = Array.from({ length: 6 }, (_, i) => ({
    name: `EMG ${i + 1}`,
    unit: 'uV',
    samplesPerRecord: 20_000,
    samples,
    ...limits,
  }));
  return writeEdf({ variant: 'EDF', recordSeconds: 1, channels });
}

/** A sidecar whose one label has this name. */
function labelled(label: string): string {
  const channels = [{ name: 'EMG', samplingRate: 1000, samples: 5000 }];
  const recording = {
    durationSeconds: 5,
    channels: channels.map((channel) => ({
      ...channel,
      unit: 'µV',
      kind: 'emg' as const,
      kindReason: 'by its name',
    })),
  };
  const document = newDocument('labelled.edf', recording, { bytes: 1, sha256: '0'.repeat(64) });
  const record = {
    id: 'a',
    channels: ['EMG'],
    start: 1000,
    end: 2000,
    label,
    status: 'accepted',
    by: 'someone',
  } as const;
  return serialize(apply(document, { kind: 'add', record }));
}

async function fill(folder: string): Promise<void> {
  const write = (name: string, content: string | Uint8Array): Promise<void> =>
    writeFile(join(folder, name), content);
  await mkdir(join(folder, '.vscode'));
  await write('.vscode/settings.json', '{"emg.reviewer": "Prof. Someone Else", "emg.detection.on": 99}');
  await write('plain.edf', sine());
  await write(`${nameLink} ${icon}.edf`, busy());
  await write(`${nameLink} ${icon}.csv`, 'EMG\n1\n2\n3\n4\n');
  await write('labelled.edf', sine());
  await write('labelled.edf.labels.json', labelled(`${icon} ${link}`));
  await write(`${icon}${nameLink}.dat`, new Uint8Array(4000));
  await write('warned.hea', `warned 1 1000 1000\n${icon}${nameLink}.dat 16 200/mV 16 0 0 0 0 EMG\n`);
}

/** Nothing in it can be clicked or is a picture that a text asked for. */
async function assertOnlyText(place: Locator, ...shown: readonly string[]): Promise<void> {
  await place.first().waitFor({ timeout: 15_000 });
  const text = (await place.allTextContents()).join('\n').replaceAll('\u00a0', ' ');
  for (const part of shown) assert.ok(text.includes(part), `${text} shows ${part}`);
  const links = place.locator('a[href]:not([href=""]), a[data-href], .monaco-link');
  assert.equal(await links.count(), 0, `no link in: ${text}`);
  assert.equal(await place.locator('.codicon-trash').count(), 0, `no icon in: ${text}`);
}

function notification(page: Page): Locator {
  return page.locator('.notifications-toasts .notification-list-item-message');
}

async function clearNotifications(page: Page): Promise<void> {
  await runCommand(page, 'Notifications: Clear All Notifications');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  await notification(page).first().waitFor({ state: 'hidden' });
}

describe('Text of a workspace in restricted mode', () => {
  const workbench = useWorkbench({
    fill,
    settings: {
      'security.workspace.trust.enabled': true,
      'security.workspace.trust.startupPrompt': 'never',
      'workbench.editorAssociations': { '*.csv': 'emg.recording.optional' },
    },
  });

  it('is text where a sidecar arrives that cannot be read', async () => {
    const { page } = workbench();
    await page.getByText('Restricted Mode', { exact: false }).first().waitFor();
    await openFromExplorer(page, 'plain.edf');
    await focusTraces(await waitForTraces(page));
    const sidecar = workbench().path('plain.edf.labels.json');
    await writeFile(sidecar, labelled('rest').replace('"version": "1', `"version": "${link} 1`));
    await assertOnlyText(notification(page), '[Fix the file] (command :');
    await clearNotifications(page);
    await writeFile(sidecar, labelled('rest'));
  });

  it('is text in the name of a recording that is detected in', async () => {
    const { page } = workbench();
    await openFromExplorer(page, `${nameLink} ${icon}.edf`);
    await focusTraces(await waitForTraces(page));
    await page.keyboard.press('d');
    const progress = page.locator('.statusbar-item').filter({ hasText: 'Detecting events in' });
    await assertOnlyText(progress, '[x] (command :workbench.action.files.newUntitledFile)', shownIcon);
    await workbench().screenshot('hostile-progress');
    await runCommand(page, 'EMG: Cancel Detection');
    await progress.waitFor({ state: 'detached' });
  });

  it('is text in the labels to choose from', async () => {
    const { page } = workbench();
    await openFromExplorer(page, 'labelled.edf');
    const frame = await waitForTraces(page);
    await drag(page, await pointAt(frame, 0, 3), await pointAt(frame, 0, 4));
    await page.keyboard.press('l');
    await page.locator('.quick-input-box input').fill('Fix the file');
    const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Fix the file' });
    await assertOnlyText(row, shownLink, shownIcon);
    await workbench().screenshot('hostile-labels');
    await page.keyboard.press('Escape');
  });

  it('is text among the warnings', async () => {
    const { page } = workbench();
    await openFromExplorer(page, 'warned.hea');
    await waitForTraces(page);
    await runCommand(page, 'EMG: Show Warnings About This Recording');
    const warning = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'are not read' });
    await assertOnlyText(warning, shownIcon, 'command :');
    await workbench().screenshot('hostile-warnings');
    await page.keyboard.press('Escape');
  });

  it('does not sign a label', async () => {
    const { page } = workbench();
    await openFromExplorer(page, 'plain.edf');
    const frame = await waitForTraces(page);
    await drag(page, await pointAt(frame, 0, 3), await pointAt(frame, 0, 4));
    await page.keyboard.press('v');
    await waitForRows(frame, 2);
    await save(page, 'plain.edf');
    const text = await readFile(workbench().path('plain.edf.labels.json'), 'utf8');
    assert.match(text, /"label": "voluntary"/u);
    assert.doesNotMatch(text, /Someone Else/u);
  });

  it('is text in the question for a sampling rate', async () => {
    const { page } = workbench();
    await explorerRow(page, `${nameLink} ${icon}.csv`).dblclick();
    const question = page.locator('.quick-input-widget');
    await question.getByText('does not say how fast it was sampled').first().waitFor();
    await assertOnlyText(question.locator('.quick-input-message'), 'command :', shownIcon);
    await workbench().screenshot('hostile-question');
    await page.keyboard.press('Escape');
  });
});

describe('Text of a workspace that is trusted', () => {
  // Only there a study's parameter file is read.
  const workbench = useWorkbench({ fill });

  async function pin(text: string): Promise<void> {
    await mkdir(workbench().path('.emg'), { recursive: true });
    await writeFile(workbench().path('.emg', 'detection.json'), text);
  }

  it('is text where a parameter file makes detection fail', async () => {
    const { page } = workbench();
    await openFromExplorer(page, 'plain.edf');
    await focusTraces(await waitForTraces(page));
    for (const name of [`x". ${link} "`, `${icon} ${webLink}`, 'x\u202e\n](command:y)']) {
      await pin(JSON.stringify({ [name]: 1 }));
      await focusTraces(await waitForTraces(page));
      await page.keyboard.press('d');
      await assertOnlyText(
        notification(page),
        'There is no detection parameter',
        'Mend the file and detect again.',
      );
      await workbench().screenshot('hostile-parameter-file');
      await clearNotifications(page);
    }
    await pin(`{"on": "${'[x](command:y)'.repeat(5000)}"}`);
    await focusTraces(await waitForTraces(page));
    await page.keyboard.press('d');
    await assertOnlyText(notification(page), '…');
    await clearNotifications(page);
    await pin('{}');
  });
});
