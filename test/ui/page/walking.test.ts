/** From label to label: none is left out, each is seen whole, and what undo changes is seen too. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { BenchLabel } from './benchLabels';
import { command, settle, traces } from './bench';
import { useBench } from './useBench';

describe('walking from label to label', function () {
  const bench = useBench();
  let page: Page;

  const open = async (query: string): Promise<void> => {
    page = await bench.open(query);
  };

  /** Labels of the host from [start, end] in seconds; `reveal`: as if an undo had left these. */
  async function setLabels(spans: Readonly<Record<string, readonly [number, number]>>, reveal = false) {
    await page.evaluate(
      ([spans, reveal]) => {
        const labels = Object.entries(spans).map(([id, [startSeconds, endSeconds]], index): BenchLabel => {
          const known = window.bench.labels().find((label) => label.id === id);
          if (known?.startSeconds === startSeconds && known.endSeconds === endSeconds) return known;
          return {
            ...{ id, startSeconds, endSeconds, label: 'neurogenic-cramp', displayName: 'Neurogenic cramp' },
            ...{ category: 'neurogenic', status: 'proposed', by: 'engine', stale: false },
            channels: [index % 2],
          };
        });
        window.bench.setLabels(labels, reveal);
      },
      [spans, reveal] as const,
    );
    await settle(page);
  }

  const selected = async (): Promise<string | undefined> => (await traces(page))['selected-label'];

  /** What is shown of the recording, in seconds. */
  async function shown(): Promise<readonly [number, number]> {
    const view = await traces(page);
    const from = Number(view['start-seconds']);
    return [from, from + 10 * Number(view['seconds-per-division'])];
  }

  async function assertWhole(start: number, end: number): Promise<void> {
    const [from, to] = await shown();
    assert.ok(from <= start && end <= to, `${start} to ${end} s whole in ${from} to ${to} s`);
  }

  /** Whether the selected row is inside what the list shows. */
  function rowIsInView(): Promise<boolean> {
    return page.evaluate(() => {
      const list = document.querySelector('[data-testid=label-list]')!.getBoundingClientRect();
      const row = document
        .querySelector('[data-testid=label-row][data-selected=true]')!
        .getBoundingClientRect();
      return row.top >= list.top - 1 && row.bottom <= list.bottom + 1;
    });
  }

  it('comes to both of two proposals that begin together, while each leaves the list when it is decided', async () => {
    await open('scene=empty');
    await setLabels({ a1: [2, 5], a2: [2, 5], b1: [9, 12], b2: [9, 12] });
    await page.locator('[data-filter=proposed]').click();
    const seen: (string | undefined)[] = [];
    for (let i = 0; i < 4; i++) {
      await command(page, 'nextLabel');
      seen.push(await selected());
      await command(page, 'acceptLabel');
    }
    assert.deepEqual(seen, ['a1', 'a2', 'b1', 'b2']);
  });

  it('goes on from the label that Escape has left, both ways', async () => {
    await open('scene=empty');
    await setLabels({ a: [2, 3], b: [5, 6], c: [8, 9] });
    for (const [key, expected] of [
      ['nextLabel', 'c'],
      ['previousLabel', 'a'],
    ] as const) {
      await command(page, 'clearSelection');
      await command(page, 'goToStart');
      await command(page, 'nextLabel');
      await command(page, 'nextLabel');
      await command(page, 'clearSelection');
      await command(page, key);
      assert.equal(await selected(), expected);
    }
  });

  it('shows a label whole that is longer than the window, and keeps the sweep where one fits', async () => {
    await open('scene=empty');
    await setLabels({ fits: [12, 15], long: [16, 35.5] });
    await command(page, 'nextLabel');
    assert.equal((await traces(page))['seconds-per-division'], '1');
    await assertWhole(12, 15);
    await command(page, 'nextLabel');
    await assertWhole(16, 35.5);
    assert.equal(Number((await traces(page))['seconds-per-division']) > 1, true);
  });

  it('scrolls the list to the selected label also where the details take its place', async () => {
    await open('scene=empty');
    const spans = Array.from({ length: 60 }, (_, i) => [`l${i}`, [i / 2, i / 2 + 0.4]] as const);
    await setLabels(Object.fromEntries(spans));
    await command(page, 'goToEnd');
    await command(page, 'previousLabel');
    await settle(page);
    assert.equal(await selected(), 'l59');
    assert.equal(await rowIsInView(), true);
  });

  describe('after an undo or a redo', () => {
    const before = { first: [2, 4], second: [20, 22] } as const;

    it('shows and selects the label that it has changed', async () => {
      await open('scene=empty');
      await setLabels(before);
      await setLabels({ ...before, second: [20, 23] }, true);
      assert.equal(await selected(), 'second');
      await assertWhole(20, 23);
    });

    it('shows and selects the label that it has brought back', async () => {
      await open('scene=empty');
      await setLabels(before);
      await setLabels({ ...before, third: [30, 31] }, true);
      assert.equal(await selected(), 'third');
      await assertWhole(30, 31);
    });

    it('shows where the label was that it has taken away', async () => {
      await open('scene=empty');
      await setLabels(before);
      await setLabels({ first: before.first }, true);
      assert.equal(await selected(), undefined);
      await assertWhole(20, 22);
      assert.equal((await traces(page))['cursor-seconds'], '20');
    });

    it('of many, selects one that is in view and stays there', async () => {
      await open('scene=empty');
      await command(page, 'pageRight');
      const [from] = await shown();
      await setLabels({ a: [2, 3], b: [12, 13], c: [30, 31] }, true);
      assert.equal(await selected(), 'b');
      assert.equal((await shown())[0], from);
    });
  });

  it('stays where it is when labels change for another reason', async () => {
    await open('scene=empty');
    await setLabels({ far: [30, 31] });
    assert.equal(await selected(), undefined);
    assert.equal((await shown())[0], 0);
  });
});
