/** Every number that the page states is a sample's: at every sweep and in every window's width the same. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { asked, command, drag, place, ready, settle, traces } from './bench';
import { quietSample } from './signals';
import { useBench } from './useBench';

const rate = 20_000;

describe('the numbers on the page', function () {
  const bench = useBench();
  let page: Page;

  async function open(query = 'scene=spike'): Promise<void> {
    page = await bench.open(query);
  }

  async function text(testId: string): Promise<string> {
    await settle(page);
    const reading = page.getByTestId(testId);
    await page.waitForFunction(
      (id) => !document.querySelector(`[data-testid="${id}"]`)?.textContent.includes('…'),
      testId,
    );
    return (await reading.textContent())!;
  }

  const value = async (): Promise<string> => (await text('cursor-reading')).split('  ').at(-1)!;

  async function sweepTo(secondsPerDivision: number): Promise<void> {
    for (let i = 0; i < 30; i++) {
      const now = Number((await traces(page))['seconds-per-division']);
      if (now === secondsPerDivision) return ready(page);
      await command(page, now > secondsPerDivision ? 'sweepFaster' : 'sweepSlower');
    }
    assert.fail(`the sweep never became ${secondsPerDivision}`);
  }

  async function clickAt(seconds: number): Promise<void> {
    const at = await place(page, 0, seconds);
    await page.mouse.click(at.x, at.y);
    await settle(page);
  }

  /** As the page writes it. */
  const micro = (number: number): string => `${String(number).replace('-', '\u2212')} µV`;

  it('give the sample nearest to the cursor, not what a column of many samples spans', async () => {
    await open();
    for (const secondsPerDivision of [5, 1, 0.1]) {
      await sweepTo(secondsPerDivision);
      const start = Number((await traces(page))['start-seconds']);
      await clickAt(start + 4.3 * secondsPerDivision);
      const cursor = Number((await traces(page))['cursor-seconds']);
      const expected = micro(quietSample(Math.round(cursor * rate)));
      assert.equal(await value(), expected, `at ${cursor} s, ${secondsPerDivision} s/div`);
    }
  });

  it('show a sign of waiting, and no number, until the host has answered', async () => {
    await open();
    await sweepTo(5);
    await page.evaluate(() => (window.bench.silent = true));
    await clickAt(20);
    await page.waitForTimeout(300);
    const reading = () => page.getByTestId('cursor-reading').textContent();
    assert.match((await reading())!, /^0:\d\d\.\d{5} {2}EMG {2}…$/u);
    await page.evaluate(() => (window.bench.silent = false));
    assert.match(await value(), /^\u2212?[\d.]+ µV$/u);
  });

  it('are asked for only where the cursor comes to rest', async () => {
    await open();
    await sweepTo(5);
    await text('cursor-reading');
    const before = (await asked(page, 'samples')).length;
    await page.evaluate(() => {
      for (let i = 0; i < 60; i++) window.bench.emit({ name: 'view', value: 'cursorRight' });
    });
    await text('cursor-reading');
    await page.waitForTimeout(200);
    assert.equal((await asked(page, 'samples')).length - before, 1);
  });

  it('leave out a spike just beside the span, at every sweep and width, also out of view', async () => {
    await open();
    await command(page, 'nextLabel');
    assert.equal((await traces(page))['selected-label'], 'without');
    const seen = new Set<string>();
    for (const width of [1200, 803]) {
      await page.setViewportSize({ width, height: 800 });
      for (const secondsPerDivision of [5, 0.2]) {
        await sweepTo(secondsPerDivision);
        seen.add(await text('span-reading'));
      }
    }
    assert.deepEqual([...seen], ['Selected 20 s  10 µV p-p (\u22125 µV to 5 µV), RMS 3.03 µV']);
  });

  it('hold a spike of one sample that the span holds', async () => {
    await open();
    await command(page, 'nextLabel');
    await command(page, 'nextLabel');
    assert.match(await text('span-reading'), /1\.005 mV p-p \(\u22125 µV to 1 mV\)/u);
  });

  it('name a channel that is not the active one', async () => {
    await open();
    await drag(page, 1, 2, 4);
    await command(page, 'channelUp');
    assert.match(await text('span-reading'), /^Selected [\d.]+ m?s {2}Quiet {2}1 µV p-p/u);
  });

  it('give two neighbouring samples two times, in the status line and on the axis', async () => {
    await open();
    await sweepTo(1);
    const times = new Set<string>();
    for (let i = 0; i < 12; i++) {
      await command(page, 'cursorRightFine');
      times.add((await text('cursor-reading')).split('  ')[0]!);
    }
    assert.equal(times.size, 12, [...times].join(' '));
  });

  it('say that there is no data in a gap', async () => {
    await open('scene=cramp');
    await command(page, 'goToEnd');
    const gap = await place(page, 1, 31);
    await page.mouse.click(gap.x, gap.y);
    assert.equal(await value(), 'no data');
  });
});
