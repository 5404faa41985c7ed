/** Gives a suite of the page's tests one browser for all of them, and a page that each test opens for itself. */
import type { Page } from 'playwright-core';
import { launchBench, ready, type BenchBrowser } from './bench';

interface BenchPage {
  /** Opens the page on what the query names and waits until its traces stand. */
  open(query: string): Promise<Page>;
  /** Opens it, whatever comes of that. */
  begin(query: string): Promise<Page>;
}

const size = { width: 1200, height: 800 };

/** Call it inside `describe`; the browser closes after the last test, a page after its own. */
export function useBench(): BenchPage {
  let bench: BenchBrowser | undefined;
  let page: Page | undefined;
  before(async () => {
    bench = await launchBench();
  });
  after(() => bench?.close());
  afterEach(() => page?.context().close());
  const begin = async (query: string): Promise<Page> => {
    if (bench === undefined) throw new Error('The browser is open only while tests run.');
    page = await bench.open(query, size, 1);
    return page;
  };
  return {
    begin,
    open: async (query) => {
      const opened = await begin(query);
      await ready(opened);
      return opened;
    },
  };
}
