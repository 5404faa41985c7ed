/**
 * What 10,000 labels cost in a running VS Code: `npx tsx test/ui/page/benchInVsCode.ts`, after `node esbuild.config.mjs`. The
 * same recording is opened with and without a label file, taking turns; then edits go the whole way: from the key through
 * the extension host to the frame that shows them.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { writeEdf } from '../../fixtures/writers/edfWriter';
import { focusTraces } from '../support/emgEditor';
import { closeEditor, openFromExplorer, save } from '../support/tabs';
import { waitForTraces } from '../support/webviews';
import { openWorkbench, type Workbench } from '../support/workbench';
import { labelFile } from './benchLabelFile';
import { inWords, median } from './figures';

const opens = Number(process.argv[2] ?? '7');
const edits = 30;
const seconds = 1800;
const samplingRate = 1000;

/** Half an hour of one channel of noise. */
function recording(): Uint8Array {
  let seed = 11;
  const next = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const samples = Float64Array.from({ length: seconds * samplingRate }, () => (next() + next() - 1) * 12);
  const limits = { physicalMinimum: -500, physicalMaximum: 500 };
  const channel = { name: 'EMG', unit: 'uV', samplesPerRecord: samplingRate, samples, ...limits };
  return writeEdf({ variant: 'EDF', recordSeconds: 1, channels: [channel] });
}

async function writeLabels(folder: string, name: string, count: number): Promise<void> {
  const file = join(folder, name);
  const recording = { file, name, durationSeconds: seconds, channels: ['EMG'], samplingRate };
  await writeFile(`${file}.labels.json`, await labelFile(recording, count));
}

/** Milliseconds from the double click to the first traces, and of these from the start of the page. */
async function firstTraces(workbench: Workbench, name: string): Promise<{ all: number; page: number }> {
  const { page } = workbench;
  const began = Date.now();
  await openFromExplorer(page, name);
  const frame = await waitForTraces(page);
  const painted = await frame.evaluate(() => {
    const { startTime } = performance.getEntriesByName('first-traces')[0] ?? { startTime: NaN };
    return { startTime, at: performance.timeOrigin + startTime };
  });
  await closeEditor(page, name);
  return { all: painted.at - began, page: painted.startTime };
}

/** Milliseconds from each key (A and R in turn) to the frame that shows what it did. */
async function editTimes(workbench: Workbench, frame: Frame): Promise<readonly number[]> {
  await frame.evaluate(() => {
    const times: number[] = [];
    let began = 0;
    Object.assign(window, { editTimes: times });
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      if (began > 0) times.push(performance.now() - began);
      began = 0;
    };
    // The time stamp is that of the key itself, before VS Code and the host have seen it.
    window.addEventListener(
      'keydown',
      ({ key, timeStamp }) => {
        if (key === 'a' || key === 'r') began = timeStamp;
      },
      true,
    );
    const list = document.querySelector('[data-testid=label-list]');
    const watch = new MutationObserver(() => channel.port2.postMessage(null));
    // Rows are brought up to date in place.
    if (list) watch.observe(list, { childList: true, subtree: true, attributes: true, characterData: true });
  });
  for (let round = 0; round < edits; round++) {
    await workbench.press(round % 2 === 0 ? 'r' : 'a');
    await frame.waitForFunction(
      (count) => (window as unknown as { editTimes: number[] }).editTimes.length > count,
      round,
      { timeout: 30_000 },
    );
    await frame.page().waitForTimeout(100);
  }
  return frame.evaluate(() => (window as unknown as { editTimes: number[] }).editTimes);
}

async function main(): Promise<void> {
  const bytes = recording();
  const workbench = await openWorkbench({
    fill: async (folder) => {
      for (const name of ['none.edf', 'one.edf', 'many.edf']) await writeFile(join(folder, name), bytes);
      await writeLabels(folder, 'one.edf', 1);
      await writeLabels(folder, 'many.edf', 10_000);
    },
  });
  try {
    // The first opening of all loads the extension.
    await firstTraces(workbench, 'none.edf');
    const [none, many]: [{ all: number; page: number }[], { all: number; page: number }[]] = [[], []];
    for (let i = 0; i < opens; i++) {
      for (const name of i % 2 === 0 ? ['none.edf', 'many.edf'] : ['many.edf', 'none.edf']) {
        (name === 'none.edf' ? none : many).push(await firstTraces(workbench, name));
      }
    }
    for (const [what, part] of [
      ['double click to first traces', 'all'],
      ['start of the page to first traces', 'page'],
    ] as const) {
      const [a, b] = [none.map((each) => each[part]), many.map((each) => each[part])];
      console.log(`${what}, no label: ${inWords(a)}`);
      console.log(`${what}, 10,000 labels: ${inWords(b)}: ${(median(b) / median(a)).toFixed(2)} times`);
    }
    for (const [name, count] of [
      ['one.edf', 1],
      ['many.edf', 10_000],
    ] as const) {
      await openFromExplorer(workbench.page, name);
      const frame = await waitForTraces(workbench.page);
      await frame.waitForSelector(`[data-testid=label-list][data-count="${String(count)}"]`);
      await focusTraces(frame);
      await workbench.press('j');
      await frame.waitForSelector('[data-testid=traces][data-selected-label]');
      const words = inWords(await editTimes(workbench, frame));
      console.log(`key to repaint through the host, ${count.toLocaleString('en')} labels: ${words}`);
      await save(workbench.page, name);
      await closeEditor(workbench.page, name);
    }
  } finally {
    await workbench.close();
  }
}

void main();
