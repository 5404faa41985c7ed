/** What changes while the page is open: locks, notices, conflicts, many labels, a host that falls silent. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { asked, command, emit, exampleNotices, fallSilent, settle, traces } from './bench';
import { useBench } from './useBench';

describe('what changes while the page is open', function () {
  const bench = useBench();
  let page: Page;

  async function open(query: string): Promise<void> {
    page = await bench.open(query);
  }

  it('locks the labels while the label file cannot be read, says why, and frees them again', async () => {
    await open('scene=cramp');
    await command(page, 'nextLabel');
    const accept = page.getByTestId('rejectLabel');
    const sentence = 'The label file can’t be read: line 7 is not JSON.';
    await emit(page, { name: 'page', value: { readOnlyReason: sentence } });
    assert.equal(await page.getByTestId('read-only').innerText(), sentence);
    await command(page, 'deleteLabel');
    assert.deepEqual(await asked(page, 'removeLabel'), []);
    const reason = page.getByTestId('read-only');
    assert.equal(await page.getByText(sentence).count(), 1, 'the reason is there once');
    assert.equal(await reason.getAttribute('data-refused'), 'odd', 'and is pointed at');
    await command(page, 'acceptLabel');
    assert.equal(await reason.getAttribute('data-refused'), 'even', 'at every key');
    assert.equal(await page.getByTestId('notice').isVisible(), false);
    assert.equal(await accept.evaluate((element: HTMLButtonElement) => element.disabled), true);
    await emit(page, { name: 'page', value: { readOnlyReason: null } });
    assert.equal(await page.getByTestId('read-only').isVisible(), false);
    assert.equal(await accept.evaluate((element: HTMLButtonElement) => element.disabled), false);
    await command(page, 'deleteLabel');
    assert.equal((await asked(page, 'removeLabel')).length, 1);
    await emit(page, { name: 'page', value: { readOnlyReason: sentence } });
    assert.equal(await reason.getAttribute('data-refused'), null, 'nobody has tried since');
  });

  it('shows notices until they are settled, and does by keyboard what they offer', async () => {
    await open('scene=cramp');
    await emit(page, { name: 'page', value: { notices: exampleNotices } });
    assert.equal(await page.getByTestId('host-notice').count(), 2);
    await page.getByTestId('notice-keep').focus();
    await page.keyboard.press('Enter');
    await settle(page);
    assert.deepEqual(await asked(page, 'noticeAction'), [{ id: 'label-file-deleted', action: 'keep' }]);
    await emit(page, { name: 'page', value: { notices: [] } });
    assert.equal(await page.getByTestId('host-notice').count(), 0);
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
    assert.equal(focused, 'traces', 'the keyboard is not lost with its button');
  });

  it('shows both versions of a conflict side by side, and decides by the one chosen with the keyboard', async () => {
    await open('scene=conflict');
    await command(page, 'nextLabel');
    const differing = await page
      .locator('.versions-table .differs')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-field')));
    assert.deepEqual(differing.slice(0, 3), ['Label', 'Start', 'End']);
    await command(page, 'acceptLabel');
    assert.match(await page.getByTestId('notice').innerText(), /choose one of them first/u);
    assert.deepEqual(await asked(page, 'changeStatus'), [], 'A alone decides nothing');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await settle(page);
    assert.deepEqual(await asked(page, 'resolveConflict'), [{ id: 't1', version: 1, key: 'two' }]);
    assert.equal(await page.getByTestId('versions').isVisible(), false);
    assert.equal(await page.getByTestId('traces').evaluate((el) => el === document.activeElement), true);
  });

  it('decides a conflict by one key: 1 and 2 choose a version, B keeps all of them', async () => {
    await open('scene=conflict');
    await command(page, 'nextLabel');
    await command(page, 'chooseSecondVersion');
    await settle(page);
    assert.deepEqual(await asked(page, 'resolveConflict'), [{ id: 't1', version: 1, key: 'two' }]);
    await command(page, 'chooseFirstVersion');
    assert.match(
      await page.getByTestId('notice').innerText(),
      /has one version: there is nothing to choose/u,
    );
    await command(page, 'nextLabel');
    await command(page, 'keepAllVersions');
    await settle(page);
    assert.equal((await asked(page, 'keepVersions')).length, 1);
  });

  it('leads through the conflicts alone, and back to all labels when the last is decided', async () => {
    await open('scene=conflict');
    await page.locator('[data-filter=conflicts]').click();
    for (let left = 3; left > 0; left--) {
      assert.equal(await page.getByTestId('label-list').getAttribute('data-count'), String(left));
      await command(page, 'nextLabel');
      await page.getByTestId('choose-version-0').click();
      await settle(page);
    }
    assert.equal(await page.locator('[data-filter=conflicts]').isVisible(), false);
    assert.equal(await page.locator('[data-filter=all]').getAttribute('aria-pressed'), 'true');
  });

  it('keeps few rows of 10,000 labels in the document, each counted, and the selected one among them', async () => {
    await open('scene=long&labels=10000');
    const list = page.getByTestId('label-list');
    await page.waitForSelector('[data-testid=label-list][data-count="10000"]');
    await list.focus();
    await page.keyboard.press('End');
    await settle(page);
    const rows = page.getByTestId('label-row');
    assert.ok((await rows.count()) < 60, `${await rows.count()} rows`);
    const id = await list.getAttribute('aria-activedescendant');
    const selected = page.locator(`[id="${id ?? ''}"]`);
    assert.deepEqual(
      [await selected.getAttribute('aria-posinset'), await selected.getAttribute('aria-setsize')],
      ['10000', '10000'],
    );
    const [box, frame] = [(await selected.boundingBox())!, (await list.boundingBox())!];
    assert.ok(box.y >= frame.y - 1 && box.y + box.height <= frame.y + frame.height + 1, 'it is in view');
    await list.evaluate((element) => element.scrollTo(0, 0));
    await settle(page);
    assert.equal(await selected.count(), 1, 'what is active is there when it is scrolled away');
  });

  it('reveals a selected label out of sight before a key changes it', async () => {
    await open('scene=cramp');
    await command(page, 'nextLabel');
    await command(page, 'goToEnd');
    await command(page, 'startAtCursor');
    assert.deepEqual(await asked(page, 'changeSpan'), []);
    assert.match(await page.getByTestId('notice').innerText(), /out of sight; here it is/u);
    assert.ok(Number((await traces(page))['start-seconds']) < 9);
  });

  it('keeps a note that Escape leaves', async () => {
    await open('scene=cramp');
    await command(page, 'nextLabel');
    await command(page, 'editNote');
    await page.keyboard.type('Kept. ');
    await page.keyboard.press('Escape');
    await settle(page);
    const [note] = await asked<{ note: string }>(page, 'changeNote');
    assert.match(note?.note ?? '', /Kept\./u);
  });

  it('says in words that the host has stopped answering, answers keys meanwhile, and stops when it is back', async () => {
    page = await bench.begin('scene=cramp&clock=test');
    await page.waitForSelector('[data-testid=traces][data-state=ready]');
    const words = page.getByTestId('host-silence');
    await page.clock.runFor(20_000);
    assert.equal(await words.isVisible(), false, 'a host that answers is not blamed');
    await fallSilent(page);
    assert.match(await words.innerText(), /has stopped answering\. Reload the window/u);
    await page.keyboard.press('a');
    assert.match(await words.innerText(), /The key you pressed did nothing/u);
    await page.evaluate(() => (window.bench.silent = false));
    await page.clock.runFor(3000);
    assert.equal(await words.isVisible(), false);
  });
});
