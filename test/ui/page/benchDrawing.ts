/**
 * WebGL2 against what the page draws with, a canvas into which it writes pixels: `npx tsx test/ui/page/benchDrawing.ts`. Both
 * draw the same moving picture, in a browser that draws in software and shows as many frames as it can. Before that, what
 * panning costs the page itself.
 */
import * as esbuild from 'esbuild';
import { command, launchBench } from './bench';
import { launchBrowser } from '../../harness/browser';
import type { Asked, Figures } from './drawingFrames';
import { inWords } from './figures';
import { mainThreadTimes } from './mainThread';

const sizes: Readonly<Record<string, Asked>> = {
  '32 lanes of 1,400 columns': { lanes: 32, columns: 1400, laneHeight: 24, frames: 150 },
  '64 lanes of 3,700 columns, 4K': { lanes: 64, columns: 3700, laneHeight: 31, frames: 40 },
};

/** The page itself with 64 channels: what a held key that pans costs its main thread, a frame after the other. */
async function panning(): Promise<void> {
  const bench = await launchBench();
  for (const size of [
    { width: 1280, height: 800 },
    { width: 1920, height: 1080 },
    { width: 3840, height: 2160 },
  ]) {
    const page = await bench.open('scene=many', size, 1);
    await bench.ready(page);
    // Dense contraction is in view.
    await command(page, 'pageRight');
    await command(page, 'fitSensitivity');
    await bench.ready(page);
    const times = await mainThreadTimes(page, { begin: 'pan', end: 'panned' }, () =>
      page.evaluate(async () => {
        for (let i = 0; i < 60; i++) {
          await new Promise((resolve) => setTimeout(resolve, 30));
          const traces = document.querySelector<HTMLElement>('[data-testid=traces]')!;
          const before = traces.dataset['startSeconds'];
          performance.mark('pan');
          const value = i % 2 === 0 ? 'pageLeft' : 'pageRight';
          window.bench.emit({ name: 'view', value });
          while (traces.dataset['startSeconds'] === before) {
            await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
          }
          performance.mark('panned');
        }
      }),
    );
    const lanes = await page.evaluate(() => document.querySelector('.gutter')!.clientHeight / 44);
    console.log(
      `panning 64 channels in ${size.width} × ${size.height}, ${lanes.toFixed(0)} lanes in view: CPU of the main thread ${inWords(times.map(({ total }) => total))}`,
    );
    await page.close();
  }
  await bench.close();
}

async function main(): Promise<void> {
  await panning();
  const { outputFiles } = await esbuild.build({
    entryPoints: ['test/ui/page/drawingFrames.ts'],
    bundle: true,
    format: 'iife',
    write: false,
    target: 'chrome128',
  });
  const browser = await launchBrowser(['--disable-frame-rate-limit', '--disable-gpu-vsync']);
  for (const [what, asked] of Object.entries(sizes)) {
    const viewport = { width: asked.columns + 20, height: asked.lanes * asked.laneHeight + 20 };
    const page = await browser.newPage({ viewport });
    await page.addScriptTag({ content: outputFiles[0]!.text });
    const figures = await page.evaluate(
      (each) => (window as unknown as { measure(asked: Asked): Promise<Figures> }).measure(each),
      asked,
    );
    console.log(`${what}, ${figures.paintedPixels.toLocaleString('en-US')} pixels painted`);
    for (const name of ['canvas2d', 'webgl2'] as const) {
      console.log(`  ${name}: until drawn ${inWords(figures[name].drawn)}`);
      console.log(`    a whole frame ${inWords(figures[name].whole)}`);
    }
    console.log(`  the two pictures differ by at most ${figures.mostOpacity} of 255 in opacity`);
    await page.close();
  }
  await browser.close();
}

void main();
