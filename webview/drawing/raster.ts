/**
 * Paints a lane's columns straight into pixels: each column is one vertical run whose ends are covered by how
 * much of the pixel they fill. For curves that never turn back in time this is exact, and many times faster than
 * stroking paths.
 */
import { spanValues, type Spans } from './spans';
import { at } from '../../src/base/typedArrays';

/** Pixels as `ImageData` has them, four bytes read as one number: 0xAABBGGRR. */
export interface Raster {
  readonly pixels: Uint32Array;
  readonly width: number;
  readonly height: number;
}

/** Where values go, in raster rows. */
export interface LaneGeometry {
  readonly top: number;
  readonly bottom: number;
  /** Row of the lane's centre line, and the value on it. */
  readonly centreRow: number;
  readonly centre: number;
  /** Rows a unit goes up; negative where negative values point up. */
  readonly rowsPerUnit: number;
}

export interface Stroke {
  /** 0xBBGGRR. */
  readonly colour: number;
  /** Colour of the mark at the lane's edge where the curve leaves it. */
  readonly clipColour: number;
  /** In rows. */
  readonly thickness: number;
}

export function rowOf(geometry: LaneGeometry, value: number): number {
  return geometry.centreRow - (value - geometry.centre) * geometry.rowsPerUnit;
}

/** Paints one lane. Nothing is drawn outside [top, bottom); what lies outside is marked at the edge. */
export function paintSpans(raster: Raster, spans: Spans, geometry: LaneGeometry, stroke: Stroke): void {
  const half = stroke.thickness / 2;
  const top = Math.max(0, geometry.top);
  const bottom = Math.min(raster.height, geometry.bottom);
  const mark = Math.max(2, Math.round(stroke.thickness * 2));
  for (let x = 0; x < spans.width; x++) {
    if (spans.state[x] !== spanValues) continue;
    const a = rowOf(geometry, at(spans.high, x));
    const b = rowOf(geometry, at(spans.low, x));
    const upper = (a < b ? a : b) - half;
    const lower = (a < b ? b : a) + half;
    paintColumn(raster, x, Math.max(upper, top), Math.min(lower, bottom), stroke.colour);
    if (upper < geometry.top - half) paintColumn(raster, x, top, geometry.top + mark, stroke.clipColour);
    if (lower > geometry.bottom + half) {
      paintColumn(raster, x, Math.max(top, geometry.bottom - mark), bottom, stroke.clipColour);
    }
  }
}

/** The run [upper, lower) of column x, its end pixels by their coverage. */
function paintColumn(raster: Raster, x: number, upper: number, lower: number, colour: number): void {
  if (!(lower > upper)) return;
  const { pixels, width } = raster;
  const first = Math.floor(upper);
  const last = Math.min(Math.floor(lower), raster.height - 1);
  if (first === last) {
    blend(pixels, first * width + x, colour, lower - upper);
    return;
  }
  blend(pixels, first * width + x, colour, first + 1 - upper);
  // Left signed: the same bits, and quicker to write.
  const opaque = 0xff000000 | colour;
  const end = last * width + x;
  for (let index = (first + 1) * width + x; index < end; index += width) pixels[index] = opaque;
  blend(pixels, last * width + x, colour, lower - last);
}

/** The pixel gets the colour with the larger of its own and the new opacity. */
function blend(pixels: Uint32Array, index: number, colour: number, coverage: number): void {
  const alpha = Math.min(255, Math.round(coverage * 255));
  const before = pixels[index] as number;
  if (alpha >= before >>> 24) pixels[index] = ((alpha << 24) | colour) >>> 0;
}

/** A filled square around a sample's place, clipped to the lane. */
export function paintDot(
  raster: Raster,
  geometry: LaneGeometry,
  x: number,
  value: number,
  { size, colour }: { readonly size: number; readonly colour: number },
): void {
  if (Number.isNaN(value)) return;
  const left = Math.floor(x - size / 2 + 0.5);
  const upper = Math.round(rowOf(geometry, value) - size / 2);
  const from = Math.max(upper, geometry.top, 0);
  const end = Math.min(upper + size, geometry.bottom, raster.height);
  const opaque = (0xff000000 | colour) >>> 0;
  for (let y = from; y < end; y++) {
    for (let column = Math.max(0, left); column < Math.min(raster.width, left + size); column++) {
      raster.pixels[y * raster.width + column] = opaque;
    }
  }
}
