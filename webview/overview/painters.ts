/** What is painted of the overview, each part on a canvas of its own: a change of one paints nothing else. */
import { paintersOf, type Setting } from '../drawing/layer';
import { labelInk } from '../drawing/labelInk';
import { withAlpha } from '../drawing/palette';
import type { LabelSet } from '../labels/labelSet';
import { columnBar, extent, labelMarks, type OverviewColumns } from './strip';

/** What the overview shows. */
export interface Strip {
  readonly columns: OverviewColumns | undefined;
  readonly labels: LabelSet;
  readonly durationSeconds: number;
  /** What is shown below, in parts of the recording. */
  readonly from: number;
  readonly to: number;
}

const painter = paintersOf<Setting, Strip>();

/** The envelope, scaled so that the largest excursion fills the strip. */
export const envelope = painter(['columns'], ({ pen, palette }, { columns }) => {
  const range = columns && extent(columns);
  if (!range) return;
  const top = pen.px(4);
  const span = pen.canvas.height - pen.px(10) - top;
  pen.context.fillStyle = withAlpha(palette.foreground, 0.7);
  for (let k = 0; k < columns.minimum.length; k++) {
    const bar = columnBar(columns, k, range, top, span);
    if (bar) pen.context.fillRect(k, bar.top, 1, Math.max(pen.hair, bar.bottom - bar.top));
  }
});

export const marks = painter(['labels', 'durationSeconds'], ({ pen, palette }, strip) => {
  const { width, height: bottom } = pen.canvas;
  const all = labelMarks(strip.labels.list, strip.durationSeconds, width, pen.px(2));
  for (const { from, end, look, rejected } of all) {
    const colour = labelInk(palette, look);
    pen.fill(withAlpha(colour, rejected ? 0.05 : 0.16), from, 0, end - from, bottom);
    pen.fill(withAlpha(colour, rejected ? 0.4 : 1), from, bottom - pen.px(5), end - from, pen.px(4));
  }
});

/** What is shown below is framed; the rest is dimmed. */
export const shownPart = painter(['from', 'to'], ({ pen, palette }, { from, to }) => {
  const { width, height } = pen.canvas;
  const left = Math.max(0, Math.round(from * width));
  const right = Math.min(width, Math.max(left + pen.px(3), Math.round(to * width)));
  const dim = withAlpha(palette.background, palette.highContrast ? 0.5 : 0.45);
  pen.fill(dim, 0, 0, left, height);
  pen.fill(dim, right, 0, width - right, height);
  pen.frame(palette.focus, { left, top: 0, width: right - left, height });
});
