/** Dragging the edges of labels and spans with a mouse: past each other, out of the window, and given up. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { asked, assertNear, drag, place, settle, traces } from './bench';
import { useBench } from './useBench';

const size = { width: 1200, height: 800 };

describe('dragging an edge on the page', function () {
  const bench = useBench();
  let page: Page;

  async function open(query: string): Promise<void> {
    page = await bench.open(query);
  }

  /** Selects label v1 (3.1 to 8.9 s), takes its edge at a moment and moves the mouse to a moment or a point, still pressed. */
  async function dragEdge(
    from: number,
    target: number | { readonly x: number; readonly y: number },
  ): Promise<void> {
    await open('scene=cramp');
    const inside = await place(page, 0, 5);
    await page.mouse.click(inside.x, inside.y);
    await settle(page);
    const edge = await place(page, 0, from);
    await page.mouse.move(edge.x, edge.y);
    await page.mouse.down();
    const to = typeof target === 'number' ? await place(page, 0, target) : target;
    await page.mouse.move(to.x, to.y, { steps: 6 });
    await settle(page);
  }

  interface ChangeSpan {
    readonly id: string;
    readonly startSeconds: number;
    readonly endSeconds: number;
  }

  async function released(): Promise<ChangeSpan> {
    await page.mouse.up();
    await settle(page);
    const [changed, ...others] = await asked<ChangeSpan>(page, 'changeSpan');
    assert.ok(changed, 'the span is changed');
    assert.deepEqual(others, [], 'once');
    assert.equal(changed.id, 'v1');
    return changed;
  }

  it('takes the end of a label for its start when it is dragged past it, and the start for its end', async () => {
    await dragEdge(8.9, 2);
    const turned = await released();
    assertNear(turned.startSeconds, 2, 0.02, 'start');
    assert.equal(turned.endSeconds, 3.1);
    await page.context().close();

    await dragEdge(3.1, 9.5);
    const other = await released();
    assert.equal(other.startSeconds, 8.9);
    assertNear(other.endSeconds, 9.5, 0.02, 'end');
  });

  it('leaves a label as it is when one edge is dropped on the other', async () => {
    await dragEdge(8.9, 3.1);
    await page.mouse.up();
    await settle(page);
    assert.deepEqual(await asked(page, 'changeSpan'), []);
    assert.equal((await traces(page))['selected-label'], 'v1');
  });

  it('keeps an edge inside what is shown when the mouse leaves the traces and the window', async () => {
    await dragEdge(8.9, { x: size.width + 400, y: -200 });
    const view = await traces(page);
    const end = Number(view['start-seconds']) + 10 * Number(view['seconds-per-division']);
    const right = await released();
    assert.equal(right.startSeconds, 3.1);
    assertNear(right.endSeconds, end, 0.02, 'end');
    await page.context().close();

    await dragEdge(8.9, { x: -300, y: size.height + 300 });
    const left = await released();
    assert.equal(left.startSeconds, 0, 'not before the recording');
    assert.equal(left.endSeconds, 3.1);
  });

  it('gives a label back its edge when Escape ends the drag, even past the other edge', async () => {
    await dragEdge(8.9, 2);
    await page.keyboard.press('Escape');
    await page.mouse.move(400, 400, { steps: 3 });
    await page.mouse.up();
    await settle(page);
    assert.deepEqual(await asked(page, 'changeSpan'), []);
    const view = await traces(page);
    assert.equal(view['selected-label'], 'v1', 'it stays selected');
    assert.equal(Number(view['cursor-seconds']), 5, 'the cursor is where it was');
    // Its edge is where it was: there it can be taken again.
    const edge = await place(page, 0, 8.9);
    await page.mouse.move(edge.x, edge.y);
    assert.equal(await page.getByTestId('traces').evaluate((el) => el.style.cursor), 'ew-resize');
  });

  it('gives back a selected span when Escape ends the drag of its edge, or of another', async () => {
    await open('scene=empty');
    await drag(page, 1, 3, 6);
    await page.keyboard.press('Escape');
    const before = (await traces(page))['selection'];
    assert.ok(before !== undefined);
    const [start, end] = before.split(',').map(Number);
    for (const from of [end!, 8]) {
      const [at, to] = [await place(page, 1, from), await place(page, 1, start! - 1)];
      await page.mouse.move(at.x, at.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 5 });
      await page.keyboard.press('Escape');
      await page.mouse.up();
      await settle(page);
      assert.equal((await traces(page))['selection'], before, `dragged from ${from} s`);
    }
  });
});
