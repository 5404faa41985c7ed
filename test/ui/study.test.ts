// A study's own labels in VS Code: their keys, colours and descriptions, what it asks for, and a change of its file.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { parse } from '../../src/labels/parse';
import { writeSampleWorkspaceTo } from '../harness/sampleWorkspace';
import { focusTraces, waitForRows } from './support/emgEditor';
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

async function fill(folder: string): Promise<void> {
  await writeSampleWorkspaceTo(folder);
  await mkdir(join(folder, '.emg'), { recursive: true });
  await writeFile(join(folder, '.emg', 'study.json'), JSON.stringify({ labels }));
}

describe('The labels of a study', () => {
  const workbench = useWorkbench({ fill });
  const select = async (frame: Frame): Promise<void> => {
    const { page } = workbench();
    await focusTraces(frame);
    await page.keyboard.press('Escape');
    for (let press = 0; press < 6; press++) await page.keyboard.press('ArrowRight');
    for (let press = 0; press < 8; press++) await page.keyboard.press('Shift+ArrowRight');
  };

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
