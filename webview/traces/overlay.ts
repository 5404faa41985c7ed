/** What moves above the curves: the selected span, the cursor with its reading, and a pending start. */
import { laneTop } from '../view/layout';
import { timeToX } from '../view/timeScale';
import { activeChannel, selectedLabel, shownSpan, type Span } from '../state/model';
import { rowOf } from '../drawing/raster';
import { paintGhosts } from './ghosts';
import { laneGeometry } from './laneGeometry';
import { withAlpha } from '../drawing/palette';
import { painter, type Frame, type Reads } from './picture';
import { axisTextMiddle, cursorText, ticks } from './timeAxis';

export const overlay = painter(
  [
    'details',
    'recording',
    'labels',
    'selection',
    'edgeDrag',
    'pendingSeconds',
    'cursorSeconds',
    'secondsPerDivision',
    'activeChannel',
    'reading',
    'scales',
    'settings',
  ],
  (frame, inputs) => {
    const { pen, layout, scale } = frame;
    pen.within(scale.left, 0, scale.width + 1, pen.px(layout.height), () => {
      const { selection } = inputs;
      if (selection.kind === 'span') paintSpan(frame, selection.span, inputs);
      else paintHandles(frame, inputs);
      paintGhosts(frame, inputs);
      paintPendingStart(frame, inputs);
      paintCursor(frame, inputs);
    });
  },
);

function paintSpan(
  { pen, layout, scale, palette }: Frame,
  span: Span,
  { recording }: Reads<'recording'>,
): void {
  const left = Math.round(timeToX(scale, span.startSeconds));
  const right = Math.round(timeToX(scale, span.endSeconds));
  const width = Math.max(pen.hair, right - left);
  const all = span.channels.length === recording.channels.length;
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
function paintHandles(
  { pen, layout, scale, palette }: Frame,
  model: Reads<'labels' | 'selection' | 'edgeDrag'>,
): void {
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
function paintPendingStart(
  { pen, layout, scale, palette }: Frame,
  { pendingSeconds }: Reads<'pendingSeconds'>,
): void {
  if (pendingSeconds === null) return;
  const x = Math.round(timeToX(scale, pendingSeconds));
  const top = pen.px(layout.lanesTop);
  const bottom = pen.px(layout.axisTop);
  pen.vertical(palette.selectionEdge, x, top, bottom);
  pen.fill(palette.selectionEdge, x, top, pen.px(6), pen.px(2));
  pen.fill(palette.selectionEdge, x, bottom - pen.px(2), pen.px(6), pen.px(2));
}

type CursorInputs = Reads<
  'recording' | 'cursorSeconds' | 'secondsPerDivision' | 'activeChannel' | 'reading' | 'scales' | 'settings'
>;

function paintCursor(frame: Frame, model: CursorInputs): void {
  const { pen, layout, scale, palette } = frame;
  const { reading } = model;
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
  paintCursorTime(frame, model, x);
  if (!reading) return;
  const channel = activeChannel(model);
  if (channel && reading.value !== undefined) {
    const size = pen.px(5);
    const row = rowOf(laneGeometry(frame, model, channel, model.activeChannel), reading.value);
    const y = Math.round(row) + pen.px(layout.lanesTop);
    if (y >= laneFrom && y <= laneTo) {
      pen.fill(palette.cursor, x - Math.floor(size / 2), y - Math.floor(size / 2), size, size);
    }
  }
  if (laneTo - laneFrom >= pen.px(24)) {
    tag(frame, reading.text, { x, middle: laneFrom + pen.px(12), beside: true });
  }
}

/** The cursor's time on the axis; times it would half cover give way. */
function paintCursorTime(
  frame: Frame,
  model: Reads<'recording' | 'cursorSeconds' | 'secondsPerDivision'>,
  x: number,
): void {
  const { pen, layout, scale, palette } = frame;
  const text = cursorText(model, scale);
  const middle = pen.px(layout.axisTop + axisTextMiddle);
  pen.useFont(palette, 11);
  const half = pen.context.measureText(text).width / 2 + pen.px(8);
  const centre = Math.min(Math.max(x, scale.left + half), scale.left + scale.width - half);
  for (const tick of ticks(frame, model)) {
    if (tick.text === '' || tick.right < centre - half || tick.left > centre + half) continue;
    const height = pen.px(16);
    pen.fill(palette.background, tick.left - 1, middle - height / 2, tick.right - tick.left + 2, height);
  }
  tag(frame, text, { x, middle, beside: false });
}

/** A small plate with text, centred on x or beside it, kept inside the plot. */
function tag(
  { pen, scale, palette }: Frame,
  text: string,
  { x, middle, beside }: { readonly x: number; readonly middle: number; readonly beside: boolean },
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
  pen.frame(palette.cursor, { left, top: middle - height / 2, width, height });
  context.fillStyle = palette.foreground;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(text, left + pen.px(5), middle + pen.hair * 0.5);
}
