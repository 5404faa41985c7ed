// The whole way from a file's bytes to pixels: a known sine wave in an EDF file, measured on the screen of a real VS Code.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeEdf } from '../fixtures/writers/edfWriter';
import { focusTraces, tracesNumber, until } from './support/emgEditor';
import { assertCalibrated, measure } from './support/stroke';
import { useWorkbench } from './support/suite';
import { openFromExplorer } from './support/tabs';
import { waitForTraces } from './support/webviews';

/** Two seconds of 100 Hz and 100 µV, sampled at 20 kHz, stored in millivolts. */
function sine(): Uint8Array {
  const samples = Float64Array.from(
    { length: 40_000 },
    (_, i) => 0.1 * Math.sin((2 * Math.PI * 100 * i) / 20_000),
  );
  const limits = { physicalMinimum: -0.5, physicalMaximum: 0.5 };
  const channels = [{ name: 'EMG', unit: 'mV', samplesPerRecord: 20_000, samples, ...limits }];
  return writeEdf({ variant: 'EDF', recordSeconds: 1, channels });
}

describe('A sine wave of 100 µV and 100 Hz in an EDF file', () => {
  const workbench = useWorkbench({ fill: (folder) => writeFile(join(folder, 'sine.edf'), sine()) });

  it('is one division high at 100 µV/div and one division wide at 10 ms/div, in VS Code', async () => {
    const { page } = workbench();
    await openFromExplorer(page, 'sine.edf');
    const frame = await waitForTraces(page);
    await focusTraces(frame);
    for (const [attribute, wanted, less, more] of [
      ['seconds-per-division', 0.01, '=', '-'],
      ['sensitivity', 100, 'Control+ArrowUp', 'Control+ArrowDown'],
    ] as const) {
      await until(frame, `${attribute} is ${wanted}`, async () => {
        const now = await tracesNumber(frame, attribute);
        if (now === wanted) return true;
        await page.keyboard.press(now > wanted ? less : more);
        await until(frame, 'the key has worked', async () => (await tracesNumber(frame, attribute)) !== now);
        return false;
      });
    }
    await waitForTraces(page);
    await page.waitForTimeout(300);
    await workbench().screenshot('calibration');
    assertCalibrated(await measure(frame), {
      width: await tracesNumber(frame, 'division-width'),
      height: await tracesNumber(frame, 'division-height'),
    });
  });
});
