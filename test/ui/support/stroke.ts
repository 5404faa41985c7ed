// Measures the first channel's curve in the pixels of its canvas: what proves that the scale reads true.
import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';

/** The first channel's stroke in the canvas: its uppermost and lowest painted row in every column of the plot. */
export interface Stroke {
  readonly density: number;
  readonly centreRow: number;
  readonly upper: readonly number[];
  readonly lower: readonly number[];
}

/** Reads the stroke off the pixels. */
export function measure(page: Page | Frame): Promise<Stroke> {
  return page.evaluate(() => {
    const element = document.querySelector<HTMLElement>('[data-testid=traces]')!;
    const canvas = element.querySelector<HTMLCanvasElement>('[data-testid=curves]')!;
    const lane = element.querySelector<HTMLElement>('[data-testid=lane]')!;
    const density = window.devicePixelRatio;
    const left = Number(element.dataset['plotLeft']) * density;
    const width = Number(element.dataset['plotWidth']) * density;
    const top = Number(lane.dataset['top']) * density;
    const height = Number(lane.dataset['height']) * density;
    const { data } = canvas.getContext('2d')!.getImageData(left, top, width, height);
    const upper: number[] = [];
    const lower: number[] = [];
    for (let x = 0; x < width; x++) {
      // Half covered pixels are the anti-aliased rim: from half on a pixel counts.
      let first = NaN;
      let last = NaN;
      for (let y = 0; y < height; y++) {
        if (data[(y * width + x) * 4 + 3]! <= 127) continue;
        if (Number.isNaN(first)) first = y;
        last = y;
      }
      upper.push(first);
      lower.push(last);
    }
    return { density, centreRow: Math.floor(Number(lane.dataset['height']) / 2) * density, upper, lower };
  });
}

/** Middles of the runs of columns that reach the highest row. */
export function peakColumns(upper: readonly number[]): number[] {
  const highest = Math.min(...upper);
  const peaks: number[] = [];
  for (let x = 0; x < upper.length; x++) {
    if (upper[x] !== highest) continue;
    const from = x;
    while (upper[x + 1] === highest) x++;
    peaks.push((from + x) / 2);
  }
  return peaks;
}

/**
 * Asserts that a sine of 100 µV and 100 Hz, shown at 100 µV/div and 10 ms/div, is one division high above and below
 * its centre, and one division wide, each to a device pixel. `division` in device pixels.
 */
export function assertCalibrated(
  { upper, lower, centreRow, density }: Stroke,
  division: { readonly width: number; readonly height: number },
): { readonly peaks: readonly number[] } {
  const half = (1.15 * density) / 2;
  const above = centreRow - (Math.min(...upper) + half);
  const below = Math.max(...lower) + 1 - half - centreRow;
  const { width, height } = division;
  assert.ok(Math.abs(above - height) <= 1, `peak ${above} rows above the centre, division ${height}`);
  assert.ok(Math.abs(below - height) <= 1, `trough ${below} rows below the centre, division ${height}`);
  const peaks = peakColumns(upper);
  assert.equal(peaks.length, 10, 'ten periods in ten divisions');
  for (let i = 1; i < peaks.length; i++) {
    const period = peaks[i]! - peaks[i - 1]!;
    assert.ok(Math.abs(period - width) <= 1, `period ${period} columns, division ${width}`);
  }
  return { peaks };
}
