/** What does not fit: many channels, and a narrow window. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { makeLabel } from './benchLabels';
import { command, ready, settle, traces } from './bench';
import { useBench } from './useBench';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a lane of the gutter says, and where; `visible` where all of the lane is in view. */
interface ShownLane {
  readonly channel: number;
  readonly tail: string;
  readonly visible: boolean;
  readonly lane: Box;
  /** Its texts that are shown, the sign among them. */
  readonly texts: readonly (Box & { readonly what: string })[];
}

function shownLanes(page: Page): Promise<readonly ShownLane[]> {
  return page.$$eval('.gutter .lane', (lanes) => {
    const gutter = document.querySelector('.gutter')!.getBoundingClientRect();
    return lanes.map((lane) => {
      const { left, top, right, bottom } = lane.getBoundingClientRect();
      const texts = ['.name-tail', '.lane-scale', '.lane-centre', '.lane-sign'].flatMap((what) => {
        const box = lane.querySelector(what)!.getBoundingClientRect();
        const { left: l, top: t, right: r, bottom: b } = box;
        return box.width > 0 ? [{ what, left: l, top: t, right: r, bottom: b }] : [];
      });
      return {
        channel: Number((lane as HTMLElement).dataset['channel']),
        tail: lane.querySelector('.name-tail')!.textContent.trim(),
        visible: top >= gutter.top && bottom <= gutter.bottom,
        lane: { left, top, right, bottom },
        texts,
      };
    });
  });
}

/** Whether one lies on the other, or beside it with less than the width of a space between them. */
function crowd(one: Box, other: Box): boolean {
  const beside = one.left < other.right + 3 && other.left < one.right + 3;
  return beside && one.top < other.bottom && other.top < one.bottom;
}

describe('64 channels', function () {
  const bench = useBench();

  it('each have a lane that says which it is, to be reached by keyboard, wheel, scroll bar and label', async () => {
    const page = await bench.open('scene=grid&labels=1');
    const visible = async () => (await shownLanes(page)).filter((lane) => lane.visible);
    const first = await visible();
    assert.ok(first.length >= 12, `${first.length} lanes in view`);
    assert.equal(new Set(first.map(({ tail }) => tail)).size, first.length, 'ends of names');
    for (const { channel, lane, texts } of first) {
      for (const [index, text] of texts.entries()) {
        const inside = text.left >= lane.left && text.right <= lane.right && text.top >= lane.top;
        assert.ok(inside && text.bottom <= lane.bottom, `${text.what} of channel ${channel} is cut`);
        const under = texts.slice(index + 1).find((other) => crowd(text, other));
        assert.equal(under, undefined, `${text.what} of channel ${channel} lies on ${under?.what}`);
      }
    }

    for (let i = 0; i < 63; i++) {
      await page.evaluate(() => window.bench.emit({ name: 'view', value: 'channelDown' }));
    }
    await settle(page);
    await ready(page);
    assert.equal((await visible()).at(-1)?.channel, 63, 'the lowest lane by keyboard');
    assert.match((await page.locator('.overview-caption').textContent())!, /Counter/u);

    const bar = page.locator('.lane-scrollbar');
    const scrolled = () => bar.evaluate((element) => element.scrollTop);
    const box = (await bar.boundingBox())!;
    const lowest = await scrolled();
    const sweep = (await traces(page))['seconds-per-division'];
    for (const [what, x] of [
      ['scroll bar', box.x + box.width / 2],
      ['gutter', 60],
    ] as const) {
      const before = await scrolled();
      await page.mouse.move(x, box.y + 100);
      await page.mouse.wheel(0, -240);
      await settle(page);
      assert.equal(await scrolled(), before - 240, `pixels by the wheel on the ${what}`);
    }
    assert.equal((await traces(page))['seconds-per-division'], sweep, 'nothing is zoomed');
    await bar.evaluate((element) => element.scrollTo(0, 0));
    await settle(page);
    assert.equal((await visible())[0]?.channel, 0, `the uppermost lane by the scroll bar from ${lowest}`);

    await page.evaluate((label) => window.bench.setLabels([label]), makeLabel('far', 'rest', 20, 21, [40]));
    await command(page, 'nextLabel');
    assert.ok(
      (await visible()).some(({ channel }) => channel === 40),
      'the lane of a chosen label',
    );
  });
});

describe('a narrow window', function () {
  const bench = useBench();

  it('keeps whole in the status line what is read at the cursor and that there are warnings', async () => {
    const page = await bench.open('scene=cramp');
    await command(page, 'nextLabel');
    const about = async (): Promise<number> => (await page.locator('.about').boundingBox())?.width ?? 0;
    const whole = await about();
    for (const width of [1000, 720, 560, 480]) {
      await page.setViewportSize({ width, height: 700 });
      await settle(page);
      const cut = await page.$$eval(
        '.status-line > *, .cursor-reading > *',
        (elements, right) =>
          elements
            .filter((element) => !element.matches('.about, .span-reading, .reading-channel, [hidden]'))
            .filter((element) => {
              const box = element.getBoundingClientRect();
              return box.width === 0 || box.right > right || element.scrollWidth > Math.ceil(box.width);
            })
            .map(
              (element) => `${element.textContent} at ${Math.round(element.getBoundingClientRect().right)}`,
            ),
        width,
      );
      assert.deepEqual(cut, [], `cut off at ${width} pixels`);
      assert.ok((await about()) < whole, 'what the recording is gives way first');
      const span = page.getByTestId('span-reading');
      assert.ok((await span.boundingBox())!.width > 100, `the span still reads at ${width} pixels`);
      assert.match((await span.getAttribute('title'))!, /^Selected 5\.8 s {2}254 µV p-p .* RMS 16\.3 µV\n/u);
    }
  });
});
