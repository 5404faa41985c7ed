/** What the page shows, how it is moved, and what it says when something fails. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { asked, assertNear, command, emit, place, ready, settle, traces } from './bench';
import { useBench } from './useBench';

describe('the view of the page', function () {
  const bench = useBench();
  let page: Page;

  async function open(query: string): Promise<void> {
    page = await bench.open(query);
  }

  it('keeps the moment under the pointer where it is while the wheel zooms', async () => {
    await open('scene=empty');
    const before = await place(page, 0, 6);
    await page.mouse.move(before.x, before.y);
    for (let i = 0; i < 4; i++) await page.mouse.wheel(0, -120);
    await settle(page);
    const view = await traces(page);
    assert.equal(Number(view['seconds-per-division']), 0.05);
    assertNear((await place(page, 0, 6)).x, before.x, 1, 'x of 6 s');
  });

  it('keeps left edge and sweep when the window is resized', async () => {
    await open('scene=empty');
    await command(page, 'pageRight');
    const before = await traces(page);
    await page.setViewportSize({ width: 900, height: 620 });
    await settle(page);
    await ready(page);
    const after = await traces(page);
    assert.equal(after['start-seconds'], before['start-seconds']);
    assert.equal(after['seconds-per-division'], before['seconds-per-division']);
    assert.notEqual(after['division-width'], before['division-width']);
  });

  it('asks for nothing again when it is resized, panned back, or zoomed by a step and back', async () => {
    await open('scene=empty');
    await command(page, 'pageRight');
    const count = async () => {
      await settle(page);
      await ready(page);
      await settle(page);
      return (await asked(page, 'tiles')).length;
    };
    const first = await count();
    for (const width of [1199, 1190, 1201, 1210, 1200]) {
      await page.setViewportSize({ width, height: 800 });
      assert.equal(await count(), first, `${width} pixels wide`);
    }
    for (const [there, back] of [
      ['pageRight', 'pageLeft'],
      ['sweepFaster', 'sweepSlower'],
      ['sweepSlower', 'sweepFaster'],
    ] as const) {
      await command(page, there);
      const before = await count();
      await command(page, back);
      assert.equal(await count(), before, `${there}, then ${back}`);
    }
  });

  it('pans with Shift and the wheel, by as much as the wheel turns', async () => {
    await open('scene=empty');
    const at = await place(page, 0, 5);
    await page.mouse.move(at.x, at.y);
    const division = Number((await traces(page))['division-width']);
    await page.mouse.wheel(2 * division, 0);
    await settle(page);
    assertNear(Number((await traces(page))['start-seconds']), 2, 0.02, 'start');
  });

  it('jumps to where the overview is clicked', async () => {
    await open('scene=empty');
    const strip = (await page.locator('[data-testid=overview] canvas').last().boundingBox())!;
    await page.mouse.click(strip.x + (strip.width * 20) / 36, strip.y + 20);
    await settle(page);
    assertNear(Number((await traces(page))['start-seconds']), 15, 0.1, 'start');
  });

  it('changes sensitivity by 1-2-5 steps, of all EMG channels together and of the force alone', async () => {
    await open('scene=empty');
    const scale = (channel: number) => page.locator('.lane-scale').nth(channel).textContent();
    assert.deepEqual([await scale(0), await scale(1)], ['100 µV/div', '100 µV/div']);
    const force = await scale(2);
    await command(page, 'lessSensitive');
    assert.deepEqual([await scale(0), await scale(1), await scale(2)], ['200 µV/div', '200 µV/div', force]);
    await command(page, 'channelDown');
    await command(page, 'channelDown');
    await command(page, 'lessSensitive');
    assert.equal(await scale(0), '200 µV/div');
    assert.notEqual(await scale(2), force);
  });

  it('asks before it reads a large recording for the overview', async () => {
    await open('scene=on-request');
    interface Request {
      readonly runs: readonly { readonly channel: number }[];
    }
    const alone = async () =>
      (await asked<Request>(page, 'tiles')).filter(({ runs }) => runs.every(({ channel }) => channel === 0))
        .length;
    assert.equal(await alone(), 0);
    await page.getByTestId('read-overview').click();
    await page.waitForTimeout(300);
    assert.equal(await alone(), 1);
  });

  it('says why a recording cannot be opened, and opens it on Retry', async () => {
    page = await bench.begin('scene=failure');
    assert.match((await page.getByTestId('open-failure').textContent())!, /byte 212 of 768/);
    await page.getByTestId('retry').click();
    await ready(page);
  });

  it('shows an opening that was cancelled as no error, and opens the recording after all', async () => {
    page = await bench.begin('scene=slow');
    await page.getByTestId('cancel-opening').click();
    const shown = page.getByTestId('open-cancelled');
    assert.match((await shown.textContent())!, /was cancelled/);
    assert.equal(await page.locator('.codicon-error').count(), 0);
    assert.equal(await page.getByTestId('open-failure').count(), 0);
    await page.getByTestId('retry').click();
    await ready(page);
  });

  it('says why traces are missing, and tries again when the view changes', async () => {
    page = await bench.begin('scene=cramp&failTraces=true');
    await page.waitForSelector('[data-testid=traces][data-state=error]');
    assert.match((await page.locator('.trace-problem').textContent())!, /byte 40960/);
    await page.evaluate(() => (window.bench.failTraces = false));
    await command(page, 'sweepFaster');
    await ready(page);
    assert.equal(await page.locator('.trace-problem').isVisible(), false);
  });

  it('edits nothing where labels cannot be saved, and says why', async () => {
    await open('scene=readonly');
    await command(page, 'nextLabel');
    await command(page, 'deleteLabel');
    assert.match((await page.getByTestId('read-only').textContent())!, /read-only/);
    assert.deepEqual(await asked(page, 'removeLabel'), []);
  });

  it('comes back where it was left', async () => {
    await open('scene=empty');
    for (let i = 0; i < 3; i++) await command(page, 'sweepFaster');
    await command(page, 'pageRight');
    await page.waitForTimeout(300);
    const before = await traces(page);
    await page.reload();
    await ready(page);
    const after = await traces(page);
    for (const name of ['start-seconds', 'seconds-per-division', 'sensitivity', 'cursor-seconds']) {
      assert.equal(after[name], before[name], name);
    }
  });

  it('shows progress and Cancel while detection runs', async () => {
    await open('scene=empty');
    await emit(page, { name: 'detection', value: 0.42 });
    assert.equal(await page.locator('.progress-text').textContent(), '42 %');
    await page.getByTestId('cancel-detection').click();
    await settle(page);
    assert.deepEqual((await asked<{ command: string }>(page, 'runCommand')).at(-1), {
      command: 'emg.cancelDetection',
    });
    await emit(page, { name: 'detection', value: null });
    assert.equal(await page.getByTestId('detect').isVisible(), true);
  });

  it('chooses the sweep from its list', async () => {
    await open('scene=empty');
    await page.getByTestId('sweep').click();
    await page.getByRole('option', { name: '20 ms/div', exact: true }).click();
    await ready(page);
    assert.equal((await traces(page))['seconds-per-division'], '0.02');
  });
});
