/** The discharges of motor units on the trace itself: where they are, whose they are, and what they cost. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { command, place, ready, settle } from './bench';
import { useBench } from './useBench';

describe('discharges on the trace', function () {
  const bench = useBench();
  let page: Page;

  async function openShown(query = 'scene=cramp'): Promise<void> {
    page = await bench.open(query);
    await command(page, 'showUnits');
    await page.locator('#units-plot').waitFor();
    await ready(page);
  }

  async function press(...keys: readonly string[]): Promise<void> {
    await page.locator('#units-plot').focus();
    for (const key of keys) {
      await page.keyboard.press(key);
      await settle(page);
    }
  }

  /** How high the mark of a moment is, in pixels from the foot of the first lane, and its colour there. */
  async function markAt(seconds: number): Promise<{ readonly high: number; readonly colour: string }> {
    const { x } = await place(page, 0, seconds);
    return page.evaluate((left) => {
      const canvas = document.querySelector<HTMLCanvasElement>('[data-testid=discharges]')!;
      const lane = document.querySelector<HTMLElement>('[data-testid=lane][data-channel="0"]')!;
      const foot = Number(lane.dataset['top']) + Number(lane.dataset['height']);
      const column = Math.round(left - canvas.getBoundingClientRect().left);
      const most = 40;
      const { data } = canvas.getContext('2d')!.getImageData(column, foot - most, 1, most);
      const colours = Array.from({ length: most }, (_, row) => [...data.slice(4 * row, 4 * row + 4)].join());
      const lowest = colours.at(-1)!;
      const above = colours.findLastIndex((colour) => colour !== lowest);
      return lowest.endsWith(',0') ? { high: 0, colour: 'none' } : { high: most - 1 - above, colour: lowest };
    }, x);
  }

  const cursor = async (): Promise<number> =>
    Number(await page.getByTestId('traces').getAttribute('data-cursor-seconds'));

  it('stand at their moments in the colours of their units, the chosen unit’s higher', async () => {
    await openShown();
    await press('Home');
    const first = await cursor();
    await press('ArrowDown', 'Home');
    const second = await cursor();
    await command(page, 'sweepFaster');
    await command(page, 'sweepFaster');
    await command(page, 'goToStart');
    await press('ArrowUp', 'Home');
    const one = await markAt(first);
    await press('ArrowDown', 'Home');
    const two = await markAt(second);
    assert.ok(one.high >= 10 && two.high >= 10, `chosen: ${one.high} and ${two.high} pixels`);
    assert.notEqual(one.colour, two.colour);
    await press('ArrowUp');
    const other = await markAt(second);
    assert.equal(other.colour, two.colour, 'its colour');
    assert.ok(other.high >= 5 && other.high < two.high, `not chosen: ${other.high} pixels`);
    assert.equal((await markAt(second + 0.005)).colour, 'none', 'beside it');
  });

  it('are there only as long as the units are shown', async () => {
    await openShown();
    const canvas = page.getByTestId('discharges');
    assert.equal(await canvas.isVisible(), true);
    await command(page, 'showUnits');
    assert.equal(await canvas.isVisible(), false);
    await command(page, 'showUnits');
    await settle(page);
    assert.equal(await canvas.isVisible(), true);
    await command(page, 'channelDown');
    await command(page, 'channelDown');
    assert.equal(await canvas.isVisible(), false, 'on a channel without EMG');
  });

  it('are a band where there are 60,000 of them, painted in fewer strokes than it has columns', async () => {
    await openShown('scene=cramp&units=dense');
    await command(page, 'fitRecording');
    await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('[data-testid=discharges]')!;
      const counts = { strokes: 0, texts: 0, paints: 0 };
      Object.assign(window, { counts });
      const { fillRect, fillText, clearRect } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.fillRect = function (...box) {
        if (this.canvas === canvas) counts.strokes++;
        fillRect.apply(this, box);
      };
      CanvasRenderingContext2D.prototype.fillText = function (...text) {
        if (this.canvas === canvas) counts.texts++;
        fillText.apply(this, text);
      };
      CanvasRenderingContext2D.prototype.clearRect = function (...box) {
        if (this.canvas === canvas) counts.paints++;
        clearRect.apply(this, box);
      };
    });
    const counted = (): Promise<{ strokes: number; texts: number; paints: number }> =>
      page.evaluate(() => (window as unknown as { counts: never }).counts);
    await command(page, 'cursorRight');
    assert.equal((await counted()).paints, 0, 'a step of the cursor paints none');
    await press('ArrowDown');
    const { strokes, texts, paints } = await counted();
    const columns = Number(await page.getByTestId('traces').getAttribute('data-plot-width'));
    assert.equal(paints, 1, 'another unit paints them once');
    assert.ok(strokes > 0 && strokes <= 2 * columns, `${strokes} strokes for ${columns} columns`);
    assert.equal(texts, 0, 'no numbers');
  });
});
