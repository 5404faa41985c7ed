// A study in VS Code: its own labels with their keys, colours and descriptions, what it asks for, a change of its file, and
// the question who reads where it is read blind.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { parse } from '../../src/labels/parse';
import { writeSampleWorkspaceTo } from '../harness/sampleWorkspace';
import { focusTraces, waitForRows } from './support/emgEditor';
import { pick, runCommand } from './support/palette';
import { useWorkbench } from './support/suite';
import { openFromExplorer, save } from './support/tabs';
import { waitForTraces } from './support/webviews';

const cramp = 'cramp.edf';

/** Two labels of its own, one of a colour that no dark theme shows and one that no light one does; one that ships. */
const labels = [
  {
    name: 'twitch',
    displayName: 'Twitch <b>short</b>',
    description: 'Shorter than 0.2 s, seen on the skin',
    key: '5',
    color: '#000080',
    required: ['note'],
  },
  { name: 'dystonia', displayName: 'Dystonia', description: 'Sustained', key: 'n', color: '#ffff80' },
  { name: 'rest' },
];

/** The sample workspace with a study in it. */
function filledWith(study: object): (folder: string) => Promise<void> {
  return async (folder) => {
    await writeSampleWorkspaceTo(folder);
    await mkdir(join(folder, '.emg'), { recursive: true });
    await writeFile(join(folder, '.emg', 'study.json'), JSON.stringify(study));
  };
}

/** Selects a span beside the cursor by keyboard. */
async function selectSpan(page: Page, frame: Frame): Promise<void> {
  await focusTraces(frame);
  await page.keyboard.press('Escape');
  for (let press = 0; press < 6; press++) await page.keyboard.press('ArrowRight');
  for (let press = 0; press < 8; press++) await page.keyboard.press('Shift+ArrowRight');
}

describe('The labels of a study', () => {
  const workbench = useWorkbench({ fill: filledWith({ labels }) });
  const select = (frame: Frame): Promise<void> => selectSpan(workbench().page, frame);

  it('are given by their keys, one that ships among them, and asked for what they must have', async () => {
    const { page } = workbench();
    await openFromExplorer(page, cramp);
    const frame = await waitForTraces(page);
    await select(frame);
    await page.keyboard.press('5');
    await waitForRows(frame, 1);
    await frame.getByTestId('label-row').getByText('Twitch <b>short</b>').waitFor();
    await frame.getByTestId('study-remark').getByText('The study asks for a note').waitFor();
    await select(frame);
    await page.keyboard.press('n');
    await waitForRows(frame, 2);
    await frame.getByTestId('label-row').getByText('Dystonia').waitFor();
    await save(page, cramp);
    const read = parse(await readFile(workbench().path(`${cramp}.labels.json`), 'utf8'));
    assert.ok('document' in read);
    assert.deepEqual(read.document.labels.map(({ label }) => label).sort(), ['dystonia', 'twitch']);
  });

  it('have their colours in every theme, as light or dark as it needs them', async () => {
    const { page } = workbench();
    const frame = await waitForTraces(page);
    const shown: string[] = [];
    for (const theme of ['dark', 'light', 'high-contrast'] as const) {
      await workbench().setTheme(theme);
      await page.waitForTimeout(700);
      await workbench().screenshot(`study-${theme}`);
      const marks = frame.locator('.label-row .category-mark');
      const colours = await marks.evaluateAll((all) =>
        all.map((mark) => getComputedStyle(mark).backgroundColor),
      );
      shown.push(colours.join(' '));
    }
    assert.equal(new Set(shown.map((colours) => colours.split(' rgb')[0])).size > 1, true, shown.join('\n'));
    await workbench().setTheme('dark');
  });

  it('are others as soon as its file is', async () => {
    const { page } = workbench();
    const frame = await waitForTraces(page);
    const changed = [{ name: 'dystonia', displayName: 'Dystonic burst', key: 'a' }, { name: 'rest' }];
    await writeFile(workbench().path('.emg/study.json'), JSON.stringify({ labels: changed }));
    await frame.getByTestId('label-row').getByText('Dystonic burst').waitFor();
    await frame.getByTestId('label-row').getByText('not in the study’s set').waitFor();
    await frame.getByText('The key "a" of "dystonia" means something else').waitFor();
  });
});

describe('A study that is read blind, in VS Code', () => {
  const workbench = useWorkbench({
    fill: filledWith({ blind: true, readers: ['Ana', 'Ben'], adjudicators: ['Cora'] }),
  });
  const question = () => workbench().page.getByText('Who are you in this study?');

  it('asks once who reads, whose own file then takes the labels', async () => {
    const { page } = workbench();
    await openFromExplorer(page, cramp);
    await question().waitFor();
    await workbench().screenshot('study-who-reads');
    await pick(page, 'Ana');
    const frame = await waitForTraces(page);
    await frame.getByText('Ana').first().waitFor();
    await selectSpan(page, frame);
    await page.keyboard.press('n');
    await waitForRows(frame, 1);
    await save(page, cramp);
    const read = parse(await readFile(workbench().path(`${cramp}.ana.labels.json`), 'utf8'));
    assert.ok('document' in read);
    assert.equal(read.document.labels[0]?.by, 'Ana');
    await openFromExplorer(page, 'contracture.edf');
    await waitForTraces(page);
    assert.equal(await question().isVisible(), false, 'the answer is remembered');
  });

  it('is read as somebody else by the same command', async () => {
    const { page } = workbench();
    await openFromExplorer(page, cramp);
    await waitForTraces(page);
    await runCommand(page, 'EMG: Read Blind…');
    await pick(page, 'Read as somebody else…');
    await question().waitFor();
    await pick(page, 'Ben');
    const frame = await waitForTraces(page);
    await frame.getByText('Ben').first().waitFor();
    await waitForRows(frame, 0);
  });
});
