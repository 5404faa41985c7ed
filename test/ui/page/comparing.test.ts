/** Labels compared with another version of them: the lane, the list, and the walk by keyboard. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { asked, command, ready, settle, traces } from './bench';
import { useBench } from './useBench';

describe('labels compared with another version', function () {
  const bench = useBench();
  let page: Page;

  async function open(query: string): Promise<void> {
    page = await bench.open(query);
    await ready(page);
    await page.evaluate(() => window.bench.compare());
    await settle(page);
  }

  /** What a screen reader says of the chosen change. */
  async function chosen(): Promise<string | null> {
    return page
      .locator('[data-testid=change-row][data-selected=true]')
      .getAttribute('aria-label', { timeout: 2000 });
  }

  async function press(key: string): Promise<void> {
    await page.keyboard.press(key);
    await settle(page);
  }

  const list = (): ReturnType<Page['locator']> => page.getByTestId('change-list');

  it('stand beside it in a list of sentences, in the order of time', async () => {
    await open('scene=long&labels=8');
    assert.equal(
      await page.getByTestId('changes-summary').innerText(),
      'Since HEAD (1a2b3c4): 2 added, 2 removed, 2 relabelled.',
    );
    const rows = await page.getByTestId('change-row').all();
    const said = await Promise.all(rows.map((row) => row.getAttribute('aria-label')));
    assert.equal(said.length, 6);
    assert.match(
      said[0]!,
      /^Changed: .* at 0:00\.\d+, .* long, EMG .*: Voluntary → .*; start −\d+ ms; note: “regular”\.$/u,
    );
    assert.ok(said.some((sentence) => sentence!.startsWith('Added: ')));
    assert.ok(said.some((sentence) => sentence!.startsWith('Removed: ')));
    assert.equal((await traces(page))['compared'], 'HEAD (1a2b3c4)');
  });

  it('are walked by keys from the traces, each change in view and its label selected', async () => {
    await open('scene=long&labels=8');
    const seen: (string | null)[] = [];
    for (let step = 0; step < 6; step++) {
      await command(page, 'nextChange');
      seen.push(await chosen());
    }
    assert.equal(new Set(seen).size, 6, 'every change is come to once');
    assert.ok(seen.every((sentence) => sentence !== null));
    const { 'start-seconds': start, 'cursor-seconds': cursor } = await traces(page);
    assert.ok(Number(cursor) >= Number(start), 'the last one is in view');
    await command(page, 'previousChange');
    assert.equal(await chosen(), seen[4]);
  });

  it('go on from the list: arrows walk, Enter leads to the trace, Escape ends comparing', async () => {
    await open('scene=long&labels=8');
    await list().focus();
    await press('End');
    const last = await chosen();
    await press('Home');
    assert.notEqual(await chosen(), last);
    await press('ArrowDown');
    const second = await chosen();
    assert.notEqual(second, last);
    await press('Enter');
    await settle(page);
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'traces');
    assert.equal(await chosen(), second);
    await list().focus();
    await press('Escape');
    await settle(page);
    assert.equal(await list().isVisible(), false);
    assert.equal((await traces(page))['compared'], undefined);
    assert.equal((await asked(page, 'endComparison')).length, 1);
  });

  it('are left by a second Escape on the traces, after the first has cleared the selection', async () => {
    await open('scene=long&labels=8');
    await command(page, 'nextChange');
    await command(page, 'clearSelection');
    assert.equal((await traces(page))['compared'], 'HEAD (1a2b3c4)');
    await command(page, 'clearSelection');
    assert.equal((await traces(page))['compared'], undefined);
  });

  it('are clicked in the lane, and what is pointed at says what lies between', async () => {
    await open('scene=undecided');
    const box = (await page.getByTestId('traces').boundingBox())!;
    const view = await traces(page);
    // The first change, in the lane right above the traces.
    const x = box.x + Number(view['plot-left']) + 5 * Number(view['division-width']);
    const y = box.y + Number(view['lanes-top']) - 18;
    await page.mouse.move(x, y);
    await settle(page);
    assert.match((await page.getByTestId('traces').getAttribute('title')) ?? '', /^Changed: .*\n.*start −/u);
    await page.mouse.click(x, y);
    await settle(page);
    assert.match((await chosen()) ?? '', /^Changed/u);
  });

  it('come in parts where they are many, and only those in view are rows in the page', async () => {
    await open('scene=long&labels=20000');
    await page.waitForFunction(
      () => document.querySelector('[data-testid=change-list]')?.getAttribute('data-count') === '15000',
    );
    assert.ok((await page.getByTestId('change-row').count()) < 60);
    assert.equal((await asked(page, 'changes')).length, 29);
  });

  it('take nothing of the page while nothing is compared', async () => {
    page = await bench.open('scene=cramp');
    await ready(page);
    const before = Number((await traces(page))['lanes-top']);
    assert.equal(await page.getByRole('tab', { name: 'Changes' }).count(), 0);
    assert.equal(await page.locator('[data-pane=labels] [role=tablist]').isVisible(), false);
    await page.evaluate(() => window.bench.compare());
    await settle(page);
    assert.ok(Number((await traces(page))['lanes-top']) > before, 'the lane has room of its own');
    await command(page, 'endComparing');
    assert.equal(Number((await traces(page))['lanes-top']), before);
  });
});
