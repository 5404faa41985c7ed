/** Keys on their way from the page to VS Code, whose listener is the window's. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { command, settle } from './bench';
import { useBench } from './useBench';

/** What VS Code's listener has heard, a line a key. */
function heard(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

describe('A key pressed on the page', function () {
  const bench = useBench();
  let page: Page;

  beforeEach(async () => {
    page = await bench.open('scene=cramp');
    await page.evaluate(() => {
      const lines: string[] = [];
      Object.assign(window, { heard: lines });
      window.addEventListener('keydown', (event) => {
        const { key, code, shiftKey, ctrlKey } = event;
        const modifiers = `${ctrlKey ? 'Ctrl+' : ''}${shiftKey ? 'Shift+' : ''}`;
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- VS Code tells keys by it
        lines.push(`${modifiers}${key} ${code} ${event.keyCode}`);
      });
    });
  });

  /** The traces lose the keyboard and get it back while the host is busy. */
  async function focusUnnoticed(): Promise<void> {
    await command(page, 'nextLabel');
    await command(page, 'editNote');
    await settle(page);
    await page.evaluate(() => (window.bench.silent = true));
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-testid=traces]')?.focus());
    await settle(page);
  }

  it('goes on at once where VS Code knows that the traces have the keyboard', async () => {
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-testid=traces]')?.focus());
    await settle(page);
    await page.keyboard.press('n');
    assert.deepEqual(await heard(page), ['n KeyN 78']);
  });

  it('waits until VS Code knows, behind those pressed before, and is heard once and as it was', async () => {
    await focusUnnoticed();
    await page.keyboard.press('n');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+s');
    assert.deepEqual(await heard(page), []);
    await page.evaluate(() => (window.bench.silent = false));
    await page.waitForFunction(() => (window as unknown as { heard: string[] }).heard.length > 0);
    await page.keyboard.press('j');
    const keys = (await heard(page)).filter((line) => !/^(Ctrl\+|Shift\+)?(Shift|Control) /u.test(line));
    assert.deepEqual(keys, ['n KeyN 78', 'Shift+ArrowRight ArrowRight 39', 'Ctrl+s KeyS 83', 'j KeyJ 74']);
  });

  it('waits no longer than three seconds', async () => {
    await focusUnnoticed();
    await page.keyboard.press('n');
    assert.deepEqual(await heard(page), []);
    await page.waitForFunction(() => (window as unknown as { heard: string[] }).heard.length > 0);
    assert.deepEqual(await heard(page), ['n KeyN 78']);
  });
});
