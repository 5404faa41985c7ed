/** What is drawn comes back when the browser loses it, as it does when the process that draws for all pages dies. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { command, settle } from './bench';
import { differingPixels } from './pictures';
import { useBench } from './useBench';

const mostMilliseconds = 30_000;

/** Runs `lose`, and waits until canvases have lost their content and as many have one again. */
async function untilRestored(page: Page, lose: () => Promise<void>): Promise<void> {
  await page.evaluate(() => {
    const losses = { lost: 0, restored: 0 };
    Object.assign(window, { losses });
    document.addEventListener('contextlost', () => losses.lost++, true);
    document.addEventListener('contextrestored', () => losses.restored++, true);
  });
  await lose();
  await page.waitForFunction(
    () => {
      const { losses } = window as unknown as { losses: { lost: number; restored: number } };
      return losses.lost > 0 && losses.restored === losses.lost;
    },
    undefined,
    { timeout: mostMilliseconds },
  );
}

/** Ends the process that draws for all pages. */
async function crashDrawing(page: Page): Promise<void> {
  const session = await page.context().browser()!.newBrowserCDPSession();
  // Of the protocol, but not of its published types.
  await session.send('Browser.crashGpuProcess' as 'Browser.close');
  await session.detach();
}

/** What is drawn, and what stands beside it. */
function picture(page: Page): Promise<Buffer> {
  return page.locator('main').screenshot();
}

/** Waits until the page looks as it did. */
async function looksLike(page: Page, expected: Buffer, when: string): Promise<void> {
  const end = performance.now() + mostMilliseconds;
  let differing = Infinity;
  while (differing > 0 && performance.now() < end) {
    await page.waitForTimeout(100);
    differing = await differingPixels(page, await picture(page), expected);
  }
  assert.equal(differing, 0, `pixels that differ ${mostMilliseconds / 1000} s after ${when}`);
}

describe('what is drawn', function () {
  const bench = useBench();

  it('comes back by itself after the process that draws it has died, also where it was moved meanwhile', async () => {
    const page = await bench.open('scene=cramp');
    await command(page, 'nextLabel');
    await command(page, 'pageRight');
    await settle(page);
    const next = await picture(page);
    await command(page, 'pageLeft');
    await settle(page);
    const first = await picture(page);

    await untilRestored(page, () => crashDrawing(page));
    await looksLike(page, first, 'the loss');

    await crashDrawing(page);
    await command(page, 'pageRight');
    await looksLike(page, next, 'another, during which the page was turned');
  });
});
