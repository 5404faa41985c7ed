/** What the units leave of a trace: over it, on demand, and gone with the same key. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { asked, command, ready, settle } from './bench';
import { useBench } from './useBench';

describe('the residual of a trace', function () {
  const bench = useBench();
  let page: Page;

  const badge = () => page.getByTestId('residual');
  /** How high what is painted as bright as a trace stands in the active lane: its rows. */
  const brightRows = (): Promise<number> =>
    page.getByTestId('curves').evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const lane = document.querySelector('[data-testid=lane]')!.getBoundingClientRect();
      const { data, width } = canvas
        .getContext('2d')!
        .getImageData(0, 0, canvas.width, Math.round(lane.height));
      const rows = new Set<number>();
      for (let i = 0; i < data.length; i += 4) {
        if (data[i]! > 190 && data[i + 1]! > 190 && data[i + 3]! > 200) rows.add(Math.floor(i / 4 / width));
      }
      return rows.size;
    });

  it('comes by its command with the units that it needs, in front of the trace, and goes by it again', async () => {
    page = await bench.open('scene=cramp&theme=dark');
    await command(page, 'showResidual');
    await badge().waitFor();
    await command(page, 'showResidual');
    await ready(page);
    assert.equal(await badge().isVisible(), false);
    const before = await brightRows();
    await command(page, 'showResidual');
    await badge().and(page.locator('[data-state=ready]')).waitFor();
    await ready(page);
    assert.equal(await badge().innerText(), 'Residual: the trace without 4 of 5 units');
    const during = await brightRows();
    assert.ok(during < before / 2, `${before} rows, then ${during}`);
    const [question] = await asked<{ runs: readonly { channel: number }[] }>(page, 'residual');
    assert.equal(question!.runs[0]!.channel, 0);
    await command(page, 'showResidual');
    await settle(page);
    assert.equal(await badge().isVisible(), false);
    assert.equal(await brightRows(), before);
  });

  it('is asked for where someone looks, once, and is that of the active channel', async () => {
    page = await bench.open('scene=cramp&theme=dark');
    await command(page, 'showResidual');
    await badge().and(page.locator('[data-state=ready]')).waitFor();
    await ready(page);
    await command(page, 'pageRight');
    await badge().and(page.locator('[data-state=ready]')).waitFor();
    const runs = async (): Promise<number> =>
      (await asked<{ runs: readonly unknown[] }>(page, 'residual')).flatMap((each) => each.runs).length;
    await settle(page);
    const there = await runs();
    await command(page, 'pageLeft');
    await settle(page);
    assert.equal(await runs(), there, 'what is known is not asked for again');
    await command(page, 'channelDown');
    await page.waitForTimeout(400);
    await settle(page);
    const questions = await asked<{ runs: readonly { channel: number }[] }>(page, 'residual');
    assert.equal(questions.at(-1)!.runs[0]!.channel, 1);
  });
});
