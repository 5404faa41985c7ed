// Real recordings of every kind, traps included, open as traces that someone can look at.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { copyFile, readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { useWorkbench } from './support/suite';
import { openFromExplorer } from './support/tabs';
import { runCommand } from './support/palette';
import { waitForWebview } from './support/webviews';

const shared = resolve(import.meta.dirname, '../../../shared/data');

/** What is opened, how many lanes it shows, and what is special about it. */
const recordings: readonly (readonly [file: string, lanes: number, special: string])[] = [
  ['edf-bdf/edfReader/edfPlusD.edf', 11, 'EDF+D with gaps'],
  ['edf-bdf/edfReader/bdfPlusC.bdf', 11, 'BDF+C with annotations'],
  ['edf-bdf/edfio/mne_test.edf', 139, 'samples outside the digital range'],
  ['delsys-trigno/trigno_emg.edf', 14, 'channels without a scale'],
  ['emg-with-torque/knee.edf', 4, 'torque and angle beside the EMG'],
  ['bids-emg/emg_TwoHDsEMG/sub-01/emg/sub-01_task-isometric_emg.edf', 128, 'two grids of many channels'],
  ['physionet-emgdb/truncated-copy/emg_neuropathy.hea', 1, 'a damaged copy'],
];

const hypnogram = 'SC4001EC-Hypnogram.edf';

/** Copies a file with those that belong to it: same name with another ending, or the same BIDS entities. */
async function copyWithCompanions(file: string, folder: string): Promise<void> {
  const from = dirname(join(shared, file));
  const stem = basename(file)
    .replace(/\.[^.]*$/u, '')
    .replace(/_emg$/u, '');
  for (const name of await readdir(from)) {
    if (name.startsWith(`${stem}.`) || name.startsWith(`${stem}_`)) {
      await copyFile(join(from, name), join(folder, name));
    }
  }
}

const describeHere = existsSync(shared) ? describe : describe.skip;

describeHere('Real recordings (needs ../shared/data)', () => {
  const workbench = useWorkbench({
    fill: async (folder) => {
      for (const [file] of recordings) await copyWithCompanions(file, folder);
      await copyFile(join(shared, 'edf-bdf/edfio', hypnogram), join(folder, hypnogram));
    },
  });

  for (const [index, [file, lanes, special]] of recordings.entries()) {
    it(`${basename(file)} opens: ${special}`, async () => {
      const { page } = workbench();
      await openFromExplorer(page, basename(file));
      const frame = await waitForWebview(page, '[data-testid="traces"][data-state="ready"]');
      await page.waitForTimeout(400);
      await workbench().screenshot(`real-${index}`);
      const shown = await frame.locator('[data-testid="lane"]').count();
      assert.equal(shown, lanes, 'every channel has its lane');
      await runCommand(page, 'View: Close All Editors');
    });
  }

  it('a file of annotations without any signal says so', async () => {
    const { page } = workbench();
    await openFromExplorer(page, hypnogram);
    const frame = await waitForWebview(page, '[data-testid="open-failure"]');
    await frame.getByText('holds no signal to show or label, only annotations').waitFor();
  });
});
