// The extension's own document inside VS Code: an iframe in an iframe. Coordinates of mouse helpers are the page's.
import type { Frame, Locator, Page } from 'playwright-core';

/** The visible webviews' inner frames, in no particular order; hidden editors keep theirs alive but unseen. */
export async function visibleWebviews(page: Page): Promise<Frame[]> {
  const visible: Frame[] = [];
  for (const frame of page.frames()) {
    const outer = frame.parentFrame();
    if (outer === null || !frame.url().includes('/webview/browser/pre/fake.html')) continue;
    try {
      const element = await outer.frameElement();
      if (await element.isVisible()) visible.push(frame);
    } catch (error) {
      // A frame that goes away while we look is not a visible one.
      if (!frame.isDetached() && !outer.isDetached()) throw error;
    }
  }
  return visible;
}

/** Waits for a visible webview that holds `selector` and returns its frame; throws an Error after `seconds`. */
export async function waitForWebview(page: Page, selector: string, seconds = 30): Promise<Frame> {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    for (const frame of await visibleWebviews(page)) {
      const found = await frame
        .locator(selector)
        .count()
        .catch(() => 0); // the frame went away while we looked
      if (found > 0) return frame;
    }
    await page.waitForTimeout(50);
  }
  throw new Error(`No visible webview held ${selector} within ${seconds} s.`);
}

/** The webview's frame of a recording whose traces are drawn; throws an Error after `seconds`. */
export function waitForTraces(page: Page, seconds?: number): Promise<Frame> {
  return waitForWebview(page, '[data-testid="traces"][data-state="ready"]', seconds);
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A point of an element in page coordinates; `x` and `y` are fractions of its width and height. */
export async function pointIn(element: Locator, x: number, y: number): Promise<Point> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('The element to point at is not visible.');
  return { x: box.x + x * box.width, y: box.y + y * box.height };
}

/** Presses the left button at `from`, moves in steps to `to` and lets go, with keys held if named. */
export async function drag(page: Page, from: Point, to: Point, ...heldKeys: string[]): Promise<void> {
  for (const key of heldKeys) await page.keyboard.down(key);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 12 });
  await page.mouse.up();
  for (const key of heldKeys) await page.keyboard.up(key);
}

/** Turns the wheel over a point, in CSS pixels; positive is down and right. With keys held if named. */
export async function wheel(page: Page, at: Point, delta: Point, ...heldKeys: string[]): Promise<void> {
  await page.mouse.move(at.x, at.y);
  for (const key of heldKeys) await page.keyboard.down(key);
  await page.mouse.wheel(delta.x, delta.y);
  for (const key of heldKeys) await page.keyboard.up(key);
}
