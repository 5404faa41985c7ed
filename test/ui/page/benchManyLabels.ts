/**
 * How long 10,000 labels make the page take, beside none in the same run: `npx tsx test/ui/page/benchManyLabels.ts`.
 * Open to first traces as a ratio, and an edit to its repaint in milliseconds; each the median of some rounds.
 */
import type { Page } from 'playwright-core';
import { launchBench, type BenchBrowser } from './bench';

const rounds = 5;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}

/** Milliseconds from the start of the page to its first painted traces. */
async function firstTraces(bench: BenchBrowser, labels: number): Promise<number> {
  const page = await bench.open(`scene=long&labels=${labels}`, { width: 1280, height: 800 }, 1);
  await page.waitForSelector('[data-testid=traces][data-state=ready]');
  const painted = await page.evaluate(
    () => performance.getEntriesByName('first-traces')[0]?.startTime ?? NaN,
  );
  await page.context().close();
  return painted;
}

/** Milliseconds from the arrival of an edit at the page to the end of the frame that shows it; the stand-in's own work is left out. */
function editToRepaint(page: Page, round: number): Promise<number> {
  return page.evaluate(
    (index) =>
      new Promise<number>((resolve) => {
        const { bench } = window;
        const labels = bench.labels();
        const list = document.querySelector('[data-testid=label-list]');
        let began = 0;
        const watch = new MutationObserver(() => {
          watch.disconnect();
          // The frame under way paints; the next begins when it is over.
          requestAnimationFrame(() => resolve(performance.now() - began));
        });
        if (list) watch.observe(list, { childList: true, subtree: true });
        window.addEventListener('message', () => (began = performance.now()), { once: true, capture: true });
        bench.setLabels(
          labels.map((label, at) =>
            at === index ? { ...label, startSeconds: label.startSeconds + 0.001 } : label,
          ),
        );
      }),
    round,
  );
}

async function main(): Promise<void> {
  const bench = await launchBench();
  const [none, many]: [number[], number[]] = [[], []];
  for (let i = 0; i < rounds; i++) {
    none.push(await firstTraces(bench, 0));
    many.push(await firstTraces(bench, 10_000));
  }
  const ratio = median(many) / median(none);
  console.log(
    `open to first traces: ${median(none).toFixed(0)} ms with no label, ${median(many).toFixed(0)} ms with 10,000: ${ratio.toFixed(2)} times`,
  );
  const page = await bench.open('scene=long&labels=10000', { width: 1280, height: 800 }, 1);
  await page.waitForSelector('[data-testid=label-list][data-count="10000"]');
  const edits: number[] = [];
  for (let i = 0; i < 9; i++) edits.push(await editToRepaint(page, i));
  console.log(`an edit of one of 10,000 labels to its repaint: ${median(edits).toFixed(1)} ms`);
  await bench.close();
}

void main();
