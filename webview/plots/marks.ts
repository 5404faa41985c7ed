/** The marks of points, as how much of each pixel they cover, and their stamping into pixels. */
import type { Raster } from '../drawing/raster';
import type { Box } from '../drawing/box';
import type { Shape } from './series';

/** A mark on a square of pixels. */
export interface Mark {
  /** Width and height, odd: its middle is a pixel's. */
  readonly size: number;
  /** Coverage, 0 to 255, row by row. */
  readonly alpha: Uint8Array;
}

/** Whether a place is on a shape that fills the square from −1 to 1. */
const isInside: Readonly<Record<Shape, (x: number, y: number) => boolean>> = {
  circle: (x, y) => x * x + y * y <= 0.85,
  square: (x, y) => Math.max(Math.abs(x), Math.abs(y)) <= 0.95,
  triangle: (x, y) => y <= 0.8 && Math.abs(x) <= (y + 1) * 0.55,
  diamond: (x, y) => Math.abs(x) + Math.abs(y) <= 1.1,
  cross: (x, y) => Math.abs(Math.abs(x) - Math.abs(y)) <= 0.38,
  plus: (x, y) => Math.min(Math.abs(x), Math.abs(y)) <= 0.22,
  wedge: (x, y) => y >= -0.8 && Math.abs(x) <= (1 - y) * 0.55,
};

/** Samples along each side of a pixel. */
const fineness = 4;

const made = new Map<string, Mark>();

/** The mark of a shape, about `size` pixels wide. */
export function markOf(shape: Shape, size: number): Mark {
  const pixels = Math.max(3, 2 * Math.round((size - 1) / 2) + 1);
  const key = `${shape} ${pixels}`;
  const known = made.get(key);
  if (known) return known;
  const mark = { size: pixels, alpha: coverage(shape, pixels) };
  made.set(key, mark);
  return mark;
}

function coverage(shape: Shape, size: number): Uint8Array {
  const inside = isInside[shape];
  const place = (pixel: number, sample: number): number =>
    (2 * (pixel + (sample + 0.5) / fineness)) / size - 1;
  const alpha = new Uint8Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let count = 0;
      for (let i = 0; i < fineness ** 2; i++) {
        if (inside(place(column, i % fineness), place(row, Math.floor(i / fineness)))) count++;
      }
      alpha[row * size + column] = Math.round((255 * count) / fineness ** 2);
    }
  }
  return alpha;
}

/** How a mark is painted: 0xBBGGRR, and opaque at 1. */
export interface Ink {
  readonly colour: number;
  readonly opacity: number;
}

/** Stamps a mark with its middle on the pixel (x, y), as far as it is in the box. */
export function stamp(
  { pixels, width }: Raster,
  clip: Box,
  { size, alpha }: Mark,
  x: number,
  y: number,
  { colour, opacity }: Ink,
): void {
  const [left, top] = [x - (size >> 1), y - (size >> 1)];
  const [firstColumn, firstRow] = [Math.max(0, clip.left - left), Math.max(0, clip.top - top)];
  const endColumn = Math.min(size, clip.left + clip.width - left);
  const endRow = Math.min(size, clip.top + clip.height - top);
  for (let row = firstRow; row < endRow; row++) {
    for (let column = firstColumn; column < endColumn; column++) {
      const covered = Math.round((alpha[row * size + column] as number) * opacity);
      const index = (top + row) * width + left + column;
      // What covers more of a pixel has it.
      if (covered > 0 && covered >= (pixels[index] as number) >>> 24) {
        pixels[index] = (covered << 24) | colour;
      }
    }
  }
}
