/** The markers of a potential, put by hand: with the mouse and by keys, the figures following at once. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { assertNear, command, ready, settle } from './bench';
import { useBench } from './useBench';

describe('the markers of a potential', function () {
  const bench = useBench();
  let page: Page;

  const onset = () => page.getByTestId('onset-marker');
  const end = () => page.getByTestId('end-marker');
  const at = async (marker: ReturnType<typeof onset>): Promise<number> =>
    Number(await marker.getAttribute('aria-valuenow'));
  const figure = async (column: string): Promise<string> =>
    (await page.locator(`[data-unit="2"] [data-column=${column}]`).innerText()).replace('by hand', '').trim();
  const origin = (): Promise<string> => page.getByTestId('potential-origin').innerText();

  async function openShown(): Promise<void> {
    page = await bench.open('scene=cramp');
    await command(page, 'showPotentials');
    await page.getByTestId('potentials-table').waitFor();
    await ready(page);
    await page.getByTestId('potentials-table').focus();
    await page.keyboard.press('ArrowDown');
    await settle(page);
  }

  async function press(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      await page.keyboard.press(name);
      await settle(page);
    }
  }

  /** Drags a marker by so many pixels; answers where the mouse came to. */
  async function drag(marker: ReturnType<typeof onset>, pixels: number): Promise<void> {
    const box = (await marker.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + pixels / 2, y);
    await page.mouse.move(x + pixels, y);
    await page.mouse.up();
    await settle(page);
    const after = (await marker.boundingBox())!;
    assertNear(after.x + after.width / 2, x + pixels, 1.5, 'it is where the mouse is');
  }

  it('are dragged with the mouse, and duration and area follow', async () => {
    await openShown();
    assert.deepEqual([await at(onset()), await at(end())], [-4.6, 6.4]);
    assert.deepEqual([await figure('duration'), await figure('area')], ['11.0', '1130']);
    await drag(end(), -20);
    const moved = await at(end());
    assert.ok(moved < 6 && moved > 2, `${moved} ms`);
    assertNear(Number(await figure('duration')), moved + 4.6, 0.051, 'the duration');
    assert.ok(Number(await figure('area')) < 1130, `${await figure('area')} µV ms`);
    assert.match(await origin(), /onset and end by hand$/u);
    assert.match(await page.locator('[data-unit="2"] [data-column=duration]').innerText(), /by hand/u);
  });

  it('are moved by arrow keys, a millisecond with Shift and a hundredth with Alt, and never past each other', async () => {
    await openShown();
    await onset().focus();
    await press('ArrowRight');
    assertNear(await at(onset()), -4.5, 1e-9, 'a tenth');
    await press('Shift+ArrowRight');
    assertNear(await at(onset()), -3.5, 1e-9, 'a whole one');
    await press('Alt+ArrowLeft');
    assertNear(await at(onset()), -3.51, 1e-9, 'a hundredth');
    assert.equal(await figure('duration'), '9.9');
    assert.match(
      (await onset().getAttribute('aria-valuetext'))!,
      /^-3\.51 ms, duration 9\.9 ms, .*by hand$/u,
    );
    for (let i = 0; i < 14; i++) await page.keyboard.press('Shift+ArrowRight');
    await settle(page);
    assertNear(await at(onset()), 5.9, 1e-9, 'half a millisecond before the end');
    await press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'potentials-table');
  });

  it('go back to the rule’s by Delete, by a double click and by a button, with the rule’s figures', async () => {
    await openShown();
    const reset = page.getByTestId('reset-markers');
    const back = async (how: () => Promise<void>): Promise<void> => {
      await onset().focus();
      await press('Shift+ArrowRight');
      assert.notEqual(await figure('area'), '1130');
      await how();
      await settle(page);
      assert.deepEqual([await figure('duration'), await figure('area')], ['11.0', '1130']);
      assert.equal(await reset.count(), 0);
      assert.match(await origin(), /by level and slope$/u);
    };
    await back(() => page.keyboard.press('Delete'));
    await back(() => onset().dblclick());
    await back(() => reset.click());
  });

  it('are each unit’s own, and are told in the file', async () => {
    await openShown();
    await press('ArrowUp');
    const other = [await at(onset()), await at(end())];
    await press('ArrowDown');
    await end().focus();
    await press('Shift+ArrowRight');
    await page.getByTestId('potentials-table').focus();
    await press('ArrowUp');
    assert.deepEqual([await at(onset()), await at(end())], other);
    await page.getByTestId('save-potentials').click();
    await settle(page);
    const [saved] = await page.evaluate(() => window.bench.saved);
    assert.equal(saved!.name, 'EMG Gastrocnemius medialis');
    const lines = saved!.text.trim().split('\n');
    assert.match(lines[1]!, /,level-and-slope,$/u);
    assert.match(lines[2]!, /,12,.*,-4\.6,7\.4,41,2,5,10000,by-hand,$/u);
  });

  it('are told to the host once for each drag, and once for a key however long it is held', async () => {
    const told = (): Promise<readonly unknown[]> =>
      page.evaluate(() =>
        window.bench.asked.filter(({ method }) => method === 'markUnit').map(({ params }) => params),
      );
    await openShown();
    await drag(end(), -20);
    const moved = await at(end());
    assert.equal((await told()).length, 1);
    await onset().focus();
    for (let i = 0; i < 5; i++) await page.keyboard.down('ArrowRight');
    await page.keyboard.up('ArrowRight');
    await settle(page);
    await press('Delete');
    const of = { channel: 0, unit: 2, discharges: 132 };
    assert.deepEqual(await told(), [
      { ...of, span: { startMilliseconds: -4.6, endMilliseconds: moved } },
      { ...of, span: { startMilliseconds: -4.1, endMilliseconds: moved } },
      { ...of, span: null },
    ]);
  });

  it('are not there where nothing is measured', async () => {
    await openShown();
    await press('ArrowDown', 'ArrowDown', 'ArrowDown');
    assert.equal(await page.getByTestId('refusal').count(), 1);
    assert.deepEqual([await onset().isVisible(), await end().isVisible()], [false, false]);
  });
});
