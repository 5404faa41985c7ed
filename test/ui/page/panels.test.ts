/** Where the panels stand, how their sizes are changed, and that all of it is remembered. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { assertNear, command, ready, settle } from './bench';
import { useBench } from './useBench';

describe('the panels of the page', function () {
  const bench = useBench();
  let page: Page;
  let panels: Locator;
  let splitter: Locator;

  async function open(query: string): Promise<void> {
    page = await bench.open(query);
    panels = page.locator('#panels');
    splitter = page.getByRole('separator', { name: 'Size of the panels' });
  }

  async function box(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
    const found = await locator.boundingBox();
    assert.ok(found, 'it is in view');
    return found;
  }

  async function press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await page.keyboard.press(key);
    await settle(page);
  }

  async function moveBelow(): Promise<void> {
    await page.getByTestId('move-panels').click();
    await settle(page);
    await ready(page);
  }

  it('give way when their edge is dragged, and the traces take what is left', async () => {
    await open('scene=cramp');
    const [bar, before] = [await box(splitter), (await box(panels)).width];
    await page.mouse.move(bar.x + bar.width / 2, bar.y + 200);
    await page.mouse.down();
    await page.mouse.move(bar.x + bar.width / 2 - 80, bar.y + 210, { steps: 4 });
    await page.mouse.up();
    await settle(page);
    assertNear((await box(panels)).width, before + 80, 1, 'width');
    const stage = await box(page.getByTestId('traces'));
    assert.ok(stage.x + stage.width <= (await box(panels)).x, 'the traces end where the panels begin');
  });

  it('change their size by the arrow keys, Home and End within limits, and by Enter to what is usual', async () => {
    await open('scene=cramp');
    const usual = (await box(panels)).width;
    await splitter.focus();
    await press('ArrowLeft', 'ArrowLeft');
    assertNear((await box(panels)).width, usual + 32, 1, 'after two steps');
    await press('Home');
    const least = (await box(panels)).width;
    await press('ArrowRight');
    assertNear((await box(panels)).width, least, 1, 'at the least');
    await press('End', 'ArrowLeft');
    const value = (name: string): Promise<number> => splitter.getAttribute(name).then(Number);
    assertNear((await box(panels)).width, await value('aria-valuemax'), 1, 'at the most');
    assertNear(await value('aria-valuenow'), await value('aria-valuemax'), 1, 'what a screen reader says');
    await press('Enter');
    assertNear((await box(panels)).width, usual, 1, 'the usual width');
  });

  it('stand below the traces where that is chosen, and there their height is changed', async () => {
    await open('scene=cramp');
    await moveBelow();
    const stage = await box(page.getByTestId('traces'));
    const before = await box(panels);
    assert.ok(before.y >= stage.y + stage.height, 'they are below the traces');
    assert.equal(await splitter.getAttribute('aria-orientation'), 'horizontal');
    await splitter.focus();
    await press('ArrowUp', 'ArrowUp');
    assertNear((await box(panels)).height, before.height + 32, 2, 'height');
  });

  it('stand below the traces in a narrow window, whatever was chosen', async () => {
    await open('scene=cramp');
    await page.setViewportSize({ width: 600, height: 800 });
    await settle(page);
    await ready(page);
    const stage = await box(page.getByTestId('traces'));
    assert.ok((await box(panels)).y >= stage.y + stage.height);
  });

  it('divide their room between list and details where the bar between these is moved', async () => {
    await open('scene=cramp');
    await command(page, 'nextLabel');
    await settle(page);
    const bar = page.locator('#panels').getByRole('separator');
    const details = page.locator('[data-pane=details]');
    const before = (await box(details)).height;
    await bar.focus();
    await press('ArrowUp', 'ArrowUp', 'ArrowUp');
    assertNear((await box(details)).height, before + 48, 2, 'height of the details');
    await press('Enter');
    assertNear((await box(details)).height, before, 2, 'the usual height');
  });

  it('are found again as they were left', async () => {
    await open('scene=cramp');
    await moveBelow();
    await splitter.focus();
    await press('ArrowUp', 'ArrowUp', 'ArrowUp');
    const before = await box(panels);
    await page.waitForTimeout(300);
    await page.reload();
    await ready(page);
    const after = await box(panels);
    for (const side of ['x', 'y', 'width', 'height'] as const) assertNear(after[side], before[side], 1, side);
  });

  it('go out of sight and come back by one button', async () => {
    await open('scene=cramp');
    await page.getByTestId('toggle-panel').click();
    await settle(page);
    assert.equal(await panels.isVisible(), false);
    assert.equal(await splitter.isVisible(), false);
    await page.getByTestId('toggle-panel').click();
    await settle(page);
    assert.equal(await panels.isVisible(), true);
  });
});
