/**
 * A frame of our page while it is panned and zoomed, 32 channels × 10 s × 10 kHz in view, and a redraw beside uPlot's of the same
 * samples in a plot of the same size; in headless Chromium, which renders in software. The stand-in for the extension has answered
 * everything before the clock starts.
 */
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { findBrowser } from '../harness/browser';
import { launchBench, ready, traces, type BenchBrowser } from '../ui/page/bench';
import { timeFrames, type FrameStep, type FrameTimes } from '../ui/page/benchFrames';
import { median, quantile } from '../ui/page/figures';
import { LeftOut, meets, percentileFigure, type Effort, type Figure, type Part } from './figure';

const channels = 32;
const rate = 10_000;
/** Of the scene `many`. */
const recordingSeconds = 36;
const shownSeconds = 10;
/** All 32 lanes are in sight. */
const size = { width: 1440, height: 1660 };
const panSteps = 40;
const deltaY = 24;

export const drawing: Part = {
  name: 'drawing',
  about: 'frame while panning and zooming 32 channels × 10 s × 10 kHz, redraw against uPlot, in Chromium',
  async measure(effort) {
    await findBrowser().catch((error: unknown) => {
      throw new LeftOut(error instanceof Error ? error.message : String(error));
    });
    const bench = await launchBench();
    try {
      return await sideBySide(bench, effort);
    } finally {
      await bench.close();
    }
  },
};

async function sideBySide(bench: BenchBrowser, { isQuick, say }: Effort): Promise<readonly Figure[]> {
  const ours = await openOurs(bench);
  const view = await traces(ours);
  const plot = { width: Number(view['plot-width']), height: await lanesHeight(ours) };
  const theirs = await openUplot(bench, plot);
  const all = { pan: none(), zoom: none(), uplot: none() };
  for (let round = 0; round < (isQuick ? 1 : 5); round++) {
    await ours.bringToFront();
    // To the right and back, then in and out again around the middle.
    add(all.pan, await timeFrames(ours, [...pan(deltaY), ...pan(-deltaY)]));
    add(all.zoom, await timeFrames(ours, zooms));
    await ready(ours);
    await theirs.bringToFront();
    add(all.uplot, await timeFrames(theirs, uplotSteps(panSteps / 2)));
    const spoken = Object.entries(all).map(([name, { frames }]) => `${name} ${median(frames).toFixed(1)} ms`);
    say(`round ${round + 1}: medians ${spoken.join(', ')}`);
  }
  const draws = await theirs.evaluate(() => window.uplotBench.draws);
  if (draws < all.uplot.frames.length) throw new Error(`uPlot drew only ${draws} times.`);
  return figuresOf(all);
}

interface Frames {
  readonly frames: number[];
  readonly intervals: number[];
}

const none = (): Frames => ({ frames: [], intervals: [] });

function add(to: Frames, { frames, intervals }: FrameTimes): void {
  to.frames.push(...frames);
  to.intervals.push(...intervals);
}

function figuresOf({
  pan: panned,
  zoom,
  uplot,
}: Readonly<Record<'pan' | 'zoom' | 'uplot', Frames>>): readonly Figure[] {
  const frames = [...panned.frames, ...zoom.frames];
  const intervals = [...panned.intervals, ...zoom.intervals];
  const [mine, other] = [median(panned.frames), median(uplot.frames)];
  const target = { atLeast: 10 };
  return [
    percentileFigure('frame while panning and zooming, 32 × 10 s × 10 kHz', frames, {
      ...{ atMost: 16.7 },
      note: `main thread, from a frame's first callback to painted; 95 % of panning below ${quantile(panned.frames, 0.95).toFixed(1)} ms, of zooming ${quantile(zoom.frames, 0.95).toFixed(1)} ms; from frame to frame 95 % below ${quantile(intervals, 0.95).toFixed(1)} ms`,
    }),
    {
      ...{ kind: 'ratio', name: 'redraw against uPlot, the same 3.2 M samples', unit: 'ms' },
      ...{ ours: mine, theirs: other, ratio: other / mine, target, met: meets(other / mine, target) },
      note: `medians of ${panned.frames.length} and ${uplot.frames.length} frames of panning; from frame to frame ${median(panned.intervals).toFixed(1)} and ${median(uplot.intervals).toFixed(1)} ms`,
    },
  ];
}

/** Our page, with all that panning and zooming will show already there. */
async function openOurs(bench: BenchBrowser): Promise<Page> {
  const page = await bench.open(`scene=many&channels=${channels}&rate=${rate}`, size, 1);
  await ready(page);
  const lanes = await page.locator('[data-testid=lane]').count();
  const { 'seconds-per-division': perDivision } = await traces(page);
  if (lanes !== channels || Number(perDivision) * 10 !== shownSeconds) {
    throw new Error(`${lanes} lanes of ${Number(perDivision) * 10} s are shown.`);
  }
  for (const step of [...pan(deltaY), ...pan(-deltaY), ...zooms]) {
    await timeFrames(page, [step]);
    await ready(page);
  }
  return page;
}

async function lanesHeight(page: Page): Promise<number> {
  const lanes = page.locator('[data-testid=lane]');
  return channels * Number(await lanes.first().getAttribute('data-height'));
}

async function openUplot(bench: BenchBrowser, plot: { width: number; height: number }): Promise<Page> {
  const { outputFiles } = await build({
    ...{ entryPoints: ['test/ui/page/benchUplotPage.ts'], bundle: true, write: false },
    ...{ format: 'iife', platform: 'browser', target: 'chrome128' },
  });
  const page = await bench.openBlank(size);
  await page.addStyleTag({ path: 'node_modules/uplot/dist/uPlot.min.css' });
  await page.evaluate((asked) => (window.uplotAsked = asked), { channels, rate, ...plot });
  await page.addScriptTag({ content: outputFiles[0]!.text });
  // Its first picture is not a redraw.
  await timeFrames(page, uplotSteps(2));
  return page;
}

const pan = (delta: number): FrameStep[] =>
  Array.from({ length: panSteps }, () => ({ kind: 'wheel', deltaY: delta, shiftKey: true }));

/** Two zooms in, four out, two in, four times. */
const zooms: readonly FrameStep[] = Array.from({ length: 4 }, () => [-1, -1, 1, 1, 1, 1, -1, -1])
  .flat()
  .map((direction) => ({ kind: 'wheel', deltaY: 100 * direction, shiftKey: false }));

/** Windows of ten seconds, each a little on. */
function uplotSteps(count: number): readonly FrameStep[] {
  return Array.from({ length: count }, (_, index) => {
    const fromSeconds = ((recordingSeconds - shownSeconds) * index) / panSteps;
    return { kind: 'uplot', fromSeconds, toSeconds: fromSeconds + shownSeconds };
  });
}
