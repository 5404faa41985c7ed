/** The potentials of the motor units: their averages, the table of their figures, and the way to the discharges. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { assertNear, command, ready, settle } from './bench';
import { useBench } from './useBench';

describe('the potentials of the motor units', function () {
  const bench = useBench();
  let page: Page;

  const table = () => page.getByTestId('potentials-table');
  const cursor = async (): Promise<number> =>
    Number(await page.getByTestId('traces').getAttribute('data-cursor-seconds'));
  async function place(): Promise<string> {
    await settle(page);
    return page.getByTestId('discharge-place').innerText();
  }

  async function openShown(query = 'scene=cramp'): Promise<void> {
    page = await bench.open(query);
    await command(page, 'showPotentials');
    await table().waitFor();
    await ready(page);
    await table().focus();
  }

  async function press(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      await page.keyboard.press(name);
      await settle(page);
    }
  }

  /** The units in the order of the rows, the chosen one marked. */
  async function rows(): Promise<readonly string[]> {
    await settle(page);
    const all = await page.locator('.potentials-table tbody tr').all();
    return Promise.all(
      all.map(async (row) => {
        const isChosen = (await row.getAttribute('aria-selected')) === 'true';
        return `${await row.getAttribute('data-unit')}${isChosen ? '*' : ''}`;
      }),
    );
  }

  it('say on which other channels a unit is also seen, on its row and of the chosen one in the head', async () => {
    await openShown('scene=cramp&units=linked');
    const titles = await page
      .locator('.potentials-table tbody tr')
      .evaluateAll((all) => all.map((row) => row.getAttribute('title')));
    assert.deepEqual(titles, [null, 'also on Soleus', null, null, null]);
    assert.doesNotMatch(await page.getByTestId('potential-origin').innerText(), /also on/u);
    await press('ArrowDown');
    assert.match(await page.getByTestId('potential-origin').innerText(), /, also on Soleus$/u);
  });

  /** How many pixels of the drawing are painted at all. */
  const painted = (): Promise<number> =>
    page.locator('.potentials-picture canvas').evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return data.filter((value, index) => index % 4 === 3 && value > 0).length;
    });

  it('have a row for each unit, with its figures, or with the reason why there are none', async () => {
    await openShown();
    const cells = await page.locator('[data-unit="2"] td').allInnerTexts();
    assert.deepEqual(cells, ['132', '14.7', '550', '11.0', '6', '6', '1130', '2.05', '1.54', '310']);
    const refused = await page.locator('[data-unit="5"] td').allInnerTexts();
    assert.deepEqual(refused.slice(2), ['Its average is 3.1 times its noise; 5 times is needed.']);
    assert.equal(await page.getByTestId('refusal').count(), 0);
    await page.locator('[data-unit="5"]').click();
    await settle(page);
    assert.equal(await page.getByTestId('refusal').innerText(), refused[2]);
    assert.equal(await page.getByTestId('potential-origin').innerText(), '');
  });

  it('say what the figures were measured on, and that nobody has reviewed them', async () => {
    await openShown();
    const expected = 'average of 40 discharges, 5 Hz to 10 kHz, onset and end by level and slope';
    assert.equal(await page.getByTestId('potential-origin').getAttribute('title'), expected);
    const panel = page.getByTestId('potentials');
    assert.equal(await panel.getByText('not reviewed', { exact: true }).isVisible(), true);
  });

  it('are chosen by arrow keys in the order of the table, and in the firing raster as well', async () => {
    await openShown();
    assert.deepEqual(await rows(), ['1*', '2', '3', '4', '5']);
    await press('ArrowDown', 'ArrowDown');
    assert.deepEqual(await rows(), ['1', '2', '3*', '4', '5']);
    assert.match((await page.getByTestId('potentials-picture').getAttribute('aria-label'))!, /unit 3/u);
    await command(page, 'showUnits');
    await settle(page);
    assert.equal(await page.locator('#units-plot').getAttribute('data-chosen'), '2');
  });

  it('are sorted by a column that is clicked, and by keyboard', async () => {
    await openShown();
    await page.locator('button[data-column=amplitude]').click();
    assert.deepEqual(await rows(), ['3', '1*', '2', '4', '5']);
    await table().focus();
    await press('ArrowUp');
    assert.deepEqual(await rows(), ['3*', '1', '2', '4', '5'], 'keys follow the order that is seen');
    await press('Tab', 'ArrowRight', 'Enter');
    assert.deepEqual(await rows(), ['2', '1', '3*', '4', '5'], 'by duration');
    await press('Enter');
    assert.deepEqual(await rows(), ['4', '3*', '1', '2', '5'], 'the other way round');
    const head = page.locator('th:has([data-column=duration])');
    assert.equal(await head.getAttribute('aria-sort'), 'ascending');
  });

  it('lead to the discharges of the chosen unit by keys and by buttons, with the cursor of the traces', async () => {
    await openShown();
    assert.equal(await place(), '183 discharges');
    await press('Home');
    assert.equal(await place(), 'Discharge 1 of 183');
    const first = await cursor();
    await press('ArrowRight');
    assert.equal(await place(), 'Discharge 2 of 183');
    assertNear(await cursor(), first + 0.12, 0.011, 'the second');
    await page.getByTestId('next-discharge').click();
    assert.equal(await place(), 'Discharge 3 of 183');
    await page.getByTestId('previous-discharge').click();
    assert.equal(await place(), 'Discharge 2 of 183');
    await table().focus();
    await press('End');
    assert.equal(await place(), 'Discharge 183 of 183');
  });

  it('are copied as they are sorted', async () => {
    await openShown();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('button[data-column=amplitude]').click();
    await page.getByTestId('copy-potentials').click();
    await settle(page);
    const lines = (await page.evaluate(() => navigator.clipboard.readText())).trim().split('\n');
    assert.equal(lines.length, 6);
    assert.match(lines[0]!, /^channel,unit,discharges,rate_Hz,amplitude_uV,/u);
    assert.match(lines[1]!, /^EMG Gastrocnemius medialis,3,132,/u);
    assert.match(lines[5]!, /^EMG Gastrocnemius medialis,5,44,.*,low-signal-to-noise$/u);
  });

  it('come and go by their command, and share their place with the firing raster', async () => {
    await openShown();
    const raster = page.locator('#units-plot');
    assert.equal(await raster.isVisible(), false);
    await command(page, 'showUnits');
    assert.deepEqual([await raster.isVisible(), await table().isVisible()], [true, false]);
    await command(page, 'showPotentials');
    assert.deepEqual([await raster.isVisible(), await table().isVisible()], [false, true]);
    await command(page, 'showPotentials');
    assert.equal(await page.getByTestId('potentials').isVisible(), false);
    await command(page, 'showPotentials');
    await page.getByTestId('hide-potentials').click();
    await settle(page);
    assert.equal(await page.getByTestId('potentials').isVisible(), false);
  });

  it('have the keyboard when their command shows them, and give it back by Escape or with the command', async () => {
    const focused = (): Promise<string | undefined> => page.evaluate(() => document.activeElement?.className);
    await openShown();
    await press('Escape');
    assert.equal(await focused(), 'traces');
    await command(page, 'showUnits');
    assert.equal(await focused(), 'plot');
    await command(page, 'showPotentials');
    assert.equal(await focused(), 'potentials-table');
    await command(page, 'showPotentials');
    assert.equal(await focused(), 'traces');
  });

  it('are drawn, and not again where only the cursor moves', async () => {
    await openShown();
    assert.ok((await painted()) > 500, `${await painted()} pixels`);
    await page.evaluate(() => {
      const canvas = document.querySelector('.potentials-picture canvas');
      Object.assign(window, { paints: 0 });
      const { clearRect } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.clearRect = function (...box) {
        if (this.canvas === canvas) (window as unknown as { paints: number }).paints++;
        clearRect.apply(this, box);
      };
    });
    const paints = (): Promise<number> =>
      page.evaluate(() => (window as unknown as { paints: number }).paints);
    await press('Home', 'ArrowRight');
    assert.equal(await paints(), 0);
    await press('ArrowDown');
    assert.equal(await paints(), 1);
  });

  it('are superimposed behind their average, each as it is in the trace, on demand', async () => {
    await openShown();
    const before = await painted();
    const sweeps = page.getByTestId('show-sweeps');
    assert.equal(await sweeps.getAttribute('aria-pressed'), 'false');
    await sweeps.focus();
    await press('Enter');
    await page.waitForTimeout(250);
    await settle(page);
    assert.equal(await sweeps.getAttribute('aria-pressed'), 'true');
    assert.ok((await painted()) > before + 200, `${before}, then ${await painted()} pixels`);
    await press('Enter');
    assert.equal(await painted(), before);
  });

  it('that could not be had say so in their place', async () => {
    page = await bench.open('scene=cramp&units=crowded');
    await command(page, 'showPotentials');
    await page.getByTestId('potentials').getByText('could not separate any motor unit in it').waitFor();
    assert.equal(await table().count(), 0);
  });
});
