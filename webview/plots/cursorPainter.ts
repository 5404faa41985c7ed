/** What moves above a plot's series: the cursor, and on it the point of the chosen track. */
import { withAlpha } from '../drawing/palette';
import { rowBox, xProjection, yProjection, type PlacedArea } from './geometry';
import { plotPainter, type PlotFrame, type PlotReads } from './picture';
import { indexAt, styleOf, type Series } from './series';
import { drawMark } from './drawMark';
import { markOf } from './marks';

/** Of the mark of the point at the cursor, and of the ring around it, in CSS pixels. */
const markSize = 11;
const ringSize = 17;

export const cursorPainter = plotPainter(['x', 'tracks', 'areas', 'cursor', 'chosen'], (frame, view) => {
  const { pen, palette, geometry } = frame;
  const { cursor, chosen, tracks, areas } = view;
  if (cursor === null) return;
  const { left, width, top, bottom } = geometry;
  const x = Math.round(xProjection(geometry, view.x)(cursor));
  if (x < left - 1 || x > left + width) return;
  pen.vertical(withAlpha(palette.background, 0.6), x, top, bottom, 3 * pen.hair);
  pen.vertical(withAlpha(palette.cursor, 0.6), x, top, bottom);
  const point = tracks[chosen] && indexAt(tracks[chosen].x, cursor);
  if (point === undefined) return;
  for (const [index, area] of areas.entries()) {
    const box = geometry.areas[index];
    for (const series of area.series) {
      if (box && series.track === chosen) paintPoint(frame, { box, series, area, x, point });
    }
  }
});

function paintPoint(
  { pen, palette }: PlotFrame,
  {
    box,
    series,
    area: { y },
    x,
    point,
  }: {
    readonly box: PlacedArea;
    readonly series: Series;
    readonly area: PlotReads<'areas'>['areas'][number];
    readonly x: number;
    readonly point: number;
  },
): void {
  const { colour, shape } = styleOf(series.track, palette.series);
  if (series.kind === 'ticks') {
    const row = rowBox(box, series.row);
    if (!row) return;
    const { top, height } = row;
    const width = 3 * pen.hair;
    pen.fill(palette.background, x - width, top, 2 * width + pen.hair, height);
    pen.vertical(colour, x, top, top + height, width);
    return;
  }
  const value = series.y[point];
  if (y.kind !== 'values' || value === undefined || Number.isNaN(value)) return;
  // One beyond the axis's end has its mark at the edge.
  const place = Math.max(box.top, Math.round(yProjection(box, y)(value)));
  const ring = pen.px(ringSize);
  const half = ring >> 1;
  // Seen on dense marks too.
  const rim = pen.hair;
  pen.frame(palette.background, {
    left: x - half - rim,
    top: place - half - rim,
    width: ring + 2 * rim,
    height: ring + 2 * rim,
  });
  pen.frame(palette.cursor, { left: x - half, top: place - half, width: ring, height: ring });
  drawMark(pen.context, markOf(shape, markSize * pen.density), { x, y: place }, colour);
}
