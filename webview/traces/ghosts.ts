/** The other versions of the selected label, where a merge kept several: dashed, so that nobody takes them for labels. */
import type { LabelLook } from '../../src/protocol/page';
import { selectedDetails, selectedLabel } from '../state/model';
import { laneTop } from '../view/layout';
import { timeToX } from '../view/timeScale';
import { labelInk } from '../drawing/labelInk';
import { withAlpha } from '../drawing/palette';
import type { Box } from '../drawing/box';
import type { Frame, Reads } from './picture';

/** A span outlined on its channels, with a text. */
interface Ghost {
  readonly channels: readonly number[];
  readonly look: LabelLook;
  readonly span: { readonly startSeconds: number; readonly endSeconds: number } | undefined;
  readonly text: string;
}

/** Outlines the span of each other version on its own channels, with its name. */
export function paintGhosts(frame: Frame, inputs: Reads<'labels' | 'selection' | 'details'>): void {
  if (selectedLabel(inputs)?.conflict !== true) return;
  const [, ...others] = selectedDetails(inputs)?.conflict?.versions ?? [];
  for (const [index, version] of others.entries()) {
    if (version.kind !== 'label') continue;
    const { span, channels, displayName } = version;
    paintGhost(frame, { span, channels, look: version, text: `Other: ${displayName}` }, index);
  }
}

/** Outlines a span on each of its channels. @param index of those that are outlined together */
export function paintGhost(frame: Frame, { span, channels, look, text }: Ghost, index: number): void {
  const { pen, layout, scale, palette } = frame;
  if (!span || span.endSeconds < scale.startSeconds || span.startSeconds > scale.endSeconds) return;
  const colour = labelInk(palette, look);
  const left = Math.round(timeToX(scale, span.startSeconds));
  const width = Math.max(pen.px(3), Math.round(timeToX(scale, span.endSeconds)) - left);
  // Inside the label's own edges, and inside one another's, so that equal spans can be seen.
  const inset = pen.px(3 + 3 * index);
  for (const channel of channels) {
    const top = pen.px(laneTop(layout, channel)) + inset;
    const height = pen.px(laneTop(layout, channel) + layout.laneHeight) - inset - top;
    if (top + height < pen.px(layout.lanesTop) || top > pen.px(layout.axisTop)) continue;
    const box = { left, top, width, height };
    pen.frame(withAlpha(colour, 1), box, true);
    paintName(frame, text, box, index);
  }
}

/** At the lower edge: the cursor's reading stands at the upper one. */
function paintName(
  { pen, scale, palette }: Frame,
  text: string,
  { left, top, height }: Box,
  index: number,
): void {
  const { context } = pen;
  pen.useFont(palette, 11);
  const plateHeight = pen.px(16);
  if (height < 2 * plateHeight) return;
  const width = Math.ceil(context.measureText(text).width) + pen.px(8);
  const x = Math.min(Math.max(left, scale.left), scale.left + scale.width - width) + pen.hair;
  const y = top + height - pen.hair - (index + 1) * plateHeight;
  pen.fill(palette.background, x, y, width, plateHeight);
  context.fillStyle = palette.foreground;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(text, x + pen.px(4), y + plateHeight / 2 + pen.hair * 0.5);
}
