/**
 * The lane of the other version, below the labels: what it says otherwise, and a thin line below for all that both say. Each
 * change has a sign and an outline of its own: what it lacks is dotted and empty (+), what only it has is hatched (−), what
 * it has otherwise is plain (≠).
 */
import type { ChangeView } from '../../src/protocol/page';
import type { Box } from '../drawing/box';
import { labelInk } from '../drawing/labelInk';
import { withAlpha } from '../drawing/palette';
import { laneSpan } from '../labels/changeSet';
import { chosenChange } from '../state/model';
import { comparisonFoot, comparisonRowHeight, comparisonRowTop } from '../view/layout';
import { timeToX } from '../view/timeScale';
import { changeSigns } from '../words/changeWords';
import { painter, type Frame, type Reads } from './picture';
import { paintFocus, paintSpanRows, stretchOf } from './spanRows';

export const comparisonLane = painter(
  ['comparison', 'walkedChange', 'selection', 'labels'],
  (frame, model) => {
    const { comparison } = model;
    const { pen, layout, scale, palette } = frame;
    if (!comparison || layout.comparisonRows === 0) return;
    const chosen = chosenChange(model);
    const isChosen = (change: ChangeView): boolean => change === chosen;
    const top = pen.px(comparisonRowTop(layout, 0));
    const bottom = pen.px(comparisonRowTop(layout, layout.comparisonRows) + comparisonFoot);
    paintHeadName(frame, comparison.head.name, { left: 0, top, width: scale.left, height: bottom - top });
    pen.horizontal(palette.grid, top, scale.left, scale.left + scale.width);
    pen.within(scale.left, top, scale.width, bottom - top, () => {
      paintSame(frame, model);
      const stretches = comparison
        .meeting(scale.startSeconds, scale.endSeconds)
        .map((change) => stretchOf(frame, change, laneSpan(change)));
      const { rowOf } = comparison.rows;
      paintSpanRows(frame, stretches, {
        rowOf: ({ id }) => rowOf.get(id) ?? 0,
        placeOf: (row) => ({
          top: pen.px(comparisonRowTop(layout, row) + 2),
          height: pen.px(comparisonRowHeight - 3),
        }),
        isKept: isChosen,
        paintWhole: (change, box) => paintChange(frame, change, isChosen(change), box),
        paintSpeck: (change, { left, top: above, width, height }) => {
          const colour = withAlpha(labelInk(palette, laneSpan(change)), 0.6);
          pen.fill(colour, left, above, width, height);
        },
      });
    });
  },
);

/** What the lane is of, in the gutter. */
function paintHeadName({ pen, palette }: Frame, name: string, { left, top, width, height }: Box): void {
  pen.useFont(palette, 11);
  const text = pen.fitText(name, width - left - pen.px(16));
  pen.context.fillStyle = palette.muted;
  pen.context.textAlign = 'right';
  pen.context.textBaseline = 'middle';
  pen.context.fillText(text, left + width - pen.px(8), top + height / 2);
}

/** A thin line wherever both versions say the same. */
function paintSame(
  { pen, layout, scale, palette }: Frame,
  { labels, comparison }: Reads<'labels' | 'comparison'>,
): void {
  const bottom = pen.px(comparisonRowTop(layout, layout.comparisonRows) + comparisonFoot - 3);
  const colour = withAlpha(palette.foreground, palette.highContrast ? 0.8 : 0.35);
  let painted = -Infinity;
  for (const { id, startSeconds, endSeconds } of labels.meeting(scale.startSeconds, scale.endSeconds)) {
    if (comparison?.get(id)) continue;
    const left = Math.max(painted, Math.round(timeToX(scale, startSeconds)));
    const right = Math.max(
      Math.round(timeToX(scale, startSeconds)) + pen.hair,
      Math.round(timeToX(scale, endSeconds)),
    );
    if (right <= left) continue;
    // A gap between two that touch, so that they are seen to be two.
    pen.fill(colour, left === painted ? left + pen.hair : left, bottom, right - left, pen.px(2));
    painted = right;
  }
}

function paintChange(frame: Frame, change: ChangeView, isChosen: boolean, box: Box): void {
  const { pen, palette } = frame;
  const colour = labelInk(palette, laneSpan(change));
  pen.fill(palette.background, box.left, box.top, box.width, box.height);
  if (change.kind === 'removed') hatch(frame, withAlpha(colour, palette.highContrast ? 0.7 : 0.4), box);
  const strength = change.kind === 'changed' ? (isChosen ? 0.3 : 0.12) : 0;
  pen.fill(withAlpha(colour, strength), box.left, box.top, box.width, box.height);
  outline(frame, colour, box, change.kind === 'added');
  if (isChosen) paintFocus(frame, box);
  paintWords(frame, change, box);
}

/** Dotted around what the other version lacks. */
function outline({ pen }: Frame, colour: string, { left, top, width, height }: Box, dotted: boolean): void {
  const { context, hair } = pen;
  context.strokeStyle = colour;
  context.lineWidth = hair;
  context.setLineDash(dotted ? [1.5 * pen.density, 2.5 * pen.density] : []);
  context.strokeRect(left + hair / 2, top + hair / 2, Math.max(0, width - hair), Math.max(0, height - hair));
  context.setLineDash([]);
}

/** Falling lines, so that they are none of the gaps' in the traces. */
function hatch({ pen, scale }: Frame, colour: string, { left, top, width, height }: Box): void {
  const { context } = pen;
  const [from, end] = [Math.max(left, scale.left), Math.min(left + width, scale.left + scale.width)];
  pen.within(from, top, end - from, height, () => {
    context.strokeStyle = colour;
    context.lineWidth = pen.hair;
    const pitch = pen.px(6);
    context.beginPath();
    for (let x = Math.floor((from - height) / pitch) * pitch; x < end; x += pitch) {
      context.moveTo(x, top);
      context.lineTo(x + height, top + height);
    }
    context.stroke();
  });
}

/** What the other version calls it, and what became of that. */
function laneWords(change: ChangeView): string {
  const { displayName } = laneSpan(change);
  if (change.kind !== 'changed') return displayName;
  return change.text.startsWith(displayName) ? change.text : `${displayName}: ${change.text}`;
}

/** Its sign, and what the other version calls it; in view while any of it is. */
function paintWords({ pen, scale, palette }: Frame, change: ChangeView, box: Box): void {
  const left = Math.max(box.left, scale.left);
  const right = Math.min(box.left + box.width, scale.left + scale.width);
  if (right - left < pen.px(14)) return;
  const { context } = pen;
  const middle = box.top + box.height / 2 + pen.hair * 0.5;
  const ink = change.kind === 'added' ? palette.muted : palette.foreground;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  // On ground of its own: nobody reads over hatching.
  const wordsLeft = left + pen.px(17);
  pen.useFont(palette, 10.5);
  const words = laneWords(change);
  const text = pen.fitText(words, right - wordsLeft - pen.px(4));
  const width = text === '' ? pen.px(13) : wordsLeft - left + context.measureText(text).width + pen.px(3);
  if (change.kind === 'removed') {
    pen.fill(
      palette.background,
      left + pen.hair,
      box.top + pen.hair,
      Math.min(width, right - left - 2 * pen.hair),
      box.height - 2 * pen.hair,
    );
  }
  context.fillStyle = ink;
  context.fillText(text, wordsLeft, middle);
  pen.useFont(palette, 12, 'bold');
  context.fillText(changeSigns[change.kind].sign, left + pen.px(4), middle);
}
