/** A running VS Code for the bench, and what is measured in its page. */
import { copyFile, link, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame } from 'playwright-core';
import { findBrowser } from '../harness/browser';
import { ensureCodeServer } from '../harness/codeServer';
import { waitForTraces } from '../ui/support/webviews';
import { focusTraces } from '../ui/support/emgEditor';
import { openFromExplorer } from '../ui/support/tabs';
import { openWorkbench, type Workbench } from '../ui/support/workbench';
import { LeftOut } from './figure';

/** @throws LeftOut where there is no VS Code, or no browser to show it */
export async function requireVsCode(): Promise<void> {
  try {
    await ensureCodeServer();
    await findBrowser();
  } catch (error) {
    throw new LeftOut(`No VS Code runs here: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Runs `work` in a VS Code of its own. @throws LeftOut where there is none */
export async function withWorkbench<Result>(
  fill: (folder: string) => Promise<void>,
  work: (workbench: Workbench) => Promise<Result>,
): Promise<Result> {
  await requireVsCode();
  const workbench = await openWorkbench({
    fill: async (folder) => {
      // Git would copy a gigabyte.
      await writeFile(path.join(folder, '.gitignore'), '*.edf\n');
      await fill(folder);
    },
  });
  try {
    return await work(workbench);
  } finally {
    await workbench.close();
  }
}

/** The same file under another path, where the disk can do that. */
export async function place(file: string, folder: string, name: string): Promise<void> {
  const target = path.join(folder, name);
  await link(file, target).catch(() => copyFile(file, target));
}

/** Opens a recording and gives the keyboard to its traces. */
export async function openTraces({ page }: Workbench, name: string): Promise<Frame> {
  await openFromExplorer(page, name);
  const frame = await waitForTraces(page);
  await focusTraces(frame);
  return frame;
}

/** What `watchPage` leaves on the page. */
interface Watched {
  readonly benchTimes: number[];
  /** Is told each time as it comes. */
  benchShown: ((time: number) => void) | undefined;
}

/** Where a stretch of time begins: the request reaches the page, or a key is pressed (before VS Code has seen it). */
export type Begin = 'request' | 'key';

/**
 * Has the page note milliseconds from each beginning to the frame that shows what came of it. A request ends when the window that
 * was asked for is whole; a key with the first change of the traces or of the list.
 */
export async function watchPage(frame: Frame, begin: Begin): Promise<void> {
  await frame.evaluate((kind) => {
    const times: number[] = [];
    Object.assign(window, { benchTimes: times });
    const traces = document.querySelector<HTMLElement>('[data-testid=traces]')!;
    const list = document.querySelector('[data-testid=label-list]');
    let [began, before] = [0, ''];
    // A message that is posted in a frame comes when that frame is done.
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      if (began === 0) return;
      const time = performance.now() - began;
      began = 0;
      times.push(time);
      (window as unknown as Watched).benchShown?.(time);
    };
    if (kind === 'key') {
      window.addEventListener('keydown', ({ timeStamp }) => (began = timeStamp), true);
    } else {
      window.addEventListener(
        'message',
        ({ data }: MessageEvent<{ kind?: string; name?: string }>) => {
          if (data.kind !== 'event' || data.name !== 'view') return;
          const { startSeconds, secondsPerDivision } = traces.dataset;
          [began, before] = [performance.now(), `${startSeconds} ${secondsPerDivision}`];
        },
        true,
      );
    }
    const watch = new MutationObserver(() => {
      const { state, startSeconds, secondsPerDivision } = traces.dataset;
      const isShown = state === 'ready' && before !== `${startSeconds} ${secondsPerDivision}`;
      if (kind === 'key' || isShown) channel.port2.postMessage(null);
    });
    const all = { attributes: true, childList: true, subtree: true, characterData: true };
    watch.observe(traces, { attributes: true });
    if (kind === 'key' && list) watch.observe(list, all);
  }, begin);
}

/** Presses a key and waits until what it does is shown; answers undefined where nothing was shown in good time. */
export async function timeKey(
  { page }: Workbench,
  frame: Frame,
  key: string,
  patienceMilliseconds = 10_000,
): Promise<number | undefined> {
  const count = await frame.evaluate(() => (window as unknown as Watched).benchTimes.length);
  // Asked once, and answered when it is there: asking again and again would take the page's time.
  const shown = frame.evaluate((at) => {
    const watched = window as unknown as Watched;
    return watched.benchTimes[at] ?? new Promise<number>((resolve) => (watched.benchShown = resolve));
  }, count);
  const patience = new AbortController();
  await page.keyboard.press(key);
  const late = sleep(patienceMilliseconds, undefined, { signal: patience.signal }).catch(() => undefined);
  const time = await Promise.race([shown, late]);
  patience.abort();
  return time;
}
