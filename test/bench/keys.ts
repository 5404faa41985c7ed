/** Keys while detection runs over the long recording, in a running VS Code: from the key itself to the frame that shows what it did. */
import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { Frame } from 'playwright-core';
import { labelFile } from '../ui/page/benchLabelFile';
import type { Workbench } from '../ui/support/workbench';
import { percentileFigure, type Effort, type Part } from './figure';
import { channelNames, longRecording, longSeconds, quickSeconds, samplesPerRecord } from './longRecording';
import { openTraces, place, timeKey, watchPage, withWorkbench } from './vscode';

const name = 'long.edf';
/** The cursor moves in the page's state, the label's status in the document: both go through the extension host. */
const keysInTurn = ['ArrowRight', 'r', 'ArrowRight', 'a'] as const;

export const keys: Part = {
  name: 'keys',
  about: 'a key while detection runs, to the frame that shows it, in VS Code',
  async measure(effort) {
    const seconds = effort.isQuick ? 10 * quickSeconds : longSeconds;
    const file = await longRecording(seconds);
    const fill = async (folder: string): Promise<void> => {
      await place(file, folder, name);
      const recording = { name, file, durationSeconds: seconds, channels: channelNames };
      const labels = await labelFile({ ...recording, samplingRate: samplesPerRecord }, 1);
      await writeFile(path.join(folder, `${name}.labels.json`), labels);
    };
    return withWorkbench(fill, async (workbench) => {
      const frame = await openTraces(workbench, name);
      await frame.waitForSelector('[data-testid=label-list][data-count="1"]');
      await workbench.press('j');
      await frame.waitForSelector('[data-testid=traces][data-selected-label]');
      await watchPage(frame, 'key');
      const times = await whileDetecting(workbench, frame, effort);
      return [percentileFigure('a key while detection runs, key to painted', times, { atMost: 50 })];
    });
  },
};

async function whileDetecting(
  workbench: Workbench,
  frame: Frame,
  effort: Effort,
): Promise<readonly number[]> {
  const progress = frame.locator('[data-testid=detection-progress]');
  await workbench.press('d');
  await progress.waitFor({ state: 'visible', timeout: 60_000 });
  const times: number[] = [];
  for (let round = 0; round < (effort.isQuick ? 12 : 100); round++) {
    const time = await timeKey(workbench, frame, keysInTurn[round % keysInTurn.length]!, 30_000);
    // A key that was answered when detection was over says nothing.
    if (!(await progress.isVisible())) break;
    if (time === undefined) throw new Error('A key was not answered within 30 s.');
    times.push(time);
    await workbench.page.waitForTimeout(100);
  }
  if (times.length === 0) throw new Error('Detection was over before a key was pressed.');
  effort.say(`${times.length} keys, the last at ${(await progress.textContent()) ?? 'the end'}`);
  return times;
}
