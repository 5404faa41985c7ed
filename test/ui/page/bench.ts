/** A browser with the page in it, and the few things tests and screenshots do to it. */
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../harness/browser';
import type { NoticeView, PageEvent, ViewCommand } from '../../../src/protocol/page';
import { startBenchServer } from './server';

export interface BenchBrowser {
  /** Opens the page with a query (`scene`, `theme`, …) in a window of its own. */
  open(query: string, size: { width: number; height: number }, density: number): Promise<Page>;
  /** A window with an empty page. */
  openBlank(size: { width: number; height: number }): Promise<Page>;
  /** Waits until the traces are painted. */
  ready(page: Page): Promise<void>;
  prepare(page: Page, step: string): Promise<void>;
  /** Ends it, unless a test run still needs it. */
  close(): Promise<void>;
}

interface Running {
  readonly address: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

async function start(): Promise<Running> {
  const server = await startBenchServer();
  const browser = await launchBrowser();
  return {
    address: server.address,
    browser,
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** One for all suites of a test run: starting it takes as long as a test. */
let shared: Promise<Running> | undefined;
const isTestRun = 'after' in globalThis;
if (isTestRun) after(async () => (await shared)?.close());

export async function launchBench(): Promise<BenchBrowser> {
  shared ??= start();
  const { address, browser, close } = await shared;
  return {
    async open(query, size, density) {
      const context = await browser.newContext({ viewport: size, deviceScaleFactor: density });
      const page = await context.newPage();
      page.on('pageerror', (error) => console.error(`page: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') console.error(`page: ${message.text()}`);
      });
      // The test's own time: the page's timers wait for `page.clock`.
      if (query.includes('clock=')) await page.clock.install();
      await page.goto(`${address}?${query}`);
      return page;
    },
    async openBlank(size) {
      const context = await browser.newContext({ viewport: size, deviceScaleFactor: 1 });
      const page = await context.newPage();
      page.on('pageerror', (error) => console.error(`page: ${error.message}`));
      return page;
    },
    ready,
    prepare,
    close: async () => {
      if (!isTestRun) await close();
    },
  };
}

export async function ready(page: Page): Promise<void> {
  await page.waitForSelector('[data-testid=traces][data-state=ready]').catch(async (error: unknown) => {
    throw new Error(`The traces are not ready: ${await whatIsShown(page)}`, { cause: error });
  });
  await settle(page);
}

/** What a page that is not ready does show: for the message of a failure. A page that hangs is told as that. */
function whatIsShown(page: Page): Promise<string> {
  const shown = page.evaluate(() => {
    const state = document.querySelector<HTMLElement>('[data-testid=traces]')?.dataset['state'];
    return `${state ?? 'no traces'}, ${document.visibilityState}, "${document.body.innerText.slice(0, 80)}"`;
  });
  const silence = new Promise<string>((resolve) => {
    setTimeout(() => resolve('the page does not answer'), 5000);
  });
  return Promise.race([shown, silence]);
}

/** Waits until what has been asked for is painted. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((resolve) =>
        setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(resolve)), 30),
      ),
  );
}

/** Sends an event as the extension would. */
export async function emit(page: Page, event: PageEvent): Promise<void> {
  await page.evaluate((value) => window.bench.emit(value), event);
  await settle(page);
}

export async function command(page: Page, name: ViewCommand): Promise<void> {
  await emit(page, { name: 'view', value: name });
}

/** Attributes of the traces element. */
export async function traces(page: Page): Promise<Readonly<Record<string, string>>> {
  return data(page, '[data-testid=traces]');
}

function data(page: Page, selector: string): Promise<Readonly<Record<string, string>>> {
  return page.$eval(selector, (element) =>
    Object.fromEntries([...element.attributes].map(({ name, value }) => [name.replace(/^data-/, ''), value])),
  );
}

/** Where a moment of a channel is on the screen, in CSS pixels of the window. */
export async function place(page: Page, channel: number, seconds: number): Promise<{ x: number; y: number }> {
  const view = await traces(page);
  const box = (await page.locator('[data-testid=traces]').boundingBox())!;
  const lane = await data(page, `[data-testid=lane][data-channel="${channel}"]`);
  const division = Number(view['division-width']);
  const from = Number(view['start-seconds']);
  return {
    x:
      box.x +
      Number(view['plot-left']) +
      ((seconds - from) / Number(view['seconds-per-division'])) * division,
    y: box.y + Number(lane['top']) + Number(lane['height']) / 2,
  };
}

/** Drags with the mouse from one moment of a channel to another. */
export async function drag(page: Page, channel: number, from: number, to: number): Promise<void> {
  const start = await place(page, channel, from);
  const end = await place(page, channel, to);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, start.y);
  await page.mouse.move(end.x, end.y);
  await page.mouse.up();
  await settle(page);
}

/** Parameters of all requests of one method. */
export function asked<T>(page: Page, method: string): Promise<readonly T[]> {
  return page.evaluate(
    (name) => window.bench.asked.filter((request) => request.method === name).map(({ params }) => params),
    method,
  ) as Promise<readonly T[]>;
}

export function assertNear(actual: number, expected: number, tolerance: number, what: string): void {
  assert.ok(
    Math.abs(actual - expected) <= tolerance,
    `${what}: ${actual}, expected ${expected} ± ${tolerance}`,
  );
}

/** What the host may have to say of a document. */
export const exampleNotices: readonly NoticeView[] = [
  {
    id: 'label-file-deleted',
    severity: 'warning',
    sentence: 'The label file case01.edf.labels.json was deleted. The 40 labels are still here, unsaved.',
    actions: [
      { id: 'keep', title: 'Keep the 40 labels' },
      { id: 'discard', title: 'Discard' },
    ],
  },
  {
    id: 'disk-full',
    severity: 'error',
    sentence:
      'The disk is nearly full: case01.edf.labels.json may not be saved. Free some space, then save again.',
    actions: [],
  },
];

/** The host stops answering, and the page has had the time to notice; opened with `clock=`. */
export async function fallSilent(page: Page): Promise<void> {
  await page.evaluate(() => (window.bench.silent = true));
  await page.clock.runFor(12_000);
}

async function prepare(page: Page, step: string): Promise<void> {
  if (step === 'select') {
    await command(page, 'fitRecording');
    await command(page, 'nextLabel');
    await command(page, 'nextLabel');
    await command(page, 'nextLabel');
    await emit(page, { name: 'detection', value: 0.37 });
  } else if (step === 'first') await command(page, 'nextLabel');
  else if (step === 'second') {
    await command(page, 'nextLabel');
    await command(page, 'nextLabel');
  } else if (step === 'drag') {
    await command(page, 'pageRight');
    await drag(page, 0, 12.5, 14.5);
  } else if (step === 'units') {
    await command(page, 'showUnits');
    await page.locator('#units-plot').focus();
    for (let i = 0; i < 24; i++) await page.keyboard.press('ArrowRight');
  } else if (step === 'changes') {
    await command(page, 'fitRecording');
    await page.evaluate(() => window.bench.compare());
    await settle(page);
    await command(page, 'nextChange');
  } else if (step === 'fit') await command(page, 'fitRecording');
  else if (step === 'label-choice') {
    await command(page, 'nextLabel');
    await command(page, 'nextLabel');
    await page.click('[data-testid=label-choice]');
  } else if (step === 'notices') await emit(page, { name: 'page', value: { notices: exampleNotices } });
  else if (step === 'silence') await fallSilent(page);
  else if (step === 'dropdown') await page.click('[data-testid=sweep]');
  else if (step === 'zoom') {
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-testid=traces]')?.focus());
    for (let i = 0; i < 4; i++) await command(page, 'sweepFaster');
    for (let i = 0; i < 20; i++) await command(page, 'cursorRight');
  }
  await ready(page);
}
