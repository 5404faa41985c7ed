/** The plot kit in a browser: what it paints, how fast, and what keyboard, mouse and screen reader meet. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { contrastOf, type Colour } from '../../../webview/drawing/contrast';
import { launchBench, settle, type BenchBrowser } from './bench';
import { differingPixels } from './pictures';
import { themeNames } from './themes';

const size = { width: 1400, height: 420 };

describe('a plot', function () {
  let bench: BenchBrowser;
  let page: Page;
  before(async () => {
    bench = await launchBench();
  });
  after(() => bench.close());
  afterEach(() => page.context().close());

  async function open(query = '', density = 1): Promise<void> {
    page = await bench.open(`part=plot&${query}`, size, density);
    // Functions that a test's compiler has given their names ask for this.
    await page.evaluate('globalThis.__name = (named) => named');
    await page.waitForFunction('window.plotBench !== undefined');
    await settle(page);
  }

  const plot = () => page.locator('#plot');
  const readout = (): Promise<string> => page.locator('.plot-readout').innerText();
  const shown = async (): Promise<readonly number[]> =>
    Promise.all(['data-from', 'data-to'].map(async (name) => Number(await plot().getAttribute(name))));
  const cursor = async (): Promise<number> => Number(await plot().getAttribute('data-cursor'));

  /** Pixels of each layer that are painted at all: axes, series, cursor. */
  const painted = (): Promise<readonly number[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLCanvasElement>('.plot canvas')].map((canvas) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        return data.filter((value, index) => index % 4 === 3 && value > 0).length;
      }),
    );

  for (const kind of ['points', 'line']) {
    it(`of 100,000 points, drawn as ticks and as ${kind}, is painted in less than a frame`, async () => {
      await open(`points=100000&tracks=8&kind=${kind}`);
      await page.evaluate(() => window.plotBench.redraw(10));
      const times = await page.evaluate(() => window.plotBench.redraw(30));
      const sorted = [...times].sort((a, b) => a - b);
      const middle = sorted[sorted.length >> 1]!;
      console.log(
        `      median ${middle.toFixed(1)} ms, least ${sorted[0]!.toFixed(1)}, most ${sorted.at(-1)!.toFixed(1)}`,
      );
      assert.ok(sorted[0]! < 16, `${sorted[0]!.toFixed(1)} ms at best`);
    });
  }

  for (const density of [1, 1.5, 2]) {
    it(`has as many pixels as its element at ${density} device pixels, and a tick on each point's pixel`, async () => {
      await open('points=6&tracks=2', density);
      const found = await page.evaluate(() => {
        const canvas = document.querySelectorAll<HTMLCanvasElement>('.plot canvas')[1]!;
        const { width, height } = canvas;
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
        const column = (x: number): boolean => {
          for (let y = 0; y < Math.round(24 * devicePixelRatio); y++) {
            if (data[4 * (y * width + x) + 3]! > 0) return true;
          }
          return false;
        };
        const columns = Array.from({ length: width }, (_, x) => x).filter(column);
        const { x, tracks, margins } = window.plotBench.view;
        const left = Math.round(margins.left * devicePixelRatio);
        const wide = Math.round(margins.width * devicePixelRatio);
        const expected = tracks[0]!.x.map((value) =>
          Math.round(left + ((value - x.from) / (x.to - x.from)) * wide),
        );
        return { width, height, columns, expected: [...expected] };
      });
      const box = (await plot().boundingBox())!;
      assert.deepEqual(
        [found.width, found.height],
        [Math.round(box.width * density), Math.round(box.height * density)],
      );
      for (const x of found.expected) assert.ok(found.columns.includes(x), `no tick at ${x}`);
      assert.ok(found.columns.length <= 6 * 3, `${found.columns.length} columns are painted for few points`);
    });
  }

  it('is walked along by keys, from point to point and from track to track, and says where it is', async () => {
    await open();
    await plot().focus();
    const tracks = await page.evaluate(() =>
      window.plotBench.view.tracks.map(({ x }) => [...x.slice(0, 3), x.at(-1)!]),
    );
    assert.equal(await cursor(), tracks[0]![0]);
    await page.keyboard.press('ArrowRight');
    assert.equal(await cursor(), tracks[0]![1]);
    assert.match(await readout(), /^Track 1, point 2 of 100: [\d.]+ s, rate [\d.]+ \/s$/u);
    await page.keyboard.press('ArrowDown');
    assert.match(await readout(), /^Track 2: no point at /u);
    await page.keyboard.press('Home');
    assert.equal(await cursor(), tracks[1]![0]);
    await page.keyboard.press('End');
    assert.equal(await cursor(), tracks[1]![3]);
    await page.keyboard.press('ArrowLeft');
    assert.match(await readout(), /^Track 2, point 99 of 100/u);
  });

  it('zooms by keys and wheel around where someone is, moves, and shows all again', async () => {
    await open();
    await plot().focus();
    await page.keyboard.press('+');
    const [from, to] = await shown();
    assert.equal(to! - from!, 50);
    await page.keyboard.press('-');
    assert.deepEqual(await shown(), [0, 100]);
    const box = (await plot().boundingBox())!;
    const middle = { x: box.x + 120 + (size.width - 140) / 2, y: box.y + 100 };
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.wheel(0, -100);
    await settle(page);
    assert.deepEqual((await shown()).map(Math.round), [25, 75]);
    await page.keyboard.down('Shift');
    await page.mouse.wheel(0, (size.width - 140) / 2);
    await page.keyboard.up('Shift');
    await settle(page);
    assert.deepEqual((await shown()).map(Math.round), [50, 100]);
    await page.keyboard.press('0');
    assert.deepEqual(await shown(), [0, 100]);
  });

  it('keeps its own keys from VS Code, gives back the keyboard by Escape, and leaves all others', async () => {
    await open();
    await page.evaluate(() => {
      const keys: string[] = [];
      Object.assign(window, { keys });
      window.addEventListener('keydown', ({ key }) => keys.push(key));
    });
    await plot().focus();
    for (const key of [
      'ArrowRight',
      'ArrowUp',
      'Home',
      'End',
      '+',
      '=',
      '-',
      '0',
      'a',
      'u',
      'Control+ArrowUp',
      'Escape',
    ]) {
      await page.keyboard.press(key);
    }
    const reached = await page.evaluate(() => (window as unknown as { keys: string[] }).keys);
    assert.deepEqual(reached, ['a', 'u', 'Control', 'ArrowUp']);
    assert.equal(await page.evaluate(() => window.plotBench.left), 1);
  });

  it('is a chart with a name to a screen reader, which hears the cursor only while the keyboard is there', async () => {
    await open();
    assert.equal(await plot().getAttribute('role'), 'application');
    assert.equal(await plot().getAttribute('aria-roledescription'), 'chart');
    assert.equal(await plot().getAttribute('aria-label'), 'A plot');
    const described = (await plot().getAttribute('aria-describedby'))!.split(' ');
    for (const id of described) assert.equal(await page.locator(`#${id}`).count(), 1, id);
    const live = (): Promise<string | null> => page.locator('.plot-readout').getAttribute('aria-live');
    assert.equal(await live(), 'off');
    await plot().focus();
    assert.equal(await live(), 'polite');
    await plot().evaluate((element) => (element as HTMLElement).blur());
    assert.equal(await live(), 'off');
  });

  it('goes to the point that is clicked, and to the place where there is none', async () => {
    await open('points=3&tracks=1');
    const box = (await plot().boundingBox())!;
    const x = await page.evaluate(() => window.plotBench.view.tracks[0]!.x[1]!);
    const at = (seconds: number): number => box.x + 120 + (seconds / 100) * (size.width - 140);
    await page.mouse.click(at(x) + 3, box.y + 14);
    assert.equal(await cursor(), x);
    await page.mouse.click(at(x) + 20, box.y + 14);
    assert.ok(Math.abs((await cursor()) - x - (100 * 20) / (size.width - 140)) < 0.1);
  });

  it('is not painted while it is hidden, and whole when it is seen again', async () => {
    await open();
    const before = await painted();
    await page.evaluate(() => window.plotBench.show(false));
    await settle(page);
    await page.evaluate(() => {
      let clears = 0;
      const { clearRect } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.clearRect = function (...rectangle) {
        clears++;
        clearRect.apply(this, rectangle);
      };
      Object.defineProperty(window, 'clears', { get: () => clears });
    });
    await page.evaluate(() => void window.plotBench.redraw(3));
    await settle(page);
    assert.equal(await page.evaluate(() => (window as unknown as { clears: number }).clears), 0);
    await page.evaluate(() => window.plotBench.show(true));
    await settle(page);
    assert.deepEqual(await painted(), before);
  });

  it('comes back by itself after the process that draws it has died', async () => {
    await open();
    const picture = (): Promise<Buffer> => page.locator('.plot-panel').screenshot();
    const before = await picture();
    await page.evaluate(() => {
      const losses = { lost: 0, restored: 0 };
      Object.assign(window, { losses });
      document.addEventListener('contextlost', () => losses.lost++, true);
      document.addEventListener('contextrestored', () => losses.restored++, true);
    });
    const session = await page.context().browser()!.newBrowserCDPSession();
    // Of the protocol, but not of its published types.
    await session.send('Browser.crashGpuProcess' as 'Browser.close');
    await session.detach();
    const end = performance.now() + 30_000;
    let differing = Infinity;
    let restored = 0;
    while ((differing > 0 || restored === 0) && performance.now() < end) {
      await page.waitForTimeout(100);
      restored = await page.evaluate(
        () => (window as unknown as { losses: { restored: number } }).losses.restored,
      );
      differing = await differingPixels(page, await picture(), before);
    }
    assert.ok(restored > 0, 'something was lost and came back');
    assert.equal(differing, 0, 'pixels that differ');
  });

  for (const theme of themeNames) {
    it(`shows every series with a contrast of at least 3 in the theme ${theme}`, async () => {
      await open(`theme=${theme}&points=60&tracks=6`);
      const { ground, inks } = await page.evaluate(() => {
        const canvas = document.querySelectorAll<HTMLCanvasElement>('.plot canvas')[1]!;
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        const counts = new Map<string, number>();
        for (let i = 0; i < data.length; i += 4) {
          const pixel = data.slice(i, i + 4).join();
          if (data[i + 3]! >= 200) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
        }
        const style = getComputedStyle(document.body).backgroundColor;
        const colour = style.match(/\d+/gu)!.map(Number);
        // Edges of marks have less; whole pixels are the most.
        const whole = [...counts]
          .filter(([, count]) => count >= 100)
          .map(([pixel]) => pixel.split(',').map(Number));
        return { ground: colour, inks: whole };
      });
      assert.ok(inks.length >= 6, `${inks.length} inks`);
      for (const [red, green, blue, alpha] of inks as [number, number, number, number][]) {
        const over = [red, green, blue].map((value, k) => (value * alpha + ground[k]! * (255 - alpha)) / 255);
        const contrast = contrastOf(over as unknown as Colour, ground as unknown as Colour);
        assert.ok(contrast >= 3, `${red}, ${green}, ${blue} at ${alpha}: ${contrast.toFixed(2)}`);
      }
    });
  }
});
