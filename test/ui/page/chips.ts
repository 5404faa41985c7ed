/** What the labels lane paints, read back from its canvas: the outline of a label's chip and the sign in it. */
import type { Page } from 'playwright-core';
import { labelRowHeight, labelRowTop } from '../../../webview/view/layout';
import { place } from './bench';

type Colour = readonly [red: number, green: number, blue: number];

/** A chip of the first row of the lane. */
export interface Chip {
  /** The pixels along its upper edge. */
  readonly edge: readonly Colour[];
  /** The pixels of the square that holds its sign. */
  readonly sign: readonly Colour[];
  /** What it is filled with. */
  readonly fill: Colour;
}

/** Reads the chip of a label from `fromSeconds` to `toSeconds`, both in view; at one device pixel per CSS pixel. */
export async function readChip(page: Page, fromSeconds: number, toSeconds: number): Promise<Chip> {
  const box = (await page.getByTestId('traces').boundingBox())!;
  const left = Math.round((await place(page, 0, fromSeconds)).x - box.x);
  const right = Math.round((await place(page, 0, toSeconds)).x - box.x);
  const top = labelRowTop(0) + 1;
  const height = labelRowHeight - 2;
  const read = (x: number, y: number, width: number, rows: number): Promise<Colour[]> =>
    page.locator('.traces > canvas').first().evaluate(pixelsIn, { x, y, width, rows });
  const [fill = [0, 0, 0] as const] = await read(right - 4, top + height / 2, 1, 1);
  return {
    edge: await read(left + 2, top, right - left - 4, 1),
    sign: await read(left + 3, top + 3, 12, height - 6),
    fill,
  };
}

/** Runs in the page. */
function pixelsIn(
  canvas: SVGElement | HTMLElement,
  { x, y, width, rows }: { x: number; y: number; width: number; rows: number },
): [number, number, number][] {
  const { data } = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(x, y, width, rows);
  return Array.from({ length: width * rows }, (_, i) => [data[4 * i]!, data[4 * i + 1]!, data[4 * i + 2]!]);
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) =>
    value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours as WCAG reckons it, 1 to 21. */
export function contrast(a: Colour, b: Colour): number {
  const [one, other] = [luminance(a) + 0.05, luminance(b) + 0.05];
  return Math.max(one, other) / Math.min(one, other);
}

/** The best contrast of any of the colours with the ground. */
export function bestContrast(colours: readonly Colour[], ground: Colour): number {
  return Math.max(...colours.map((colour) => contrast(colour, ground)));
}

/** How many dashes stand out from the fill along an edge; an unbroken line is one. */
export function dashes({ edge, fill }: Chip): number {
  const stands = edge.map((colour) => contrast(colour, fill) > 1.5);
  return stands.filter((now, i) => now && stands[i - 1] !== true).length;
}
