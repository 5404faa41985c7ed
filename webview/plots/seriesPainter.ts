/**
 * Paints series straight into pixels, as the traces are: what would fall on pixels that have it already is left out, so
 * that a hundred thousand points cost little more than the pixels they cover. The chosen track comes last, over all of them as they
 * are when none is chosen: where only the choice is another, these are pixels that are there already.
 */
import { packed } from '../drawing/palette';
import { paintSpans, type Raster } from '../drawing/raster';
import { newSpans, spanUnknown, widen, type Spans } from '../drawing/spans';
import type { ValueAxis } from './axis';
import { rowBox, xProjection, yProjection, type PlacedArea } from './geometry';
import { markOf, press, stampOf, type Ink } from './marks';
import { plotPainter, type PlotFrame } from './picture';
import { indexFrom } from '../../src/base/ascending';
import { styleOf, tickParts, type Series, type Track, type TrackStyle } from './series';
import type { PlotArea, PlotView } from './view';

/** In CSS pixels. */
const markSize = 7;
const smallMarkSize = 5;
/** Where a theme's contrasts leave none to dim the others by. */
const chosenMarkSize = 9;
const lineThickness = 1.25;
const rowGap = 3;

/** Above and below the ticks of a row no more than this part of its height is left free. */
const leastPerGap = 6;

/** So many points of a series in each column are many: their marks are small, and their shapes not to be made out. */
const manyPerColumn = 4;

/** How much of the other tracks is seen beside the chosen one, where the theme has contrasts to spare. */
const otherOpacity = 0.8;

/** So many numbers fit into what is taken. */
const mostOrders = 0xffff;

type SeriesView = Pick<PlotView, 'x' | 'tracks' | 'areas' | 'chosen'>;

/** One series on its way to pixels. */
interface Job {
  readonly frame: PlotFrame;
  readonly raster: Raster;
  /** Its area in the raster, whose top left pixel is that of the first area. */
  readonly box: PlacedArea;
  readonly view: Pick<PlotView, 'x'>;
  readonly track: Track;
  readonly style: TrackStyle;
  readonly ink: Ink;
  readonly isChosen: boolean;
}

/** The series of one plot, with what is kept from one painting to the next. */
export class SeriesPainter {
  private image: ImageData | undefined;
  private pixels = new Uint32Array(0);
  /** By pixel, which mark has its middle there: a number for each series. */
  private taken = new Uint16Array(0);
  private spans = newSpans(0);

  /** The pixels with no track chosen, and what they were made of. */
  private unchosen = new Uint32Array(0);
  private madeOf: readonly unknown[] = [];
  /** How many series have been painted since all that is taken was free. */
  private order = 0;

  readonly painter = plotPainter(['x', 'tracks', 'areas', 'chosen'], (frame, view) => {
    const { pen, geometry, palette } = frame;
    const { left, top, width, bottom } = geometry;
    const raster = this.bitmap(pen.context, width, Math.max(1, bottom - top));
    const madeOf = [geometry, palette, view.x, view.tracks, view.areas];
    if (!madeOf.every((each, index) => each === this.madeOf[index])) {
      this.madeOf = madeOf;
      raster.pixels.fill(0);
      this.taken.fill(0);
      this.order = 0;
      this.paintAll(frame, raster, view, false);
      this.unchosen.set(raster.pixels);
    } else raster.pixels.set(this.unchosen);
    this.paintAll(frame, raster, view, true);
    if (this.image) pen.context.putImageData(this.image, left, top);
  });

  /** All series as they are when none is chosen, or those of the chosen track as that one. */
  private paintAll(frame: PlotFrame, raster: Raster, view: SeriesView, isChosen: boolean): void {
    const { geometry, palette } = frame;
    for (const [index, area] of view.areas.entries()) {
      for (const series of area.series) {
        const [placed, track] = [geometry.areas[index], view.tracks[series.track]];
        if (!placed || !track || (isChosen && series.track !== view.chosen)) continue;
        const style = styleOf(series.track, palette.series);
        const opacity = isChosen || palette.highContrast ? 1 : otherOpacity;
        const ink = { colour: packed(style.colour), opacity };
        const box = { ...placed, left: 0, top: placed.top - geometry.top };
        if (++this.order > mostOrders) {
          this.taken.fill(0);
          this.order = 1;
        }
        this.paint({ frame, raster, box, view, track, style, ink, isChosen }, area, series, this.order);
      }
    }
  }

  private paint(job: Job, { y }: PlotArea, series: Series, order: number): void {
    switch (series.kind) {
      case 'ticks':
        paintTicks(job, series.row);
        return;
      case 'points':
        if (y.kind === 'values') this.paintPoints(job, y, series.y, order);
        return;
      case 'line':
        if (y.kind === 'values') this.paintLine(job, y, series.y);
        return;
    }
  }

  private paintPoints(job: Job, axis: ValueAxis, y: Float64Array, order: number): void {
    const { frame, raster, box, style, ink, isChosen } = job;
    const isMany = visibleCount(job) > manyPerColumn * box.width;
    const size = isMany ? smallMarkSize : isChosen && frame.palette.highContrast ? chosenMarkSize : markSize;
    const mark = markOf(style.shape, size * frame.pen.density);
    const stamp = stampOf(mark, ink, raster.width);
    const beyond = stampOf(markOf('wedge', markSize * frame.pen.density), ink, raster.width);
    const toY = yProjection(box, axis);
    // Where points are many, nobody sees a mark that is a pixel beside another one.
    const shift = isMany ? 1 : 0;
    const last = box.top + box.height;
    eachVisible(job, mark.size, (x, index) => {
      const value = y[index] as number;
      if (Number.isNaN(value)) return;
      const place = Math.round(toY(value));
      // Above the axis's end a mark at the edge says so.
      const isBeyond = place < box.top;
      const row = Math.min(Math.max(place, box.top), last - 1);
      const cell = (row >> shift) * raster.width + (x >> shift);
      if (x >= 0 && x < raster.width) {
        if (this.taken[cell] === order) return;
        this.taken[cell] = order;
      }
      if (isBeyond) press(raster, box, beyond, x, box.top + (beyond.mark.size >> 1));
      else press(raster, box, stamp, x, row);
    });
  }

  private paintLine(job: Job, axis: ValueAxis, y: Float64Array): void {
    const { frame, raster, box, style, ink } = job;
    const { density } = frame.pen;
    if (this.spans.width !== box.width) this.spans = newSpans(box.width);
    const { spans } = this;
    spans.state.fill(spanUnknown);
    let before: { readonly x: number; readonly value: number } | undefined;
    eachVisible(job, Infinity, (x, index) => {
      const value = y[index] as number;
      const now = Number.isNaN(value) ? undefined : { x, value };
      if (before && now) join(spans, before, now);
      before = now;
    });
    const [drawn, left] = style.dash.map((css) => css * density) as [number, number];
    for (let x = 0; left > 0 && x < spans.width; x++) {
      if (x % (drawn + left) >= drawn) spans.state[x] = spanUnknown;
    }
    const rowsPerUnit = box.height / (axis.to - axis.from);
    const bottom = box.top + box.height;
    const lane = { top: box.top, bottom, centreRow: bottom, centre: axis.from, rowsPerUnit };
    const stroke = { colour: ink.colour, clipColour: ink.colour, thickness: lineThickness * density };
    paintSpans(raster, spans, lane, stroke);
  }

  private bitmap(context: CanvasRenderingContext2D, width: number, height: number): Raster {
    if (this.image?.width !== width || this.image.height !== height) {
      this.image = context.createImageData(width, height);
      this.pixels = new Uint32Array(this.image.data.buffer);
      this.taken = new Uint16Array(width * height);
      this.unchosen = new Uint32Array(width * height);
      this.madeOf = [];
    }
    return { pixels: this.pixels, width, height };
  }
}

function paintTicks(job: Job, index: number): void {
  const { frame, raster, box, ink, style, isChosen } = job;
  const { density, hair } = frame.pen;
  const row = rowBox(box, index);
  if (!row) return;
  const { top, height } = row;
  const gap = Math.round(Math.min(rowGap * density, height / leastPerGap));
  const thickness = Math.max(1, Math.round((isChosen ? 1.5 : 1) * hair));
  const parts = tickParts(style.round, Math.max(1, height - 2 * gap), 2 * hair);
  const pixel = ((Math.round(255 * ink.opacity) << 24) | ink.colour) >>> 0;
  let last = -Infinity;
  eachVisible(job, thickness, (x) => {
    if (x === last) return;
    last = x;
    for (let column = Math.max(0, x); column < Math.min(raster.width, x + thickness); column++) {
      for (const [from, end] of parts) {
        for (let y = top + gap + from; y < top + gap + end; y++) {
          raster.pixels[y * raster.width + column] = pixel;
        }
      }
    }
  });
}

/** How many points of a job's track are shown. */
function visibleCount({ view: { x }, track }: Job): number {
  return indexFrom(track.x, x.to) - indexFrom(track.x, x.from);
}

/** Tells each point whose mark may be seen, with the column of its middle. @param margin beyond the edges, in pixels; infinite: one point more either side */
function eachVisible(
  { box, view: { x }, track, frame: { geometry } }: Job,
  margin: number,
  use: (column: number, index: number) => void,
): void {
  const toX = xProjection({ ...geometry, left: box.left }, x);
  const beside = Number.isFinite(margin) ? (margin * (x.to - x.from)) / box.width : 0;
  const more = Number.isFinite(margin) ? 0 : 1;
  const first = Math.max(0, indexFrom(track.x, x.from - beside) - more);
  const end = Math.min(track.x.length, indexFrom(track.x, x.to + beside) + more);
  for (let index = first; index < end; index++) use(Math.round(toX(track.x[index] as number)), index);
}

/** Widens the columns that a line from one point to the next passes. */
function join(
  spans: Spans,
  a: { readonly x: number; readonly value: number },
  b: { readonly x: number; readonly value: number },
): void {
  const slope = b.x === a.x ? 0 : (b.value - a.value) / (b.x - a.x);
  const at = (x: number): number => a.value + slope * (x - a.x);
  for (let x = Math.max(0, a.x); x <= Math.min(spans.width - 1, b.x); x++) {
    const [from, to] =
      b.x === a.x ? [a.value, b.value] : [at(Math.max(a.x, x - 0.5)), at(Math.min(b.x, x + 0.5))];
    widen(spans, x, Math.min(from, to), Math.max(from, to));
  }
}
