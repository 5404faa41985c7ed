/** What moves above the curves: the selected span, the cursor with its reading, and a pending start. */
import { laneTop, type Layout } from '../view/layout';
import { timeToX, type TimeScale } from '../view/timeScale';
import { selectedLabel, shownSpan, type Model, type Span } from '../state/model';
import { paintGhosts } from './ghosts';
import { withAlpha, type Palette } from '../drawing/palette';
import type { Pen } from '../drawing/pen';
import { axisTextMiddle, cursorText, ticks } from './timeAxis';

/** The reading at the cursor, and the height (CSS pixels) of the value it reads. */
export interface Reading {
  readonly text: string;
  readonly y: number | undefined;
}

export function paintOverlay(
  pen: Pen,
  model: Model,
  layout: Layout,
  scale: TimeScale,
  palette: Palette,
  reading: Reading | undefined,
): void {
  pen.within(scale.left, 0, scale.width + 1, pen.px(layout.height), () => {
    const { selection } = model;
    if (selection.kind === 'span') paintSpan(pen, selection.span, model, layout, scale, palette);
    else paintHandles(pen, model, layout, scale, palette);
    paintGhosts(pen, model, layout, scale, palette);
    paintPendingStart(pen, model, layout, scale, palette);
    paintCursor(pen, model, layout, scale, palette, reading);
  });
}

function paintSpan(
  pen: Pen,
  span: Span,
  model: Model,
  layout: Layout,
  scale: TimeScale,
  palette: Palette,
): void {
  const left = Math.round(timeToX(scale, span.startSeconds));
  const right = Math.round(timeToX(scale, span.endSeconds));
  const width = Math.max(pen.hair, right - left);
  const all = span.channels.length === model.recording.channels.length;
  const clipTop = pen.px(layout.lanesTop);
  const clipBottom = pen.px(layout.axisTop);
  for (const channel of span.channels) {
    const top = Math.max(clipTop, pen.px(laneTop(layout, channel)));
    const bottom = Math.min(clipBottom, pen.px(laneTop(layout, channel) + layout.laneHeight));
    if (bottom <= top) continue;
    pen.fill(palette.selection, left, top, width, bottom - top);
    pen.vertical(palette.selectionEdge, left, top, bottom);
    pen.vertical(palette.selectionEdge, right, top, bottom);
  }
  // A bar on the axis, so that the span shows where its own lane is scrolled away.
  const bar = pen.px(3);
  pen.fill(palette.selectionEdge, left, clipBottom - (all ? 2 * bar : bar), width, all ? 2 * bar : bar);
}

/** Grips on the edges of the selected label. */
function paintHandles(pen: Pen, model: Model, layout: Layout, scale: TimeScale, palette: Palette): void {
  const label = selectedLabel(model);
  if (!label) return;
  const span = shownSpan(model, label);
  for (const seconds of [span.startSeconds, span.endSeconds]) {
    const x = Math.round(timeToX(scale, seconds));
    pen.vertical(withAlpha(palette.focus, 0.9), x, pen.px(layout.lanesTop), pen.px(layout.axisTop));
    for (const channel of label.channels) {
      const middle = pen.px(laneTop(layout, channel) + layout.laneHeight / 2);
      const height = pen.px(18);
      if (middle < pen.px(layout.lanesTop) || middle > pen.px(layout.axisTop)) continue;
      pen.fill(palette.focus, x - pen.px(2.5), middle - height / 2, pen.px(5), height);
    }
  }
}

/** The edge of a span to come, from the moment it is set. */
function paintPendingStart(pen: Pen, model: Model, layout: Layout, scale: TimeScale, palette: Palette): void {
  if (model.pendingSeconds === null) return;
  const x = Math.round(timeToX(scale, model.pendingSeconds));
  const top = pen.px(layout.lanesTop);
  const bottom = pen.px(layout.axisTop);
  pen.vertical(palette.selectionEdge, x, top, bottom);
  pen.fill(palette.selectionEdge, x, top, pen.px(6), pen.px(2));
  pen.fill(palette.selectionEdge, x, bottom - pen.px(2), pen.px(6), pen.px(2));
}

function paintCursor(
  pen: Pen,
  model: Model,
  layout: Layout,
  scale: TimeScale,
  palette: Palette,
  reading: Reading | undefined,
): void {
  const x = Math.round(timeToX(scale, model.cursorSeconds));
  if (x < scale.left - 1 || x > scale.left + scale.width) return;
  const top = pen.px(layout.lanesTop);
  const bottom = pen.px(layout.axisTop);
  // A rim of background, so that the line shows on dense curves too.
  pen.vertical(withAlpha(palette.background, 0.6), x, top, bottom, 3 * pen.hair);
  pen.vertical(withAlpha(palette.cursor, 0.45), x, top, bottom);
  const laneFrom = Math.max(top, pen.px(laneTop(layout, model.activeChannel)));
  const laneTo = Math.min(bottom, pen.px(laneTop(layout, model.activeChannel) + layout.laneHeight));
  if (laneTo > laneFrom) pen.vertical(palette.cursor, x, laneFrom, laneTo);
  paintCursorTime(pen, model, layout, scale, palette, x);
  if (!reading) return;
  if (reading.y !== undefined) {
    const size = pen.px(5);
    const y = pen.px(reading.y);
    if (y >= laneFrom && y <= laneTo) {
      pen.fill(palette.cursor, x - Math.floor(size / 2), y - Math.floor(size / 2), size, size);
    }
  }
  if (laneTo - laneFrom >= pen.px(24)) tag(pen, palette, reading.text, x, laneFrom + pen.px(12), scale, true);
}

/** The cursor's time on the axis; times it would half cover give way. */
function paintCursorTime(
  pen: Pen,
  model: Model,
  layout: Layout,
  scale: TimeScale,
  palette: Palette,
  x: number,
): void {
  const text = cursorText(model, scale);
  const middle = pen.px(layout.axisTop + axisTextMiddle);
  const half = pen.context.measureText(text).width / 2 + pen.px(8);
  const centre = Math.min(Math.max(x, scale.left + half), scale.left + scale.width - half);
  for (const tick of ticks(pen, model, layout, scale, palette)) {
    if (tick.text === '' || tick.right < centre - half || tick.left > centre + half) continue;
    const height = pen.px(16);
    pen.fill(palette.background, tick.left - 1, middle - height / 2, tick.right - tick.left + 2, height);
  }
  tag(pen, palette, text, x, middle, scale);
}

/** A small plate with text, centred on x or beside it, kept inside the plot. */
function tag(
  pen: Pen,
  palette: Palette,
  text: string,
  x: number,
  middle: number,
  scale: TimeScale,
  beside = false,
): void {
  const { context } = pen;
  pen.useFont(palette, 11);
  const width = Math.ceil(context.measureText(text).width) + pen.px(10);
  const height = pen.px(18);
  const right = scale.left + scale.width;
  let left = beside ? x + pen.px(6) : x - width / 2;
  if (beside && left + width > right) left = x - pen.px(6) - width;
  left = Math.round(Math.min(Math.max(left, scale.left), right - width));
  pen.fill(palette.background, left, middle - height / 2, width, height);
  pen.frame(palette.cursor, left, middle - height / 2, width, height, false);
  context.fillStyle = palette.foreground;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(text, left + pen.px(5), middle + pen.hair * 0.5);
}
