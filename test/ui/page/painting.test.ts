/** What is painted again, and what has stopped listening: neither can be seen on a picture. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { command, ready, settle } from './bench';
import { useBench } from './useBench';

/** Counts how often each canvas is cleared from now on: a layer clears its canvas whenever it paints. */
async function countPaints(page: Page): Promise<() => Promise<Readonly<Record<string, number>>>> {
  await page.evaluate(() => {
    const canvases = [
      ...document.querySelectorAll('[data-testid=traces] > canvas'),
      ...document.querySelectorAll('[data-testid=overview] > canvas'),
    ];
    const names = ['under', 'curves', 'discharges', 'over', 'cursor', 'envelope', 'marks', 'shown'];
    const counts = Object.fromEntries(names.map((name) => [name, 0]));
    Object.assign(window, { paintCounts: counts });
    const { clearRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.clearRect = function (...box) {
      const name = names[canvases.indexOf(this.canvas)];
      if (name !== undefined) counts[name] = (counts[name] ?? 0) + 1;
      clearRect.apply(this, box);
    };
  });
  return () =>
    page.evaluate(() => {
      const { paintCounts } = window as unknown as { paintCounts: Record<string, number> };
      const counted = { ...paintCounts };
      for (const name of Object.keys(paintCounts)) paintCounts[name] = 0;
      return counted;
    });
}

describe('what a change paints', function () {
  const bench = useBench();

  it('is only what shows it', async () => {
    const page = await bench.open('scene=cramp');
    await command(page, 'nextLabel');
    await settle(page);
    const paints = await countPaints(page);
    await command(page, 'rejectLabel');
    const edit = await paints();
    assert.deepEqual(
      [edit['curves'], edit['envelope'], edit['shown']],
      [0, 0, 0],
      'an edit paints neither curves nor the recording at a glance',
    );
    assert.ok(edit['under']! > 0 && edit['marks']! > 0, `it paints labels: ${JSON.stringify(edit)}`);
    await command(page, 'cursorRight');
    const cursor = await paints();
    assert.deepEqual(
      { ...cursor, cursor: 0 },
      { under: 0, curves: 0, discharges: 0, over: 0, cursor: 0, envelope: 0, marks: 0, shown: 0 },
      'a step of the cursor paints the cursor',
    );
    assert.ok(cursor['cursor']! > 0);
    await command(page, 'pageRight');
    const panned = await paints();
    assert.deepEqual([panned['envelope'], panned['marks']], [0, 0], 'panning paints no overview');
    assert.ok(panned['curves']! > 0 && panned['shown']! > 0);
    await settle(page);
    await paints();
    await settle(page);
    const still = Object.values(await paints());
    assert.ok(
      still.every((count) => count === 0),
      `nothing is painted while nothing changes: ${still.join(' ')}`,
    );
  });
});

describe('a page that goes', function () {
  const bench = useBench();

  it('listens to nothing any more by itself', async () => {
    const page = await bench.open('scene=cramp');
    // Functions that a test's compiler has given their names ask for this.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.addInitScript(() => {
      const alive = { listeners: 0, observers: 0, timers: 0 };
      Object.assign(window, { alive });
      const watched = [window, document] as readonly EventTarget[];
      const { addEventListener, removeEventListener } = EventTarget.prototype;
      EventTarget.prototype.addEventListener = function (...args) {
        if (watched.includes(this)) alive.listeners++;
        addEventListener.apply(this, args);
      };
      EventTarget.prototype.removeEventListener = function (...args) {
        if (watched.includes(this)) alive.listeners--;
        removeEventListener.apply(this, args);
      };
      for (const kind of [ResizeObserver, MutationObserver]) {
        const { observe, disconnect } = kind.prototype;
        const observing = new Set<unknown>();
        kind.prototype.observe = function (...args: [never, never]) {
          // What a control watches of itself ends with it.
          const [target] = args as unknown as [Element];
          if (!target.localName.includes('-') && !observing.has(this)) {
            observing.add(this);
            alive.observers++;
          }
          observe.apply(this, args);
        };
        kind.prototype.disconnect = function () {
          if (observing.delete(this)) alive.observers--;
          disconnect.call(this);
        };
      }
      const every = window.setInterval.bind(window);
      const end = window.clearInterval.bind(window);
      Object.assign(window, {
        setInterval: (...args: Parameters<typeof every>) => {
          alive.timers++;
          return every(...args);
        },
        clearInterval: (id: number) => {
          alive.timers--;
          end(id);
        },
      });
    });
    await page.reload();
    await ready(page);
    const alive = () =>
      page.evaluate(
        () => (window as unknown as { alive: Record<'listeners' | 'observers' | 'timers', number> }).alive,
      );
    const before = await alive();
    assert.ok(before.listeners >= 8 && before.observers >= 2 && before.timers >= 1, JSON.stringify(before));
    await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
    // The library that draws the controls goes on listening for the theme.
    assert.deepEqual(await alive(), { listeners: 2, observers: 1, timers: 0 });
  });
});
