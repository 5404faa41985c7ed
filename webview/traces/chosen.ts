/** What is chosen, above the curves: the selected span, the grips of the selected label and its other versions, a pending start. */
import { laneTop } from '../view/layout';
import { timeToX } from '../view/timeScale';
import { selectedLabel, shownSpan, type Span } from '../state/model';
import { paintGhosts } from './ghosts';
import { withAlpha } from '../drawing/palette';
import type { Strip } from '../drawing/pen';
import { painter, type Frame, type Picture, type Reads } from './picture';
import { paintReadings } from './readingLanes';

export const chosen = painter(
  ['details', 'recording', 'labels', 'selection', 'edgeDrag', 'pendingSeconds', 'adjudication', 'itemKey'],
  (frame, inputs) => {
    const { pen, layout, scale } = frame;
    pen.within(scale.left, 0, scale.width + 1, pen.px(layout.height), () => {
      const { selection } = inputs;
      if (selection.kind === 'span') paintSpan(frame, selection.span, inputs);
      else paintHandles(frame, inputs);
      paintGhosts(frame, inputs);
      paintReadings(frame, inputs);
      paintPendingStart(frame, inputs);
    });
  },
);

/** All of the picture, where anything is chosen at all. */
export function whereChosen(
  { layout }: Picture,
  { selection, pendingSeconds, itemKey }: Reads<'selection' | 'pendingSeconds' | 'itemKey'>,
): Strip | undefined {
  if (selection.kind === 'none' && pendingSeconds === null && itemKey === null) return undefined;
  return { left: 0, width: layout.width };
}

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
