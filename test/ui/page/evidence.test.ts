/** What the engine said, as the details show it, and what a person does with it by mouse and keyboard. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { asked, command, launchBench, ready, settle, traces, type BenchBrowser } from './bench';

const size = { width: 1200, height: 800 };

describe('the engine’s word on a label, on the page', function () {
  let bench: BenchBrowser;
  let page: Page;
  before(async () => {
    bench = await launchBench();
  });
  after(() => bench.close());
  beforeEach(async () => {
    page = await bench.open('scene=undecided', size, 1);
    await ready(page);
  });
  afterEach(() => page.context().close());

  async function selectUndecided(): Promise<void> {
    await command(page, 'nextLabel');
    await command(page, 'nextLabel');
    assert.equal((await traces(page))['selected-label'], 'u1');
  }

  const keyboard = () => page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
  const group = (name: string) => page.locator(`[data-testid=evidence] [data-group=${name}]`);

  it('says in a sentence why it is undecided', async () => {
    await selectUndecided();
    assert.match(await page.getByTestId('reason').innerText(), /^A contracture is suspected/u);
    const [first] = await page.getByTestId('label-row').all();
    await first?.click();
    await settle(page);
    assert.equal(await page.getByTestId('reason').isVisible(), false);
  });

  it('tells the leading candidate of an undecided label, and no chance of its being undecided', async () => {
    await selectUndecided();
    const row = page.locator('[data-id=u1]');
    assert.equal(await row.locator('.row-lead').innerText(), 'Leading: Myogenic cramp 38 %');
    assert.equal(await row.locator('.row-sure').innerText(), '');
    assert.match(
      (await row.getAttribute('aria-label')) ?? '',
      /^Indeterminate · silent with force \(Myogenic cramp 38 %\), To review/u,
    );
    assert.equal(await page.getByTestId('leading').innerText(), 'Myogenic cramp, 38 %');
    assert.doesNotMatch(await page.locator('.facts').innerText(), /probability/u);
    await page.locator('[data-id=a1]').click();
    await settle(page);
    assert.equal(await page.getByTestId('leading').isVisible(), false);
    assert.match(await page.locator('.facts').innerText(), /probability 74 %/u);
  });

  it('says whose evidence it is', async () => {
    await selectUndecided();
    assert.equal(await group('for').locator('h3').innerText(), 'Speaks for a contracture');
    assert.equal(await group('context').locator('h3').innerText(), 'Also measured');
  });

  it('groups evidence for, against and around, the strongest first, each with its weight', async () => {
    await selectUndecided();
    assert.deepEqual(await group('for').locator('.weight').allInnerTexts(), ['+1.2', '+0.9', '+0.4']);
    assert.equal(await group('against').count(), 0, 'a group with nothing in it is not there');
    assert.equal(await group('context').locator('li').count(), 1);
    assert.equal(await group('context').locator('.weight').count(), 0, 'what only reports weighs nothing');
  });

  it('answers why it is not a contracture with what is missing', async () => {
    await selectUndecided();
    assert.equal(await group('why-not').locator('h3').innerText(), 'Why not a contracture?');
    assert.deepEqual(await group('why-not').locator('.evidence-text').allInnerTexts(), [
      'Nothing recorded says that the contraction was involuntary.',
      'It is not shown that the electrode was in the contracting region.',
    ]);
  });

  it('leads to the answer with W, and back', async () => {
    await selectUndecided();
    const scrollTop = (): Promise<number> =>
      page.getByTestId('details').evaluate((element) => element.scrollTop);
    await command(page, 'whyNot');
    const there = await scrollTop();
    assert.ok(there > 0, 'the details are scrolled');
    const box = (await group('why-not').boundingBox())!;
    const details = (await page.getByTestId('details').boundingBox())!;
    assert.ok(
      box.y >= details.y - 1 && box.y + box.height <= details.y + details.height,
      'it is all in view',
    );
    assert.equal(await keyboard(), 'evidence', 'the arrow keys scroll it, Tab goes to its moments');
    await command(page, 'whyNot');
    assert.equal(await scrollTop(), 0);
    assert.equal(await keyboard(), 'traces');
  });

  it('gives the keyboard back to the traces on Escape, and when another label is selected', async () => {
    await selectUndecided();
    await command(page, 'whyNot');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), '0:10.400');
    await page.keyboard.press('Escape');
    assert.equal(await keyboard(), 'traces');
    assert.equal((await traces(page))['selected-label'], 'u1', 'what is read about stays selected');
    await command(page, 'whyNot');
    assert.equal(await keyboard(), 'evidence');
    await command(page, 'previousLabel');
    assert.equal(await keyboard(), 'traces');
  });

  it('says so where there is no evidence, or no label, until there is', async () => {
    const notice = page.getByTestId('notice');
    await command(page, 'whyNot');
    assert.match(await notice.innerText(), /Select a label first: click it, or press J/u);
    await command(page, 'nextLabel');
    assert.equal(await notice.isVisible(), false, 'it has been followed');
    await command(page, 'whyNot');
    assert.match(await notice.innerText(), /This label has no evidence to show/u);
  });

  it('leads from a sentence to its moment on the trace', async () => {
    await selectUndecided();
    await group('for').getByText('0:10.400').click();
    await settle(page);
    assert.equal(Number((await traces(page))['cursor-seconds']), 10.4);
  });

  it('offers what else is possible, by keyboard, as one change of the label', async () => {
    await selectUndecided();
    const buttons = page.getByTestId('alternatives').locator('button');
    assert.deepEqual(
      (await buttons.allInnerTexts()).map((text) => text.replace(/\s+/gu, ' ')),
      ['Accept as Myogenic cramp 38 %', 'Accept as Rest 12 %'],
    );
    await page.getByTestId('rejectLabel').focus();
    for (let i = 0; i < 4; i++) {
      if ((await page.evaluate(() => document.activeElement?.className)) === 'alternative') break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await settle(page);
    assert.deepEqual(await asked(page, 'changeLabel'), [{ id: 'u1', label: 'myogenic-cramp' }]);
    assert.deepEqual(await asked(page, 'changeStatus'), [], 'accepting is part of the same change');
    const row = page.locator('[data-id=u1]');
    assert.equal(await row.getAttribute('data-label'), 'myogenic-cramp');
    assert.equal(await row.getAttribute('data-status'), 'accepted');
  });

  it('is read by a page that gets new labels while one is selected', async () => {
    await selectUndecided();
    await page.evaluate(() => {
      const { bench: host } = window;
      host.setLabels(host.labels().map((label) => ({ ...label, alternatives: [], whyNot: [] })));
    });
    await settle(page);
    assert.equal(await page.getByTestId('alternatives').isVisible(), false);
    assert.equal(await group('why-not').count(), 0);
  });
});
