/**
 * WebGL2 against what the page draws with, a canvas into which it writes pixels: `npx tsx test/ui/page/benchDrawing.ts`. Both
 * draw the same moving picture, in a browser that draws in software and shows as many frames as it can.
 */
import * as esbuild from 'esbuild';
import { launchBrowser } from '../../harness/browser';
import type { Asked, Figures } from './drawingFrames';
import { inWords } from './figures';

const sizes: Readonly<Record<string, Asked>> = {
  '32 lanes of 1,400 columns': { lanes: 32, columns: 1400, laneHeight: 24, frames: 150 },
  '64 lanes of 3,700 columns, 4K': { lanes: 64, columns: 3700, laneHeight: 31, frames: 40 },
};

async function main(): Promise<void> {
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
