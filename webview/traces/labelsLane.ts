/**
 * The labels lane above the traces: a chip per label with its name and a sign for where its review stands. What someone
 * is to look at is faint with a dashed outline: a proposal, or an accepted label that the engine no longer finds.
 */
import type { LabelLook, LabelView } from '../../src/protocol/page';
import { labelRowHeight, labelRowTop } from '../view/layout';
import { isToReview } from '../labels/filters';
import { shownSpan } from '../state/model';
import { labelInk } from '../drawing/labelInk';
import { withAlpha } from '../drawing/palette';
import type { Box } from '../drawing/box';
import { painter, type Frame } from './picture';
import { paintSign, type SignedLabel } from './reviewSign';
import { paintFocus, paintSpanRows, stretchOf } from './spanRows';

export const labelsLane = painter(['labels', 'selection', 'edgeDrag'], (frame, model) => {
  const { pen, layout, scale, palette } = frame;
  const selectedId = model.selection.kind === 'label' ? model.selection.id : undefined;
  const isSelected = ({ id }: LabelView): boolean => id === selectedId;
  const stretches = model.labels
    .meeting(scale.startSeconds, scale.endSeconds)
    .map((label) => stretchOf(frame, label, shownSpan(model, label)));
  const { rowOf } = model.labels.rows;
  pen.within(scale.left, 0, scale.width, pen.px(layout.labelsHeight), () => {
    paintSpanRows(frame, stretches, {
      rowOf: ({ id }) => rowOf.get(id) ?? 0,
      placeOf: (row) => ({ top: pen.px(labelRowTop(row) + 1), height: pen.px(labelRowHeight - 2) }),
      isKept: isSelected,
      paintWhole: (label, box) => paintChip(frame, label, isSelected(label), box),
      paintSpeck: (label, { left, top, width, height }) => {
        const colour = withAlpha(labelInk(palette, label), speckStrength(label));
        pen.fill(palette.background, left, top, width, height);
        pen.fill(colour, left, top, width, height);
      },
    });
  });
});

/** A chip too narrow for its dashes is as faint as they would make it. */
function speckStrength(label: LabelView): number {
  return label.status === 'rejected' ? 0.4 : isToReview(label) ? 0.6 : 0.9;
}

/** What a chip shows of a label. */
type ChipLabel = SignedLabel & Pick<LabelView, keyof LabelLook | 'displayName'>;

export function paintChip(frame: Frame, label: ChipLabel, selected: boolean, box: Box): void {
  const { pen, palette } = frame;
  const colour = labelInk(palette, label);
  const faint = label.status === 'rejected';
  const toReview = isToReview(label);
  const strength = selected ? 0.5 : toReview || faint ? 0.16 : 0.32;
  pen.fill(palette.background, box.left, box.top, box.width, box.height);
  pen.fill(withAlpha(colour, faint ? 0.06 : strength), box.left, box.top, box.width, box.height);
  const edge = withAlpha(colour, faint ? 0.5 : 1);
  pen.frame(edge, box, toReview);
  if (selected) paintFocus(frame, box);
  paintName(frame, label, box);
}

/** The chip's sign and name, which stay in view while any of the chip is. */
function paintName({ pen, scale, palette }: Frame, label: ChipLabel, box: Box): void {
  const faint = label.status === 'rejected';
  const left = Math.max(box.left, scale.left);
  const right = Math.min(box.left + box.width, scale.left + scale.width);
  const room = right - left;
  const size = pen.px(10);
  if (room < pen.px(16)) return;
  const ink = faint ? palette.muted : palette.foreground;
  const middle = box.top + box.height / 2;
  paintSign(pen, label, { x: left + pen.px(4), y: middle, size, ink });
  pen.useFont(palette, 11);
  const text = pen.fitText(label.displayName, room - size - pen.px(13));
  if (text === '') return;
  const x = left + size + pen.px(8);
  pen.context.fillStyle = ink;
  pen.context.textAlign = 'left';
  pen.context.textBaseline = 'middle';
  pen.context.fillText(text, x, middle + pen.hair * 0.5);
  if (faint) pen.horizontal(ink, middle, x, x + pen.context.measureText(text).width);
}
