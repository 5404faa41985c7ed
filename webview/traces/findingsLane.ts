/**
 * The lane of findings, between the labels and the traces: what is found of the active channel's muscle as thin brackets
 * with their names. A finding covers much of a recording, so that it is drawn here and never over the traces.
 */
import type { LabelView } from '../../src/protocol/page';
import type { Box } from '../drawing/box';
import { withAlpha } from '../drawing/palette';
import { isToReview } from '../labels/filters';
import { shownSpan } from '../state/model';
import { findingRowHeight, findingRowTop } from '../view/layout';
import { timeToX } from '../view/timeScale';
import { painter, type Frame } from './picture';
import { paintSign } from './reviewSign';

export const findingsLane = painter(['labels', 'selection', 'edgeDrag', 'activeChannel'], (frame, model) => {
  const { pen, layout, scale } = frame;
  if (layout.findingRows === 0) return;
  const selectedId = model.selection.kind === 'label' ? model.selection.id : undefined;
  const { rowOf } = model.labels.findingRows;
  const top = pen.px(findingRowTop(layout, 0));
  pen.within(scale.left, top, scale.width, pen.px(layout.labelsHeight) - top, () => {
    for (const finding of model.labels.findingsMeeting(
      model.activeChannel,
      scale.startSeconds,
      scale.endSeconds,
    )) {
      const span = shownSpan(model, finding);
      const left = Math.max(scale.left - pen.px(9), Math.round(timeToX(scale, span.startSeconds)));
      const right = Math.min(
        scale.left + scale.width + pen.px(9),
        Math.round(timeToX(scale, span.endSeconds)),
      );
      paintBracket(frame, finding, finding.id === selectedId, {
        left,
        top: pen.px(findingRowTop(layout, rowOf.get(finding.id) ?? 0) + 1),
        width: Math.max(pen.px(3), right - left),
        height: pen.px(findingRowHeight - 3),
      });
    }
  });
});

function paintBracket(frame: Frame, finding: LabelView, selected: boolean, box: Box): void {
  const { pen, palette } = frame;
  const faint = finding.status === 'rejected';
  const colour = selected ? palette.focus : palette.categories.finding;
  const { context } = pen;
  const [bottom, right] = [box.top + box.height, box.left + box.width];
  pen.fill(palette.background, box.left, box.top, box.width, box.height);
  if (selected) pen.fill(withAlpha(colour, 0.16), box.left, box.top, box.width, box.height);
  context.strokeStyle = withAlpha(colour, faint ? 0.5 : 1);
  context.lineWidth = pen.hair;
  context.setLineDash(isToReview(finding) ? [4 * pen.density, 3 * pen.density] : []);
  context.beginPath();
  context.moveTo(box.left + pen.hair / 2, box.top);
  context.lineTo(box.left + pen.hair / 2, bottom - pen.hair / 2);
  context.lineTo(right - pen.hair / 2, bottom - pen.hair / 2);
  context.lineTo(right - pen.hair / 2, box.top);
  context.stroke();
  context.setLineDash([]);
  paintName(frame, finding, box);
}

/** Its sign and name, which stay in view while any of the bracket is. */
function paintName({ pen, scale, palette }: Frame, finding: LabelView, box: Box): void {
  const left = Math.max(box.left, scale.left);
  const right = Math.min(box.left + box.width, scale.left + scale.width);
  const size = pen.px(8);
  if (right - left < pen.px(16)) return;
  const faint = finding.status === 'rejected';
  const ink = faint ? palette.muted : palette.foreground;
  const middle = box.top + box.height / 2 - pen.hair;
  paintSign(pen, finding, { x: left + pen.px(4), y: middle, size, ink });
  pen.useFont(palette, 10);
  const text = pen.fitText(finding.displayName, right - left - size - pen.px(13));
  if (text === '') return;
  const x = left + size + pen.px(8);
  pen.context.fillStyle = ink;
  pen.context.textAlign = 'left';
  pen.context.textBaseline = 'middle';
  pen.context.fillText(text, x, middle + pen.hair * 0.5);
  if (faint) pen.horizontal(ink, middle, x, x + pen.context.measureText(text).width);
}
