/** The other versions of the selected label, where a merge kept several: dashed, so that nobody takes them for labels. */
import type { VersionView } from '../../src/protocol/page';
import { selectedDetails, selectedLabel, type Model } from '../state/model';
import { laneTop, type Layout } from '../view/layout';
import { timeToX, type TimeScale } from '../view/timeScale';
import { withAlpha, type Palette } from '../drawing/palette';
import type { Pen } from '../drawing/pen';

type Kept = VersionView & { readonly kind: 'label' };

/** Outlines the span of each other version on its own channels, with its name. */
export function paintGhosts(
  pen: Pen,
  model: Model,
  layout: Layout,
  scale: TimeScale,
  palette: Palette,
): void {
  if (selectedLabel(model)?.conflict !== true) return;
  const [, ...others] = selectedDetails(model)?.conflict?.versions ?? [];
  for (const [index, version] of others.entries()) {
    if (version.kind === 'label') paintGhost(pen, version, index, layout, scale, palette);
  }
}

function paintGhost(
  pen: Pen,
  { span, channels, category, displayName }: Kept,
  index: number,
  layout: Layout,
  scale: TimeScale,
  palette: Palette,
): void {
  if (!span || span.endSeconds < scale.startSeconds || span.startSeconds > scale.endSeconds) return;
  const colour = palette.categories[category];
  const left = Math.round(timeToX(scale, span.startSeconds));
  const width = Math.max(pen.px(3), Math.round(timeToX(scale, span.endSeconds)) - left);
  // Inside the label's own edges, and inside one another's, so that equal spans can be seen.
  const inset = pen.px(3 + 3 * index);
  for (const channel of channels) {
    const top = pen.px(laneTop(layout, channel)) + inset;
    const height = pen.px(laneTop(layout, channel) + layout.laneHeight) - inset - top;
    if (top + height < pen.px(layout.lanesTop) || top > pen.px(layout.axisTop)) continue;
    pen.frame(withAlpha(colour, 1), left, top, width, height, true);
    paintName(pen, `Other: ${displayName}`, left, top, height, index, scale, palette);
  }
}

/** At the lower edge: the cursor's reading stands at the upper one. */
function paintName(
  pen: Pen,
  text: string,
  left: number,
  top: number,
  height: number,
  index: number,
  scale: TimeScale,
  palette: Palette,
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
