/**
 * What 10,000 labels cost the page: `npx tsx test/ui/page/benchManyLabels.ts`. Open to first traces beside none in the same
 * run, taking turns; an edit to its repaint, by key and by mouse, with ten seconds and with all of the recording in view.
 */
import type { Page } from 'playwright-core';
import { command, launchBench, place, settle, type BenchBrowser } from './bench';
import { inWords, median } from './figures';
import { mainThreadTimes, type MainThreadTime } from './mainThread';

const opens = 9;
const edits = 30;
const size = { width: 1280, height: 800 };

/** Milliseconds from the start of the page to its first painted traces. */
async function firstTraces(bench: BenchBrowser, labels: number): Promise<number> {
  const page = await bench.open(`scene=long&labels=${labels}`, size, 1);
  await page.waitForSelector('[data-testid=traces][data-state=ready]');
  const painted = await page.evaluate(
    () => performance.getEntriesByName('first-traces')[0]?.startTime ?? NaN,
  );
  await page.context().close();
  return painted;
}

async function compareOpening(bench: BenchBrowser): Promise<void> {
  const [none, many]: [number[], number[]] = [[], []];
  for (let i = 0; i < opens; i++) {
    for (const labels of i % 2 === 0 ? [0, 10_000] : [10_000, 0]) {
      (labels === 0 ? none : many).push(await firstTraces(bench, labels));
    }
  }
  console.log(
    `open to first traces: ${median(none).toFixed(0)} ms with no label, ${median(many).toFixed(0)} ms with 10,000: ${(median(many) / median(none)).toFixed(2)} times`,
  );
}

/**
 * Has the page note of each edit: when the key or the release of the mouse came, when the request for it went out, when
 * its answer came, and when the frame that shows it was handed over to be shown. The stand-in's own work lies between
 * request and answer.
 */
async function watchEdits(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { editTimes: times });
    let [began, asked, answered] = [0, 0, 0];
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      // Choosing a label scrolls the list, which is no edit.
      if (answered === 0) return;
      performance.mark('edit-shown');
      times.push(asked - began + performance.now() - answered);
      answered = 0;
    };
    window.addEventListener('pointerup', () => (began = performance.now()), true);
    window.addEventListener(
      'message',
      ({ data }: MessageEvent<{ name?: string }>) => {
        if (data.name === 'view') began = performance.now();
        if (data.name !== 'labels') return;
        answered = performance.now();
        performance.mark('edit-answered');
      },
      true,
    );
    const { asked: requests } = window.bench;
    Object.assign(requests, {
      push(request: { method: string }) {
        if (/^change/u.test(request.method)) asked = performance.now();
        return Array.prototype.push.call(requests, request);
      },
    });
    // The list, the traces and the overview change in one frame; a message posted in it comes when it is done.
    const list = document.querySelector('[data-testid=label-list]');
    const watch = new MutationObserver(() => channel.port2.postMessage(null));
    if (list) watch.observe(list, { attributes: true, characterData: true, childList: true, subtree: true });
  });
}

async function measure(page: Page, what: string, edit: (round: number) => Promise<void>): Promise<void> {
  const marks = { begin: 'edit-answered', end: 'edit-shown' };
  await page.evaluate(() => ((window as unknown as { editTimes: number[] }).editTimes.length = 0));
  const cpu = await mainThreadTimes(page, marks, async () => {
    for (let round = 0; round < edits; round++) {
      await edit(round);
      await settle(page);
    }
  });
  const times = await page.evaluate(() => (window as unknown as { editTimes: number[] }).editTimes);
  console.log(`${what}: ${inWords(times)}`);
  console.log(`  CPU of the main thread: ${inWords(cpu.map(({ total }) => total))}`);
  const part = (kind: keyof MainThreadTime): string =>
    `${kind} ${median(cpu.map((each) => each[kind])).toFixed(1)}`;
  console.log(
    `  of which ${(['script', 'style', 'layout', 'paint', 'other'] as const).map(part).join(', ')} ms`,
  );
}

/** A and R in turn on the selected label. */
function byKey(page: Page): (round: number) => Promise<void> {
  return (round) => command(page, round % 2 === 0 ? 'rejectLabel' : 'acceptLabel');
}

/** The end of a label, to and fro. */
async function byMouse(page: Page): Promise<(round: number) => Promise<void>> {
  const label = await page.evaluate(() => {
    const { channels, endSeconds } = window.bench.labels()[6]!;
    return { channel: channels[0]!, endSeconds };
  });
  const at = await place(page, label.channel, label.endSeconds);
  const box = (await page.getByTestId('traces').boundingBox())!;
  return async (round) => {
    const [from, to] = round % 2 === 0 ? [at.x, at.x + 4] : [at.x + 4, at.x];
    await page.mouse.move(from, box.y + 12);
    await page.mouse.down();
    await page.mouse.move(to, box.y + 12, { steps: 2 });
    await page.mouse.up();
  };
}

async function main(): Promise<void> {
  const bench = await launchBench();
  await compareOpening(bench);
  const page = await bench.open('scene=long&labels=10000', size, 1);
  await page.waitForSelector('[data-testid=label-list][data-count="10000"]');
  await watchEdits(page);
  await measure(page, 'an edge dragged, release to repaint', await byMouse(page));
  await measure(page, 'a label accepted or rejected, key to repaint', byKey(page));
  await command(page, 'fitRecording');
  await page.waitForSelector('[data-testid=traces][data-state=ready]');
  await measure(page, 'the same with the whole recording in view', byKey(page));
  await bench.close();
}

void main();
