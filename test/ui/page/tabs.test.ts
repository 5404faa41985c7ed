/** Several panels in one pane: a tab for each, one of them in front. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { settle } from './bench';
import { useBench } from './useBench';

describe('panels that share a pane', function () {
  const bench = useBench();
  let page: Page;

  async function open(): Promise<void> {
    page = await bench.begin('part=tabs');
    await page.waitForFunction('window.tabsBench !== undefined');
    await settle(page);
  }

  const tab = (name: string): Locator => page.getByRole('tab', { name, exact: true });
  const panel = (name: string): Locator => page.getByRole('tabpanel', { name, exact: true });
  const tabs = (): Promise<readonly string[]> => page.getByRole('tab').allInnerTexts();

  /** The tab that is chosen and the one that has the keyboard; both from what assistive tools are told. */
  async function chosen(): Promise<{ readonly inFront: string; readonly keyboard: string }> {
    await settle(page);
    const selected = page.locator('[role=tab][aria-selected=true]');
    assert.equal(await selected.count(), 1, 'exactly one is chosen');
    const keyboard = await page.evaluate(() => document.activeElement?.textContent.trim() ?? '');
    return { inFront: (await selected.innerText()).trim(), keyboard };
  }

  async function press(key: string): Promise<string> {
    await page.keyboard.press(key);
    const { inFront, keyboard } = await chosen();
    assert.equal(keyboard, inFront, 'the keyboard is on the tab that is in front');
    return inFront;
  }

  const fill = (): Promise<void> => page.evaluate(() => window.tabsBench.fill());
  const empty = (): Promise<void> => page.evaluate(() => window.tabsBench.empty());

  it('have a tab each; a panel that is alone in its pane has none', async () => {
    await open();
    assert.deepEqual(await tabs(), ['First', 'Second']);
    assert.equal(await page.getByText('This is Alone.').isVisible(), true);
    assert.equal(await page.locator('[data-pane=alone] [role]').count(), 0);
  });

  it('are told to assistive tools as tabs of one list, each with the panel that it controls', async () => {
    await open();
    assert.equal(await page.getByRole('tablist').count(), 1);
    assert.equal(await page.getByRole('tablist', { name: 'First' }).isVisible(), true);
    for (const name of ['Second', 'First']) {
      await tab(name).click();
      await settle(page);
      const controls = await tab(name).getAttribute('aria-controls');
      const body = page.locator(`#${controls!}`);
      assert.equal(await body.getAttribute('role'), 'tabpanel');
      assert.equal(await body.getAttribute('aria-labelledby'), await tab(name).getAttribute('id'));
      assert.match((await body.textContent()) ?? '', new RegExp(`This is ${name}`, 'u'));
    }
    assert.equal(await panel('First').isVisible(), true);
    assert.equal(await page.getByRole('tabpanel').count(), 1, 'the others are hidden');
  });

  it('are stops of the Tab key only where they are in front', async () => {
    await open();
    assert.deepEqual(
      await page.getByRole('tab').evaluateAll((all) => all.map((each) => (each as HTMLElement).tabIndex)),
      [0, -1],
    );
  });

  it('come to the front by a click, and by Enter and Space', async () => {
    await open();
    await tab('Second').click();
    assert.equal((await chosen()).inFront, 'Second');
    assert.equal(await panel('Second').isVisible(), true);
    assert.equal(await page.getByText('This is First.').isVisible(), false);
    for (const [name, key] of [
      ['First', 'Enter'],
      ['Second', 'Space'],
    ] as const) {
      await tab(name).focus();
      assert.equal(await press(key), name);
    }
  });

  it('come to the front by arrow keys, around the ends, and by Home and End', async () => {
    await open();
    await fill();
    await tab('First').focus();
    const walked: string[] = [];
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Home', 'End', 'ArrowLeft']) {
      walked.push(await press(key));
    }
    assert.deepEqual(walked, ['Second', 'Third', 'First', 'Third', 'First', 'Third', 'Second']);
  });

  it('leave to VS Code the keys that are its own', async () => {
    await open();
    await page.evaluate(() => {
      const keys: string[] = [];
      Object.assign(window, { keys });
      window.addEventListener('keydown', ({ key }) => keys.push(key));
    });
    await tab('First').focus();
    for (const key of ['ArrowRight', 'a', 'Control+ArrowRight', 'End']) await page.keyboard.press(key);
    const reached = await page.evaluate(() => (window as unknown as { keys: string[] }).keys);
    assert.deepEqual(reached, ['a', 'Control', 'ArrowRight']);
    assert.equal((await chosen()).inFront, 'Second', 'an arrow with Control held moves nothing here');
  });

  it('that have nothing to show have no tab, and leave their place to another', async () => {
    await open();
    await fill();
    assert.deepEqual(await tabs(), ['First', 'Second', 'Third']);
    await tab('Third').click();
    assert.equal((await chosen()).inFront, 'Third');
    await empty();
    await settle(page);
    assert.deepEqual(await tabs(), ['First', 'Second']);
    assert.equal(await panel('First').isVisible(), true);
    await fill();
    assert.equal((await chosen()).inFront, 'Third', 'it is back where it was chosen');
  });

  it('are found again as they were left', async () => {
    await open();
    await tab('Second').click();
    await page.reload();
    await page.waitForFunction('window.tabsBench !== undefined');
    assert.equal((await chosen()).inFront, 'Second');
  });

  it('are rendered again only where they are in front and what they show is another', async () => {
    await open();
    await tab('Second').click();
    await tab('First').click();
    const counts = () => page.evaluate(() => ({ ...window.tabsBench.rendered }));
    const before = await counts();
    await fill();
    await settle(page);
    assert.deepEqual(await counts(), before, 'the third has something to show, and nobody sees it');
    for (const name of ['Third', 'First', 'Third']) await tab(name).click();
    assert.deepEqual(await counts(), { ...before, third: before['third']! + 1 });
  });
});
