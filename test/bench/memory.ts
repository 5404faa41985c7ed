/**
 * Memory that a recording of 10 GB takes in a running VS Code, all of it read and looked at from end to end: what the extension host
 * grows by at most, its threads included, and what the page's heap and buffers hold.
 */
import * as path from 'node:path';
import type { CDPSession, Frame, Page } from 'playwright-core';
import { closeEditor } from '../ui/support/tabs';
import type { Workbench } from '../ui/support/workbench';
import { valueFigure, type Effort, type Part } from './figure';
import { recordBytes, writeSparse } from './longRecording';
import { ownProcess, residentMegabytes } from './processes';
import { openTraces, timeKey, watchPage, withWorkbench } from './vscode';

const tenGigabytesSeconds = 31_250;

export const memory: Part = {
  name: 'memory',
  about: "extension host's growth and page's heap on 10 GB, in VS Code",
  async measure(effort) {
    const seconds = effort.isQuick ? tenGigabytesSeconds / 10 : tenGigabytesSeconds;
    const gigabytes = `${((seconds * recordBytes) / 1e9).toFixed(0)} GB`;
    const fill = async (folder: string): Promise<void> => {
      await writeSparse(path.join(folder, 'small.edf'), 10);
      await writeSparse(path.join(folder, 'large.edf'), seconds);
    };
    return withWorkbench(fill, async (workbench) => {
      // The extension itself, and what it takes to open anything, are not the recording's.
      await openTraces(workbench, 'small.edf');
      await closeEditor(workbench.page, 'small.edf');
      const host = new HostMemory(ownProcess('--type=extensionHost'));
      const emptyHeap = await heapMegabytes(workbench.page, workbench.page.mainFrame());
      const frame = await openTraces(workbench, 'large.edf');
      const heaps = await lookAround(workbench, frame, effort);
      host.end();
      const { before, most } = host;
      effort.say(`extension host ${before.toFixed(0)} to ${most.toFixed(0)} MB`);
      const heap = Math.max(
        ...heaps.map(({ megabytes, isOwn }) => megabytes - (isOwn ? 0 : emptyHeap.megabytes)),
      );
      const shared = heaps.some(({ isOwn }) => !isOwn);
      return [
        valueFigure(`extension host's growth on ${gigabytes}`, most - before, {
          ...{ unit: 'MB', target: { atMost: 150 } },
          note: `resident, at most, from ${before.toFixed(0)} MB with a small recording opened and closed`,
        }),
        valueFigure(`page's heap on ${gigabytes}`, heap, {
          ...{ unit: 'MB', target: { atMost: 200 } },
          note: `with array buffers, after collection${shared ? `; VS Code's own page, in the same process, taken off (${emptyHeap.megabytes.toFixed(0)} MB)` : ''}`,
        }),
      ];
    });
  },
};

/** Watches what a process has resident until `end`. */
class HostMemory {
  readonly before: number;
  most: number;
  private readonly timer: NodeJS.Timeout;

  constructor(id: string) {
    this.before = residentMegabytes(id);
    this.most = this.before;
    this.timer = setInterval(() => (this.most = Math.max(this.most, residentMegabytes(id) || 0)), 50);
  }

  end(): void {
    clearInterval(this.timer);
  }
}

interface Heap {
  readonly megabytes: number;
  /** Whether nothing but the page is in it. */
  readonly isOwn: boolean;
}

/** All of the recording, then every zoom down to the finest with some pages, then all again; the heap after each. */
async function lookAround(workbench: Workbench, frame: Frame, { say }: Effort): Promise<readonly Heap[]> {
  await watchPage(frame, 'request');
  const heaps: Heap[] = [];
  const take = async (what: string): Promise<void> => {
    heaps.push(await heapMegabytes(workbench.page, frame));
    say(`${what}: heap ${heaps.at(-1)!.megabytes.toFixed(0)} MB`);
  };
  await timeKey(workbench, frame, '0', 300_000);
  await take('all of it');
  // From twenty minutes a division to a twentieth of a second; a page that there is not shows nothing.
  for (let zoom = 0; zoom < 14; zoom++) {
    await timeKey(workbench, frame, '=', 5000);
    for (let page = 0; page < 3; page++) await timeKey(workbench, frame, 'PageDown', 1000);
    say(`zoom ${zoom + 1}`);
  }
  await take('the finest zooms');
  await timeKey(workbench, frame, '0', 300_000);
  await take('all of it again');
  return heaps;
}

/** A frame from another origin has a process of its own and a session; otherwise its heap is the whole page's. */
async function heapMegabytes(page: Page, frame: Frame): Promise<Heap> {
  const context = page.context();
  const own: CDPSession | undefined = await context.newCDPSession(frame).catch(() => undefined);
  const session = own ?? (await context.newCDPSession(page));
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  await session.detach();
  const isOwn = own !== undefined && frame !== page.mainFrame();
  return { megabytes: (usedSize + backingStorageSize) / 1e6, isOwn };
}
