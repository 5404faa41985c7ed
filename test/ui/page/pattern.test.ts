/** The interference pattern: its cloud of seconds, its figures, the reference area, and recruitment. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { asked, assertNear, command, drag, ready, settle, traces } from './bench';
import { useBench } from './useBench';

describe('the interference pattern', function () {
  const bench = useBench();
  let page: Page;

  const plot = () => page.locator('#pattern-plot');
  const of = (): Promise<string> => page.getByTestId('pattern-of').innerText();
  const reference = (): Promise<string> => page.getByTestId('pattern-reference').innerText();

  async function openShown(query = 'scene=cramp&pattern=biceps'): Promise<void> {
    page = await bench.open(query);
    await command(page, 'showPattern');
    await plot().waitFor();
    await ready(page);
  }

  async function press(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      await page.keyboard.press(name);
      await settle(page);
    }
  }

  it('is that of the voluntary segments where nothing is selected, and of the selection else', async () => {
    await openShown();
    assert.equal(await of(), '1 voluntary segment, 5.8 s');
    assert.deepEqual(await asked(page, 'pattern'), [
      { channel: 0, spans: [{ startSeconds: 3.1, endSeconds: 8.9 }] },
    ]);
    await drag(page, 0, 4, 7.5);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(400);
    await settle(page);
    assert.match(await of(), /^selection, 3\.\d+ s$/u);
    await command(page, 'clearSelection');
    await page.waitForTimeout(300);
    assert.equal(await of(), '1 voluntary segment, 5.8 s');
    const questions = await asked(page, 'pattern');
    assert.equal(questions.length, 2, 'what is known is not asked again');
  });

  it('leads by keys from second to second, with the cursor of the traces', async () => {
    await openShown();
    await plot().focus();
    await press('Home');
    const readout = (): Promise<string> => page.getByTestId('pattern').locator('.plot-readout').innerText();
    assert.match(
      await readout(),
      /^Pattern, second 1 of 5: 0:03\.1, 120 turns per second, amplitude [\d.]+ µV$/u,
    );
    assertNear(Number((await traces(page))['cursor-seconds']), 3.1, 1e-6, 'the cursor');
    await press('ArrowRight');
    assert.match(await readout(), /^Pattern, second 2 of 5: .*turns per second/u);
    await press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'traces');
  });

  it('has its figures in a table, and those that no source defines are called proxies', async () => {
    await openShown();
    const rows = await page.getByTestId('pattern-figures').locator('tbody tr').allInnerTexts();
    const names = rows.map((row) => row.split('\t')[0]);
    assert.deepEqual(names.slice(0, 3), ['Turns', 'Amplitude', 'Turns over amplitude']);
    assert.equal(names.filter((name) => name?.endsWith('proxy')).length, 4);
    assert.match(rows[0]!, /^Turns\t\d+ per s$/u);
    assert.match(rows[4]!, /^Fullness, proxy\treduced$/u);
  });

  it('shows where healthy muscles lie only for a muscle whose area is known, with its source', async () => {
    await openShown();
    assert.match(
      await reference(),
      /95 % of a healthy biceps brachii’s seconds.* Of 5 .* above, .*below\./su,
    );
    assert.match(await reference(), /Source: Mendeley Data 10\.17632\/543xpjycj9\.1/u);
    await page.context().close();
    await openShown('scene=cramp');
    assert.match(await reference(), /^No reference area: there is one for deltoid and biceps brachii/u);
  });

  it('says the rates of recruitment with what the effort was judged by, and nothing of them in a cramp', async () => {
    await openShown();
    const table = page.getByTestId('recruitment');
    assert.match(await table.innerText(), /effort by the amplitude of the EMG, a proxy/u);
    assert.match(
      await table.locator('tbody tr').first().innerText(),
      /^0:03\.1\t4\t5\.4\t7\.9\t13\.2\t4\.4$/u,
    );
    await page.getByTestId('label-row').filter({ hasText: 'Neurogenic cramp' }).click();
    await page.waitForTimeout(400);
    await settle(page);
    assert.match(await of(), /^selected label, /u);
    assert.match(await table.innerText(), /^Recruitment is told of voluntary effort only/u);
  });

  it('says what to do where nothing can be measured, how far it is, and why it failed', async () => {
    const shows = async (query: string, expected: RegExp): Promise<void> => {
      page = await bench.open(query);
      await command(page, 'showPattern');
      await page.getByTestId('pattern').getByText(expected).waitFor();
      await page.context().close();
    };
    await shows('scene=empty', /Select a span, or label voluntary contractions/u);
    await shows('scene=cramp&pattern=waits', /Measuring the pattern… 42 %/u);
    await shows('scene=cramp&pattern=fails', /cannot be read at byte 40960/u);
  });
});
