/** Compares what is seen, pixel by pixel. */
import type { Page } from 'playwright-core';

/** Two browsers' processes need not round colours alike. */
const leastLevels = 12;

/** How many pixels of two screenshots differ visibly; all of them where their sizes differ. Any page can reckon it. */
export function differingPixels(page: Page, one: Buffer, other: Buffer): Promise<number> {
  if (one.equals(other)) return Promise.resolve(0);
  return page.evaluate(
    async ([texts, least]) => {
      const [first, second] = await Promise.all(
        texts.map(async (text) => {
          const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
          const { width, height } = await createImageBitmap(new Blob([bytes]));
          const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
          context.drawImage(await createImageBitmap(new Blob([bytes])), 0, 0);
          return context.getImageData(0, 0, width, height);
        }),
      );
      const [a, b] = [first!, second!];
      if (a.width !== b.width || a.height !== b.height) return a.width * a.height;
      let differing = 0;
      for (let i = 0; i < a.data.length; i += 4) {
        if ([0, 1, 2].some((k) => Math.abs(a.data[i + k]! - b.data[i + k]!) >= least)) differing++;
      }
      return differing;
    },
    [[one.toString('base64'), other.toString('base64')], leastLevels] as const,
  );
}
