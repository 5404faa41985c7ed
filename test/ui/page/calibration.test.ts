/** The scale reads true: a known sine wave is measured in the pixels of the canvas itself. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { assertCalibrated, measure, peakColumns } from '../support/stroke';
import { command, launchBench, ready, traces, type BenchBrowser } from './bench';

async function setTo(
  page: Page,
  attribute: string,
  wanted: number,
  less: 'sweepFaster' | 'moreSensitive',
): Promise<void> {
  const more = less === 'sweepFaster' ? 'sweepSlower' : 'lessSensitive';
  for (let i = 0; i < 20; i++) {
    const now = Number((await traces(page))[attribute]);
    if (now === wanted) return;
    await command(page, now > wanted ? less : more);
  }
  assert.fail(`${attribute} never became ${wanted}`);
}

describe('calibration of the traces', function () {
  let bench: BenchBrowser;
  before(async () => {
    bench = await launchBench();
  });
  after(() => bench.close());

  for (const size of [
    { width: 1440, height: 900 },
    { width: 803, height: 611 },
  ]) {
    for (const density of [1, 2]) {
      for (const rate of [20_000, 100_000]) {
        const how = rate > 50_000 ? 'envelopes' : 'lines';
        const where = `${size.width}×${size.height} at ${density} device pixels, drawn as ${how}`;
        it(`100 µV at 100 µV/div is one division high and 10 ms at 10 ms/div one division wide: ${where}`, async () => {
          const page = await bench.open(`scene=sine&theme=dark&rate=${rate}`, size, density);
          await ready(page);
          await setTo(page, 'sensitivity', 100, 'moreSensitive');
          await setTo(page, 'seconds-per-division', 0.01, 'sweepFaster');
          for (const pan of [false, true]) {
            if (pan) await command(page, 'pageRight');
            await ready(page);
            const view = await traces(page);
            const width = Number(view['division-width']) * density;
            const { peaks } = assertCalibrated(await measure(page), {
              width,
              height: Number(view['division-height']) * density,
            });
            // A quarter of a period after time 0 comes the first peak.
            const start = Number(view['start-seconds']);
            const first = ((0.0025 - (start % 0.01) + 0.01) % 0.01) * (width / 0.01);
            assert.ok(
              Math.abs(peaks[0]! + 0.5 - first) <= 1,
              `first peak at ${peaks[0]!}, expected ${first}`,
            );
          }
          await page.context().close();
        });
      }
    }
  }

  it('points negative values up where the settings say so', async () => {
    const firstPeak: Record<string, number> = {};
    for (const negativeUp of ['false', 'true']) {
      const page = await bench.open(`scene=sine&negativeUp=${negativeUp}`, { width: 1440, height: 900 }, 1);
      await ready(page);
      await setTo(page, 'seconds-per-division', 0.01, 'sweepFaster');
      const width = Number((await traces(page))['division-width']);
      firstPeak[negativeUp] = peakColumns((await measure(page)).upper)[0]! / width;
      await page.context().close();
    }
    // The sine rises first: its positive peak is a quarter of a period after time 0, its negative one three.
    assert.ok(
      Math.abs(firstPeak['false']! - 0.25) < 0.02,
      `positive peak at ${firstPeak['false']!} divisions`,
    );
    assert.ok(Math.abs(firstPeak['true']! - 0.75) < 0.02, `negative peak at ${firstPeak['true']!} divisions`);
  });
});
