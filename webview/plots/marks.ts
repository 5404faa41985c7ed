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
  diamond: (x, y) => Math.abs(x) + Math.abs(y) <= 0.98,
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

/** A mark with its colour, ready to be stamped into one raster many thousand times. */
export interface Stamp {
  readonly mark: Mark;
  readonly ink: Ink;
  /** Of each pixel that it covers, how far its index is from that of the middle, and what is written: 0xAABBGGRR. */
  readonly offsets: Int32Array;
  readonly values: Uint32Array;
}

/** Makes a stamp for a raster of this width. */
export function stampOf(mark: Mark, ink: Ink, width: number): Stamp {
  const { size, alpha } = mark;
  const covered = [...alpha.keys()].filter((pixel) => coverOf(mark, ink, pixel) > 0);
  const half = size >> 1;
  return {
    mark,
    ink,
    offsets: Int32Array.from(
      covered,
      (pixel) => (Math.floor(pixel / size) - half) * width + (pixel % size) - half,
    ),
    values: Uint32Array.from(covered, (pixel) => (coverOf(mark, ink, pixel) << 24) | ink.colour),
  };
}

function coverOf({ alpha }: Mark, { opacity }: Ink, pixel: number): number {
  return Math.round((alpha[pixel] ?? 0) * opacity);
}

/** Stamps with the middle on the pixel (x, y), as far as it is in the box. What covers more of a pixel has it. */
export function press(raster: Raster, clip: Box, stamp: Stamp, x: number, y: number): void {
  const { offsets, values } = stamp;
  const half = stamp.mark.size >> 1;
  const [left, right] = [clip.left + half, clip.left + clip.width - half];
  const [top, bottom] = [clip.top + half, clip.top + clip.height - half];
  if (x < left || x >= right || y < top || y >= bottom) {
    pressPart(raster, clip, stamp, x, y);
    return;
  }
  const { pixels } = raster;
  const middle = y * raster.width + x;
  for (let i = 0; i < offsets.length; i++) {
    const index = middle + (offsets[i] as number);
    const value = values[i] as number;
    if (value >>> 24 >= (pixels[index] as number) >>> 24) pixels[index] = value;
  }
}

function pressPart({ pixels, width }: Raster, clip: Box, { mark, ink }: Stamp, x: number, y: number): void {
  const { size } = mark;
  const half = size >> 1;
  for (let pixel = 0; pixel < size * size; pixel++) {
    const column = x - half + (pixel % size);
    const row = y - half + Math.floor(pixel / size);
    if (column < clip.left || column >= clip.left + clip.width) continue;
    if (row < clip.top || row >= clip.top + clip.height) continue;
    const cover = coverOf(mark, ink, pixel);
    const index = row * width + column;
    if (cover > 0 && cover >= (pixels[index] as number) >>> 24) pixels[index] = (cover << 24) | ink.colour;
  }
}
