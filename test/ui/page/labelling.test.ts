/** Labelling by mouse and keyboard on the page, with a stand-in for the extension behind it. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { asked, assertNear, command, drag, emit, place, settle, traces } from './bench';
import { useBench } from './useBench';

interface AddLabel {
  readonly channels: readonly number[];
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly label: string;
}

describe('labelling on the page', function () {
  const bench = useBench();
  let page: Page;

  async function open(query: string): Promise<void> {
    page = await bench.open(query);
  }

  it('labels a span dragged over one trace, on that channel only', async () => {
    await open('scene=empty');
    await drag(page, 1, 3, 6);
    const [start, end] = (await traces(page))['selection']!.split(',').map(Number);
    assertNear(start!, 3, 0.02, 'start');
    assertNear(end!, 6, 0.02, 'end');
    await emit(page, { name: 'applyLabel', value: 'neurogenic-cramp' });
    const [added] = await asked<AddLabel>(page, 'addLabel');
    assert.deepEqual(added, {
      channels: [1],
      startSeconds: start,
      endSeconds: end,
      label: 'neurogenic-cramp',
    });
    const row = page.getByTestId('label-row');
    assert.equal(await row.count(), 1);
    assert.equal(await row.getAttribute('data-label'), 'neurogenic-cramp');
    assert.equal(await row.getAttribute('data-selected'), 'true');
  });

  it('lets a key wait until the label of the one before is there and selected', async () => {
    await open('scene=empty');
    await drag(page, 1, 3, 6);
    await page.evaluate(() => (window.bench.silent = true));
    for (const value of ['fasciculation', 'tremor']) await emit(page, { name: 'applyLabel', value });
    await command(page, 'clearSelection');
    await page.evaluate(() => (window.bench.silent = false));
    await settle(page);
    assert.equal((await asked(page, 'addLabel')).length, 1);
    assert.deepEqual(await asked(page, 'changeLabel'), [{ id: 'new0', label: 'tremor' }]);
    assert.equal((await traces(page))['selected-label'], undefined, 'the last key took the selection away');
  });

  it('labels all channels when the drag begins on the time axis', async () => {
    await open('scene=empty');
    const from = await place(page, 0, 2);
    const to = await place(page, 0, 4);
    const box = (await page.getByTestId('traces').boundingBox())!;
    await page.mouse.move(from.x, box.y + box.height - 8);
    await page.mouse.down();
    await page.mouse.move(to.x, box.y + box.height - 8, { steps: 3 });
    await page.mouse.up();
    await page.getByTestId('choice-menu').getByText('Myogenic cramp').click();
    await settle(page);
    const [added] = await asked<AddLabel>(page, 'addLabel');
    assert.deepEqual(added?.channels, [0, 1, 2]);
    assert.equal(added.label, 'myogenic-cramp');
  });

  it('leaves nothing selected when Escape ends a drag', async () => {
    await open('scene=empty');
    const from = await place(page, 0, 2);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 100, from.y, { steps: 3 });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await settle(page);
    assert.equal((await traces(page))['selection'], undefined);
    assert.equal(await page.getByTestId('choice-menu').isVisible(), false);
  });

  it('selects a span with the keyboard alone: a hundredth of the window a press', async () => {
    await open('scene=empty');
    for (let i = 0; i < 10; i++) await command(page, 'cursorRight');
    for (let i = 0; i < 5; i++) await command(page, 'extendRight');
    const [start, end] = (await traces(page))['selection']!.split(',').map(Number);
    assertNear(start!, 1, 1e-9, 'start');
    assertNear(end!, 1.5, 1e-9, 'end');
  });

  it('moves the cursor by exactly one sample in fine steps', async () => {
    await open('scene=empty');
    for (let i = 0; i < 3; i++) await command(page, 'cursorRightFine');
    assertNear(Number((await traces(page))['cursor-seconds']), 3 / 4000, 1e-12, 'cursor');
  });

  it('sets start and end of a span at the cursor', async () => {
    await open('scene=empty');
    for (let i = 0; i < 10; i++) await command(page, 'cursorRight');
    await command(page, 'startAtCursor');
    for (let i = 0; i < 7; i++) await command(page, 'cursorRight');
    await command(page, 'endAtCursor');
    const [start, end] = (await traces(page))['selection']!.split(',').map(Number);
    assertNear(start!, 1, 1e-9, 'start');
    assertNear(end!, 1.7, 1e-9, 'end');
  });

  it('walks through the labels and brings each into view', async () => {
    await open('scene=cramp');
    const seen: string[] = [];
    for (let i = 0; i < 5; i++) {
      await command(page, 'nextLabel');
      const view = await traces(page);
      seen.push(view['selected-label']!);
      const row = page.locator('[data-selected=true]');
      const start = Number(await row.getAttribute('data-start-seconds'));
      const from = Number(view['start-seconds']);
      assert.ok(
        start >= from && start < from + 10 * Number(view['seconds-per-division']),
        `${start} in view`,
      );
    }
    assert.equal(new Set(seen).size, 5);
  });

  it('moves the edge of a label that is dragged, and nothing else', async () => {
    await open('scene=cramp');
    const edge = await place(page, 0, 8.9);
    const target = await place(page, 0, 8);
    const inside = await place(page, 0, 5);
    await page.mouse.click(inside.x, inside.y);
    await settle(page);
    assert.equal((await traces(page))['selected-label'], 'v1');
    await page.mouse.move(edge.x, edge.y);
    await page.mouse.down();
    await page.mouse.move(target.x, edge.y, { steps: 4 });
    await page.mouse.up();
    await settle(page);
    const [changed, ...others] = await asked<{ id: string; startSeconds: number; endSeconds: number }>(
      page,
      'changeSpan',
    );
    assert.deepEqual(others, []);
    assert.equal(changed?.id, 'v1');
    assert.equal(changed.startSeconds, 3.1);
    assertNear(changed.endSeconds, 8, 0.02, 'end');
  });

  it('saves a note on Ctrl+Enter, and keeps plain keys from VS Code while it is typed', async () => {
    await open('scene=cramp');
    await command(page, 'nextLabel');
    await page.evaluate(() => {
      const leaked: string[] = [];
      Object.assign(window, { leaked });
      window.addEventListener('keydown', (event) => leaked.push(event.key));
    });
    await command(page, 'editNote');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Painful, n m');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+Enter');
    await settle(page);
    assert.deepEqual(
      await page.evaluate(() =>
        (window as unknown as { leaked: string[] }).leaked.filter((key) => key !== 'Control'),
      ),
      [],
    );
    const notes = await asked<{ id: string; note: string }>(page, 'changeNote');
    assert.equal(notes[0]?.id, 'v1');
    assert.match(notes[0].note, /^Painful, n/);
    const tracesHaveKeyboard = async (): Promise<boolean | undefined> =>
      (await asked<{ traces: boolean }>(page, 'keyboardFocus')).at(-1)?.traces;
    assert.equal(await tracesHaveKeyboard(), false);
    await page.keyboard.press('Escape');
    await settle(page);
    assert.equal(await tracesHaveKeyboard(), true);
  });

  it('walks the label list with the arrow keys without moving the active channel', async () => {
    await open('scene=cramp');
    await page.getByTestId('label-list').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await settle(page);
    assert.equal((await traces(page))['selected-label'], 'c1');
    await page.keyboard.press('ArrowUp');
    await settle(page);
    assert.equal((await traces(page))['selected-label'], 'v1');
  });

  it('shows only labels of the chosen status', async () => {
    await open('scene=cramp');
    await page.locator('[data-filter=proposed]').click();
    await settle(page);
    assert.deepEqual(
      await page
        .getByTestId('label-row')
        .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id'))),
      ['c1', 'f1'],
    );
  });
});
