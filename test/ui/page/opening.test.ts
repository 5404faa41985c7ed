/** What is seen while a recording opens: one picture with its traces, not one that comes together piece by piece. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { useBench } from './useBench';

/** The recording is open, and its tiles are still to come; from now on time is the test's own. */
async function withoutTiles(page: Page): Promise<void> {
  await page.waitForFunction(() => window.bench.asked.some(({ method }) => method === 'open'));
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.evaluate(() => {
    window.bench.silent = false;
    window.bench.silent = true;
  });
  await page.clock.runFor(20);
  await page.waitForSelector('[data-testid=traces]', { state: 'attached' });
}

function seen(page: Page): Promise<{ opacity: string; state: string | undefined }> {
  return page.evaluate(() => ({
    opacity: getComputedStyle(document.getElementById('app')!).opacity,
    state: document.querySelector<HTMLElement>('[data-testid=traces]')?.dataset['state'],
  }));
}

describe('a page that opens', () => {
  const bench = useBench();

  it('shows itself in the frame that paints the first traces', async () => {
    const page = await bench.begin('clock=1&silent=true');
    await withoutTiles(page);
    assert.deepEqual(await seen(page), { opacity: '0', state: 'loading' });
    await page.evaluate(() => (window.bench.silent = false));
    await page.clock.runFor(100);
    assert.deepEqual(await seen(page), { opacity: '1', state: 'ready' });
  });

  it('waits for none where the beginning was read ahead', async () => {
    const page = await bench.begin('clock=1&silent=true&ahead=true');
    await withoutTiles(page);
    await page.clock.runFor(50);
    assert.deepEqual(await seen(page), { opacity: '1', state: 'ready' });
  });

  it('shows itself without them where they take longer', async () => {
    const page = await bench.begin('clock=1&silent=true');
    await withoutTiles(page);
    await page.clock.runFor(200);
    assert.deepEqual(await seen(page), { opacity: '0', state: 'loading' });
    await page.clock.runFor(50);
    assert.deepEqual(await seen(page), { opacity: '1', state: 'loading' });
  });

  it('shows why there are none', async () => {
    const page = await bench.begin('clock=1&silent=true&failTraces=true');
    await withoutTiles(page);
    await page.evaluate(() => (window.bench.silent = false));
    await page.clock.runFor(100);
    assert.deepEqual(await seen(page), { opacity: '1', state: 'error' });
  });
});
