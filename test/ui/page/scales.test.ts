/** Scales that the page chooses: an offset is seen and said, resizing fits them again, polarity is marked. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { command, ready, settle } from './bench';
import { useBench } from './useBench';

describe('the scales that the page chooses', function () {
  const bench = useBench();
  let page: Page;

  const open = async (query: string): Promise<void> => {
    page = await bench.open(query);
  };

  const lane = (channel: number, part: string) =>
    page.locator(`[data-testid=lane][data-channel="${channel}"] .lane-${part}`);

  const scale = async (channel: number): Promise<string> => (await lane(channel, 'scale').textContent())!;

  /** Rows of device pixels, from a lane's top, that its curve is painted on in some column; CSS pixels here. */
  async function paintedRows(channel: number): Promise<readonly number[]> {
    return page.evaluate((index) => {
      const canvas = document.querySelector<HTMLCanvasElement>('[data-testid=curves]')!;
      const row = document.querySelector<HTMLElement>(`[data-testid=lane][data-channel="${index}"]`)!;
      const [top, height] = [Number(row.dataset['top']), Number(row.dataset['height'])];
      const { data, width } = canvas
        .getContext('2d')!
        .getImageData(0, Math.round(top), canvas.width, Math.round(height));
      const rows = new Set<number>();
      for (let i = 3; i < data.length; i += 4) if (data[i]! > 0) rows.add(Math.floor(i / 4 / width));
      return [...rows].sort((a, b) => a - b);
    }, channel);
  }

  async function assertInside(channel: number, what: string): Promise<void> {
    const rows = await paintedRows(channel);
    const height = Number(
      await page.locator(`[data-testid=lane][data-channel="${channel}"]`).getAttribute('data-height'),
    );
    assert.ok(rows.length > 4, `${what}: ${rows.length} rows painted`);
    assert.ok(rows[0]! > 1 && rows.at(-1)! < height - 1, `${what}: rows ${rows[0]} to ${rows.at(-1)}`);
  }

  it('show a raw logger’s counts around their baseline, which each lane names', async () => {
    await open('scene=counts');
    assert.match((await lane(0, 'centre').textContent())!, /^baseline 20[45]\d$/u);
    assert.match((await lane(1, 'centre').textContent())!, /^baseline 4[5-9]\d$|^baseline 500$/u);
    await assertInside(0, 'counts around 2050');
    const before = await scale(0);
    await command(page, 'moreSensitive');
    assert.notEqual(await scale(0), before);
    assert.match((await lane(0, 'centre').textContent())!, /^baseline 20[45]\d$/u, 'stays at another gain');
    assert.ok((await paintedRows(0)).length > 4, 'is still seen');
  });

  it('name the baseline also where a lane is as low as can be', async () => {
    await open('scene=counts&channels=20');
    assert.equal(await lane(0, 'centre').isVisible(), true);
    const [row, text] = await Promise.all([
      page.locator('[data-testid=lane][data-channel="0"]').boundingBox(),
      lane(0, 'centre').boundingBox(),
    ]);
    assert.ok(text!.y + text!.height <= row!.y + row!.height + 1, 'inside its lane');
  });

  it('say nothing of a baseline where an EMG lies around zero', async () => {
    await open('scene=cramp');
    assert.equal(await lane(0, 'centre').textContent(), '');
  });

  it('are fitted again when the window is resized, and back', async () => {
    await open('scene=empty');
    const before = [await scale(0), await scale(2)];
    await page.setViewportSize({ width: 960, height: 420 });
    await settle(page);
    await ready(page);
    assert.notDeepEqual([await scale(0), await scale(2)], before);
    await command(page, 'fitRecording');
    await ready(page);
    await assertInside(2, 'the force, which was fitted whole');
    await page.setViewportSize({ width: 1200, height: 800 });
    await settle(page);
    await ready(page);
    assert.deepEqual([await scale(0), await scale(2)], before);
  });

  it('stay as a person has set them when the window is resized', async () => {
    await open('scene=empty');
    await command(page, 'lessSensitive');
    const own = await scale(0);
    await page.setViewportSize({ width: 960, height: 420 });
    await settle(page);
    await ready(page);
    assert.equal(await scale(0), own);
  });

  it('mark in each EMG lane which way is up, and say in words where that is negative', async () => {
    await open('scene=cramp&negativeUp=true');
    assert.equal(await lane(0, 'sign').textContent(), '\u2212');
    assert.equal(await lane(0, 'polarity').textContent(), 'negative up');
    assert.equal(await lane(2, 'sign').isVisible(), false, 'a force has no polarity');
    await page.evaluate(() => window.bench.emit({ name: 'settings', value: { negativeUp: false } }));
    await settle(page);
    assert.equal(await lane(0, 'sign').textContent(), '+');
    assert.equal(await lane(0, 'polarity').isVisible(), false);
  });
});
