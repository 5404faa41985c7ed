/** What lies under a plot's series: the dimmed ground, the grid, the ticks with their numbers, and the titles of its axes. */
import type { Box } from '../drawing/box';
import type { RowAxis, ValueAxis } from './axis';
import { rowBox, xProjection, yProjection, type PlacedArea } from './geometry';
import { paintBand } from './bandPainter';
import { drawMark } from './drawMark';
import { markOf } from './marks';
import { plotPainter, type PlotFrame, type PlotReads } from './picture';
import { styleOf } from './series';
import { ticksOf } from './ticks';

/** In CSS pixels. */
const textSize = 11;
const gutterLeft = 12;
const roomForY = 34;
const roomForX = 90;
const roomForTitle = 100;
const leastRowForName = 9;
const thumb = { fromPlot: 7, width: 3, leastHeight: 12 } as const;

export const axesPainter = plotPainter(
  ['x', 'isXWritten', 'tracks', 'areas', 'ground', 'chosen'],
  (frame, view) => {
    const { geometry, pen, palette } = frame;
    paintGround(frame, view);
    paintXGrid(frame, view);
    for (const [index, { y, bands = [] }] of view.areas.entries()) {
      const box = geometry.areas[index];
      if (!box) continue;
      if (y.kind === 'values') {
        for (const band of bands) paintBand(frame, box, band, view.x, y);
        paintY(frame, box, y);
      } else {
        paintRows(frame, box, y, view);
        paintThumb(frame, box);
      }
    }
    pen.vertical(palette.separator, geometry.left, geometry.top, geometry.bottom);
  },
);

function paintGround({ pen, palette, geometry }: PlotFrame, { x, ground }: PlotReads<'x' | 'ground'>): void {
  if (!ground) return;
  const { left, width, top, bottom } = geometry;
  const toX = xProjection(geometry, x);
  const inside = (place: number): number => Math.round(Math.min(Math.max(place, left), left + width));
  let dimmedFrom = left;
  const dim = (to: number): void => {
    if (to > dimmedFrom) pen.fill(palette.outside, dimmedFrom, top, to - dimmedFrom, bottom - top);
  };
  for (const { from, to } of ground) {
    const [begin, end] = [inside(toX(from)), inside(toX(to))];
    if (end <= begin) continue;
    dim(begin);
    dimmedFrom = end;
    // Seen too where a theme dims by hardly anything.
    pen.fill(palette.muted, begin, top - pen.px(4), end - begin, pen.px(2));
  }
  dim(left + width);
}

function paintXGrid(frame: PlotFrame, { x, isXWritten }: PlotReads<'x' | 'isXWritten'>): void {
  const { pen, palette, geometry } = frame;
  const { left, width, bottom } = geometry;
  const toX = xProjection(geometry, x);
  const ticks = ticksOf(x, width / pen.px(roomForX));
  for (const { value } of ticks) {
    for (const { top, height } of geometry.areas) {
      pen.vertical(palette.grid, toX(value), top, top + height);
    }
  }
  if (!isXWritten) return;
  const { context } = pen;
  pen.useFont(palette, textSize);
  context.fillStyle = palette.muted;
  context.textBaseline = 'middle';
  const middle = bottom + pen.px(12);
  const title = titleOf(x);
  // The title stands at the end; numbers that it would meet give way.
  const titleLeft = left + width - context.measureText(title).width;
  context.textAlign = 'left';
  context.fillText(title, titleLeft, middle);
  context.textAlign = 'center';
  for (const { value, text } of ticks) {
    const half = context.measureText(text).width / 2;
    pen.vertical(palette.muted, toX(value), bottom, bottom + pen.px(4));
    if (toX(value) + half < titleLeft - pen.px(8)) context.fillText(text, Math.max(toX(value), half), middle);
  }
}

function paintY({ pen, palette }: PlotFrame, box: Box, y: ValueAxis): void {
  const { context } = pen;
  const { left, width, top, height } = box;
  const toY = yProjection(box, y);
  pen.useFont(palette, textSize);
  context.fillStyle = palette.muted;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (const { value, text } of ticksOf(y, height / pen.px(roomForY))) {
    const place = toY(value);
    pen.horizontal(palette.grid, place, left, left + width);
    context.fillStyle = palette.muted;
    context.fillText(
      text,
      left - pen.px(6),
      Math.min(Math.max(place, top + pen.px(4)), top + height - pen.px(4)),
    );
  }
  pen.horizontal(palette.gridCentre, top + height, left, left + width);
  if (left < pen.px(roomForTitle)) return;
  context.fillStyle = palette.muted;
  context.textAlign = 'left';
  context.fillText(y.title, pen.px(gutterLeft), top + pen.px(6));
  context.fillText(y.unit, pen.px(gutterLeft), top + pen.px(21));
}

function paintRows(
  { pen, palette }: PlotFrame,
  area: PlacedArea,
  { tracks: rows }: RowAxis,
  { tracks, chosen }: PlotReads<'tracks' | 'chosen'>,
): void {
  const { context } = pen;
  for (const [row, track] of rows.entries()) {
    const box = rowBox(area, row);
    if (!box) continue;
    const { left, top, height, width } = box;
    const middle = Math.round(top + height / 2);
    if (track === chosen) pen.fill(palette.active, 0, top, left + width, height);
    pen.horizontal(palette.grid, top + height, left, left + width);
    if (height < pen.px(leastRowForName) && track !== chosen) continue;
    const { shape, colour } = styleOf(track, palette.series);
    drawMark(context, markOf(shape, 7 * pen.density), { x: pen.px(gutterLeft + 4), y: middle }, colour);
    pen.useFont(palette, textSize, track === chosen ? '600' : '');
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.fillStyle = track === chosen ? palette.foreground : palette.muted;
    const { name, sign = '' } = tracks[track] ?? { name: '' };
    context.fillText(
      pen.fitText(`${name} ${sign}`.trim(), left - pen.px(gutterLeft + 20)),
      pen.px(gutterLeft + 14),
      middle,
    );
  }
}

/** Beside the rows' names, where not all rows are in sight: which of them are. */
function paintThumb({ pen, palette }: PlotFrame, { left, top, height, rows }: PlacedArea): void {
  const { first, shown, all } = rows;
  if (shown === all) return;
  const long = Math.max(pen.px(thumb.leastHeight), Math.round((height * shown) / all));
  const from = top + Math.round((Math.max(0, height - long) * first) / (all - shown));
  pen.fill(palette.gridCentre, left - pen.px(thumb.fromPlot), from, pen.px(thumb.width), long);
}

/** `Time, s`; the title alone where there is no unit. */
function titleOf({ title, unit }: ValueAxis): string {
  return unit === '' ? title : `${title}, ${unit}`;
}
