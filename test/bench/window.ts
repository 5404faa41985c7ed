/**
 * The visible window at every zoom in a running VS Code: from the moment the page is told to show another one to the frame that shows
 * all of it, tiles from the worker included. The key's way through VS Code comes before and is measured elsewhere.
 */
import type { Frame } from 'playwright-core';
import { tracesNumber } from '../ui/support/emgEditor';
import type { Workbench } from '../ui/support/workbench';
import { percentileFigure, type Effort, type Part } from './figure';
import { longRecording, longSeconds, quickSeconds } from './longRecording';
import { openTraces, place, timeKey, watchPage, withWorkbench } from './vscode';

const finestWindowSeconds = 0.2;
const divisionsAcross = 10;

export const window: Part = {
  name: 'window',
  about: 'visible window of 16 channels at zooms of 0.2 s to all, request to painted, in VS Code',
  async measure(effort) {
    const seconds = effort.isQuick ? quickSeconds : longSeconds;
    const file = await longRecording(seconds);
    return withWorkbench(
      (folder) => place(file, folder, 'long.edf'),
      async (workbench) => {
        const frame = await openTraces(workbench, 'long.edf');
        await watchPage(frame, 'request');
        const walk = new Walk(workbench, frame, seconds, effort);
        await walk.run();
        const first = `the first time that all of it is shown it is read: ${walk.firstWhole.toFixed(0)} ms`;
        return [
          percentileFigure('visible window at any zoom, request in the page to painted', walk.times, {
            ...{ atMost: 50, note: `${walk.zooms} zooms, paging at each; ${first}` },
          }),
        ];
      },
    );
  },
};

/** Walks through all zooms, and at each through some pages. */
class Walk {
  readonly times: number[] = [];
  firstWhole = NaN;
  zooms = 0;
  private readonly workbench: Workbench;
  private readonly frame: Frame;
  private readonly seconds: number;
  private readonly effort: Effort;

  constructor(workbench: Workbench, frame: Frame, seconds: number, effort: Effort) {
    this.workbench = workbench;
    this.frame = frame;
    this.seconds = seconds;
    this.effort = effort;
  }

  async run(): Promise<void> {
    this.firstWhole = (await timeKey(this.workbench, this.frame, '0', 120_000)) ?? NaN;
    this.effort.say(`the first view of the whole: ${this.firstWhole.toFixed(0)} ms`);
    while ((await this.windowSeconds()) > finestWindowSeconds * 1.001) await this.step('=');
    for (;;) {
      this.zooms++;
      const width = await this.windowSeconds();
      const before = this.times.length;
      await this.pages(width);
      if (width >= this.seconds) break;
      const isLast = width * 2 > this.seconds;
      await this.step(isLast ? '0' : '-');
      const last = this.times.slice(before).map((time) => time.toFixed(0));
      this.effort.say(`${width} s: pages and the next zoom in ${last.join(', ')} ms`);
    }
  }

  /** Some pages on, where there are as many. */
  private async pages(width: number): Promise<void> {
    for (let page = 0; page < (this.effort.isQuick ? 2 : 6); page++) {
      const start = await tracesNumber(this.frame, 'start-seconds');
      if (start + 2 * width < this.seconds) await this.step('PageDown');
    }
  }

  private async step(key: string): Promise<void> {
    const time = await timeKey(this.workbench, this.frame, key);
    if (time === undefined) throw new Error(`Nothing was shown within 10 s of the key ${key}.`);
    this.times.push(time);
    // What the page asks for beforehand has time to come, as when a person looks.
    await this.frame.page().waitForTimeout(100);
  }

  private async windowSeconds(): Promise<number> {
    return divisionsAcross * (await tracesNumber(this.frame, 'seconds-per-division'));
  }
}
