/**
 * Two readings that are being adjudicated, a lane each between the labels and the traces: what its reader has marked on the
 * active channel. The disagreement that is looked at is framed, and stands dashed over the trace as well.
 */
import type { AdjudicationItem, ReadLabelView } from '../../src/protocol/page';
import { withAlpha } from '../drawing/palette';
import { shownItem } from '../state/adjudication';
import { readingRowHeight, readingRowTop } from '../view/layout';
import { timeToX } from '../view/timeScale';
import { paintGhost } from './ghosts';
import { paintChip } from './labelsLane';
import { painter, type Frame, type Reads } from './picture';

const sides = ['first', 'second'] as const;

export const readingLanes = painter(['adjudication', 'itemKey', 'activeChannel'], (frame, model) => {
  const { adjudication, itemKey, activeChannel } = model;
  if (!adjudication) return;
  for (const [row, side] of sides.entries()) {
    paintReader(frame, row, adjudication.readers[row] ?? '');
    const drawn = adjudication.items.flatMap((item) => {
      const label = item[side];
      return label && isSeen(frame, label, activeChannel) ? [{ item, label }] : [];
    });
    // A brief event within a long one lies over it.
    const lengthOf = ({ startSeconds = 0, endSeconds = 0 }: ReadLabelView): number =>
      endSeconds - startSeconds;
    drawn.sort((a, b) => lengthOf(b.label) - lengthOf(a.label));
    for (const { item, label } of drawn) paintRead(frame, row, label, item.key === itemKey);
  }
});

function isSeen(
  { scale }: Frame,
  { startSeconds, endSeconds, channels }: ReadLabelView,
  channel: number,
): boolean {
  if (startSeconds === undefined || endSeconds === undefined || !channels.includes(channel)) return false;
  return startSeconds < scale.endSeconds && endSeconds > scale.startSeconds;
}

/** The reader's name, where the channels' names stand below. */
function paintReader({ pen, layout, scale, palette }: Frame, row: number, name: string): void {
  const top = pen.px(readingRowTop(layout, row));
  const height = pen.px(readingRowHeight);
  pen.useFont(palette, 11);
  const { context } = pen;
  context.fillStyle = palette.foreground;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  const text = pen.fitText(name, scale.left - pen.px(20));
  context.fillText(text, pen.px(12), top + height / 2 + pen.hair * 0.5);
  pen.fill(withAlpha(palette.foreground, 0.06), scale.left, top, scale.width, height - pen.px(1));
}

function paintRead(frame: Frame, row: number, label: ReadLabelView, isShown: boolean): void {
  const { pen, layout, scale } = frame;
  const top = pen.px(readingRowTop(layout, row) + 1);
  const left = Math.round(timeToX(scale, label.startSeconds ?? 0));
  const right = Math.max(left + pen.px(3), Math.round(timeToX(scale, label.endSeconds ?? 0)));
  const box = { left, top, width: right - left, height: pen.px(readingRowHeight - 3) };
  pen.within(scale.left, top - pen.hair, scale.width, box.height + 2 * pen.hair, () => {
    paintChip(frame, { ...label, stale: false, conflict: false }, isShown, box);
  });
}

/** Both readings of the disagreement that is looked at, over the traces. */
export function paintReadings(frame: Frame, model: Reads<'adjudication' | 'itemKey'>): void {
  const item = shownItem(model);
  if (!item || !model.adjudication) return;
  for (const [index, side] of sides.entries()) {
    paintReading(frame, item, side, { index, name: model.adjudication.readers[index] ?? '' });
  }
}

function paintReading(
  frame: Frame,
  item: AdjudicationItem,
  side: (typeof sides)[number],
  { index, name }: { readonly index: number; readonly name: string },
): void {
  const label = item[side];
  if (label?.startSeconds === undefined || label.endSeconds === undefined) return;
  const { startSeconds, endSeconds, channels, displayName } = label;
  const text = `${name}: ${displayName}`;
  paintGhost(frame, { span: { startSeconds, endSeconds }, channels, look: label, text }, index);
}
