/** The motor units below the traces: aligned with them, moved with them, and honest about where they come from. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { asked, assertNear, command, emit, ready, settle, traces } from './bench';
import { useBench } from './useBench';

describe('the motor units of the active channel', function () {
  const bench = useBench();
  let page: Page;

  async function open(query = 'scene=cramp'): Promise<void> {
    page = await bench.open(query);
    await command(page, 'showUnits');
  }

  const plot = () => page.locator('#units-plot');
  const panel = () => page.getByTestId('units');
  const readout = (): Promise<string> => page.locator('.plot-readout').innerText();
  const cursor = async (): Promise<number> => Number((await traces(page))['cursor-seconds']);

  async function shown(): Promise<void> {
    await plot().waitFor();
    await settle(page);
    await ready(page);
  }

  async function openShown(query?: string): Promise<void> {
    await open(query);
    await shown();
    await plot().focus();
  }

  async function press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await page.keyboard.press(key);
      await settle(page);
    }
  }

  it('are there only for who asks for them, and asked of the engine only then', async () => {
    page = await bench.open('scene=cramp');
    assert.equal(await panel().isVisible(), false);
    assert.deepEqual(await asked(page, 'units'), []);
    await command(page, 'showUnits');
    await shown();
    assert.deepEqual(await asked(page, 'units'), [{ channel: 0 }]);
    await command(page, 'showUnits');
    assert.equal(await panel().isVisible(), false);
  });

  it('begin and end in the very pixels where the traces do, whatever is shown', async () => {
    await openShown();
    for (const step of ['pageRight', 'sweepFaster', 'fitRecording', 'pageRight'] as const) {
      await command(page, step);
      await ready(page);
      const view = await traces(page);
      const [stage, below] = [await page.getByTestId('traces').boundingBox(), await plot().boundingBox()];
      assert.equal(below!.x, stage!.x);
      const [left, width, from, to] = await Promise.all(
        ['plot-left', 'plot-width', 'from', 'to'].map(async (name) =>
          Number(await plot().getAttribute(`data-${name}`)),
        ),
      );
      assert.deepEqual([left, width], [Number(view['plot-left']), Number(view['plot-width'])]);
      const column = (Number(view['seconds-per-division']) * 10) / width!;
      assertNear(from!, Number(view['start-seconds']), column, 'the first moment');
      assertNear(to! - from!, column * width!, 1e-9, 'the length');
    }
  });

  it('have the cursor of the traces, which follows from discharge to discharge by keys', async () => {
    await openShown();
    await press('Home');
    const first = await cursor();
    assert.match(await readout(), /^Unit 1, discharge 1 of \d+: 0:03\.\d{4}$/u);
    await press('ArrowRight');
    const second = await cursor();
    assert.ok(second > first && second < first + 0.2, `${first} s, then ${second} s`);
    const rate = /firing rate ([\d.]+) per second/u.exec(await readout());
    assertNear(Number(rate?.[1]), 1 / (second - first), 0.01, 'one over the interval');
    await press('End');
    const view = await traces(page);
    assert.ok((await cursor()) > 20, 'the last one is out of sight at first');
    assert.ok((await cursor()) <= Number(view['start-seconds']) + 10 * Number(view['seconds-per-division']));
  });

  it('are chosen one by one, and show where the traces’ own cursor is', async () => {
    await openShown();
    await press('ArrowDown', 'Home');
    assert.match(await readout(), /^Unit 2, discharge 1 of/u);
    await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
    await press('Home');
    assert.match(await readout(), /^Unit 5, discharge 1 of \d+: .*doubtful: discharges are missed$/u);
    await command(page, 'goToStart');
    assert.equal(await readout(), 'Unit 5: no discharge at 0:00.0000');
    assert.equal(await plot().getAttribute('data-cursor'), '0');
  });

  it('lead to the discharge that is clicked', async () => {
    await openShown();
    const box = (await plot().boundingBox())!;
    const view = await traces(page);
    const x = box.x + Number(view['plot-left']) + 0.5 * Number(view['plot-width']);
    await page.mouse.click(x, box.y + 14);
    await settle(page);
    assert.match(await readout(), /^Unit 1, discharge \d+ of/u);
    assertNear(await cursor(), 5, 0.09, 'where it is');
  });

  /** The names of rows that the axes' painter writes from now on, with the middle of each in CSS pixels. */
  async function writtenNames(act: () => Promise<void>): Promise<readonly (readonly [string, number])[]> {
    await page.evaluate(() => {
      const written: [string, number][] = [];
      Object.assign(window, { written });
      const axes = document.querySelector<HTMLCanvasElement>('#units-plot canvas')!;
      const { fillText } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
        if (this.canvas === axes && text.startsWith('Unit')) written.push([text, place[1]]);
        fillText.call(this, text, ...place);
      };
    });
    await act();
    return page.evaluate(() => (window as unknown as { written: [string, number][] }).written);
  }

  for (const [theme, count] of [
    ['dark', 1],
    ['dark', 10],
    ['light', 20],
    ['hc', 40],
  ] as const) {
    it(`have names that do not touch, ${count} of them in the theme ${theme}, that of the chosen one among them`, async () => {
      await openShown(`scene=cramp&units=${count}&theme=${theme}`);
      const names = await writtenNames(async () => {
        await press(...Array<string>(count - 1).fill('ArrowDown'));
        // Whatever was painted on the way, this is painted last.
        await page.evaluate(() => ((window as unknown as { written: unknown[] }).written.length = 0));
        await page.setViewportSize({ width: 1200, height: 801 });
        await settle(page);
      });
      const places = names.map(([, y]) => y);
      assert.equal(names.at(-1)?.[0], `Unit ${count}`);
      assert.ok(names.length >= Math.min(count, 8), `${names.length} of ${count} in sight`);
      for (const [index, y] of places.entries()) {
        assert.ok(index === 0 || y - places[index - 1]! >= 12, `rows at ${places.join(', ')}`);
      }
      await mkdir('out/screenshots', { recursive: true });
      await page.screenshot({ path: `out/screenshots/page-units-${count}-${theme}.png` });
    });
  }

  it('that have no room are scrolled to by the wheel over the names, which leaves the time axis as it is', async () => {
    await openShown('scene=cramp&units=40');
    const box = (await plot().boundingBox())!;
    const before = await plot().getAttribute('data-from');
    const names = await writtenNames(async () => {
      await page.mouse.move(box.x + 40, box.y + 20);
      await page.mouse.wheel(0, 120);
      await settle(page);
    });
    assert.equal(names[0]?.[0], 'Unit 4');
    assert.equal(await plot().getAttribute('data-from'), before);
    await page.mouse.click(box.x + 40, box.y + 14);
    await settle(page);
    assert.equal(await plot().getAttribute('data-chosen'), '3', 'the row that is pointed at');
  });

  it('zoom the traces, and give the keyboard back to them by Escape', async () => {
    await openShown();
    const before = Number((await traces(page))['seconds-per-division']);
    await press('+');
    assert.equal(Number((await traces(page))['seconds-per-division']), before / 2);
    await press('0');
    assert.equal(Number((await traces(page))['seconds-per-division']), 3.6);
    await press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'traces');
  });

  it('are said to be the engine’s and not reviewed, with what it looked at and how much of it they explain', async () => {
    await openShown();
    const text = 'looked at 19 s of 20.2 s of activity, assigned 83 % of its potentials';
    const expected = `5 motor units found by the engine; ${text}`;
    assert.equal(await page.getByText('not reviewed', { exact: true }).isVisible(), true);
    assert.equal(await page.getByTestId('units-origin').getAttribute('title'), expected);
    const label = (await plot().getAttribute('aria-label')) ?? '';
    assert.ok(label.includes('not reviewed') && label.includes('EMG Gastrocnemius medialis'), label);
  });

  const none: readonly (readonly [how: string, sentence: string])[] = [
    ['slow', 'EMG Gastrocnemius medialis is sampled at 4 kHz: motor units can be separated from 10 kHz on.'],
    ['quiet', 'The engine found no activity in EMG Gastrocnemius medialis: there is nothing to separate.'],
    [
      'crowded',
      'EMG Gastrocnemius medialis is active, but the engine could not separate any motor unit in it.',
    ],
  ];
  for (const [how, sentence] of none) {
    it(`are not invented where there are none: ${how}`, async () => {
      await open(`scene=cramp&units=${how}`);
      await page.getByText(sentence).waitFor();
      assert.equal(await plot().count(), 0);
    });
  }

  it('are not looked for in a channel that is not EMG', async () => {
    await openShown();
    await emit(page, { name: 'view', value: 'channelDown' });
    await emit(page, { name: 'view', value: 'channelDown' });
    await page.getByText('Force is not an EMG channel: it has no motor units.').waitFor();
    assert.deepEqual(
      (await asked<{ channel: number }>(page, 'units')).filter(({ channel }) => channel === 2),
      [],
    );
    await emit(page, { name: 'view', value: 'channelUp' });
    await page.getByTestId('units-origin').waitFor();
    assert.match((await plot().getAttribute('aria-label')) ?? '', /Soleus/u);
  });

  it('that take long show how far they are, and wait for a detection that is under way', async () => {
    await open('scene=cramp&units=waits');
    const progress = page.getByRole('progressbar', { name: 'Separating motor units' });
    await progress.waitFor();
    assert.equal(await progress.evaluate((element) => (element as HTMLProgressElement).value), 37);
    await emit(page, { name: 'detection', value: 0.2 });
    await page.getByText('when the detection under way is over').waitFor();
  });

  it('that could not be had say why, and are asked for again by a button', async () => {
    await open('scene=cramp&units=fails');
    await page.getByText('case01.edf cannot be read at byte 40960.').waitFor();
    await page.getByTestId('retry-units').click();
    await shown();
    assert.equal((await asked(page, 'units')).length, 2);
  });

  it('are found again as they were left, with the height that they were given', async () => {
    await openShown();
    const splitter = page.getByRole('separator', { name: 'Size of motor units' });
    await splitter.focus();
    const before = (await panel().boundingBox())!.height;
    await press('ArrowUp', 'ArrowUp');
    const after = (await panel().boundingBox())!.height;
    assertNear(after, before + 32, 2, 'after two steps');
    await page.waitForTimeout(300);
    await page.reload();
    await ready(page);
    await shown();
    assertNear((await panel().boundingBox())!.height, after, 1, 'height');
  });

  it('go by their button, and come back by the key’s command', async () => {
    await openShown();
    await page.getByTestId('hide-units').click();
    await settle(page);
    assert.equal(await panel().isVisible(), false);
    await command(page, 'showUnits');
    await shown();
  });

  it('paint only the cursor where only that moves', async () => {
    await openShown();
    await press('Home');
    await page.evaluate(() => {
      const canvases = [...document.querySelectorAll('#units-plot canvas')];
      const clears = [0, 0, 0];
      Object.assign(window, { clears });
      const { clearRect } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.clearRect = function (...box) {
        const layer = canvases.indexOf(this.canvas);
        if (layer >= 0) clears[layer]!++;
        clearRect.apply(this, box);
      };
    });
    await press('ArrowRight', 'ArrowRight');
    const clears = await page.evaluate(() => (window as unknown as { clears: number[] }).clears);
    assert.deepEqual(clears, [0, 0, 2]);
  });
});
