/** The scale reads true: a known sine wave is measured in the pixels of the canvas itself. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { command, launchBench, ready, traces, type BenchBrowser } from './bench';

/** The first channel's stroke in the canvas: its uppermost and lowest painted row in every column of the plot. */
interface Stroke {
  readonly density: number;
  readonly centreRow: number;
  readonly upper: readonly number[];
  readonly lower: readonly number[];
}

function measure(page: Page): Promise<Stroke> {
  return page.evaluate(() => {
    const element = document.querySelector<HTMLElement>('[data-testid=traces]')!;
    const canvas = element.querySelector<HTMLCanvasElement>('[data-testid=curves]')!;
    const lane = element.querySelector<HTMLElement>('[data-testid=lane]')!;
    const density = window.devicePixelRatio;
    const left = Number(element.dataset['plotLeft']) * density;
    const width = Number(element.dataset['plotWidth']) * density;
    const top = Number(lane.dataset['top']) * density;
    const height = Number(lane.dataset['height']) * density;
    const { data } = canvas.getContext('2d')!.getImageData(left, top, width, height);
    const upper: number[] = [];
    const lower: number[] = [];
    for (let x = 0; x < width; x++) {
      // Half covered pixels are the anti-aliased rim: from half on a pixel counts.
      let first = NaN;
      let last = NaN;
      for (let y = 0; y < height; y++) {
        if (data[(y * width + x) * 4 + 3]! <= 127) continue;
        if (Number.isNaN(first)) first = y;
        last = y;
      }
      upper.push(first);
      lower.push(last);
    }
    return { density, centreRow: Math.floor(Number(lane.dataset['height']) / 2) * density, upper, lower };
  });
}

/** Middles of the runs of columns that reach the highest row. */
function peakColumns(upper: readonly number[]): number[] {
  const highest = Math.min(...upper);
  const peaks: number[] = [];
  for (let x = 0; x < upper.length; x++) {
    if (upper[x] !== highest) continue;
    const from = x;
    while (upper[x + 1] === highest) x++;
    peaks.push((from + x) / 2);
  }
  return peaks;
}

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
            const { upper, lower, centreRow } = await measure(page);
            const height = Number(view['division-height']) * density;
            const width = Number(view['division-width']) * density;
            const half = (1.15 * density) / 2;
            const above = centreRow - (Math.min(...upper) + half);
            const below = Math.max(...lower) + 1 - half - centreRow;
            assert.ok(
              Math.abs(above - height) <= 1,
              `peak ${above} rows above the centre, division ${height}`,
            );
            assert.ok(
              Math.abs(below - height) <= 1,
              `trough ${below} rows below the centre, division ${height}`,
            );
            const peaks = peakColumns(upper);
            assert.equal(peaks.length, 10, 'ten periods in ten divisions');
            for (let i = 1; i < peaks.length; i++) {
              const period = peaks[i]! - peaks[i - 1]!;
              assert.ok(Math.abs(period - width) <= 1, `period ${period} columns, division ${width}`);
            }
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
