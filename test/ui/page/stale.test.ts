/** An accepted label that the engine no longer finds: seen in list, details and labels lane, until someone decides. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { asked, command, launchBench, place, ready, settle, traces, type BenchBrowser } from './bench';
import { bestContrast, dashes, readChip } from './chips';
import { themeNames } from './themes';

const sentence = 'The engine no longer finds this: check it again.';

describe('a label that the engine no longer finds, on the page', function () {
  let bench: BenchBrowser;
  let page: Page;
  before(async () => {
    bench = await launchBench();
    await mkdir('out/screenshots', { recursive: true });
  });
  after(() => bench.close());
  afterEach(() => page.context().close());

  async function open(theme: string): Promise<void> {
    page = await bench.open(`scene=undecided&theme=${theme}`, { width: 1100, height: 700 }, 1);
    await ready(page);
  }

  const row = () => page.locator('[data-id=a1]');

  it('is marked in list and details, and to be reviewed, until it is accepted again', async () => {
    await open('dark');
    await command(page, 'nextLabel');
    assert.match((await row().getAttribute('aria-label')) ?? '', /no longer found, check it again/u);
    assert.equal(await row().locator('.codicon-warning').getAttribute('title'), sentence);
    assert.match(await page.getByTestId('stale').innerText(), new RegExp(`${sentence} Accept keeps it`, 'u'));
    await page.locator('[data-filter=proposed]').click();
    await settle(page);
    assert.equal(await row().isVisible(), true, 'it is to be reviewed again');
    await command(page, 'acceptLabel');
    assert.deepEqual(await asked(page, 'changeStatus'), [{ id: 'a1', status: 'accepted' }]);
    assert.equal(await page.locator('[data-stale]').count(), 0);
    assert.equal(await page.getByTestId('stale').isVisible(), false);
  });

  it('is told by its chip’s tooltip, and by the traces to whoever hears them', async () => {
    await open('dark');
    const tooltip = async (y: number): Promise<string | null> => {
      const { x } = await place(page, 0, 6);
      await page.mouse.move(x, (await page.getByTestId('traces').boundingBox())!.y + y);
      return page.getByTestId('traces').getAttribute('title');
    };
    assert.equal(await tooltip(12), `Voluntary, accepted\n${sentence}`);
    assert.equal(await tooltip(120), '', 'nothing is in the way over the signal');
    assert.equal((await traces(page))['aria-description'], undefined);
    await command(page, 'nextLabel');
    const said = (await traces(page))['aria-description'] ?? '';
    assert.match(said, /^Selected: Voluntary, Accepted, no longer found, check it again, at 0:03.100/u);
  });

  for (const theme of themeNames) {
    it(`has a dashed chip with a sign that stands out in the ${theme} theme`, async () => {
      await open(theme);
      await page.screenshot({ path: `out/screenshots/page-lane-stale-${theme}.png` });
      const stale = await readChip(page, 3.1, 8.9);
      assert.ok(dashes(stale) > 20, `its outline has ${dashes(stale)} dashes`);
      for (const part of ['edge', 'sign'] as const) {
        const found = bestContrast(stale[part], stale.fill);
        assert.ok(found >= 3, `the contrast of its ${part} is ${found.toFixed(2)}, at least 3`);
      }
      await command(page, 'nextLabel');
      await command(page, 'acceptLabel');
      await command(page, 'clearSelection');
      const kept = await readChip(page, 3.1, 8.9);
      assert.equal(dashes(kept), 1, 'kept on someone’s word, its outline is unbroken');
      assert.notDeepEqual(kept.sign, stale.sign);
    });
  }
});
