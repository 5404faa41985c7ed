/** Paints a region of a plot between two edges: shaded, with a dashed outline that is seen where a theme has no shades. */
import type { Box } from '../drawing/box';
import { withAlpha } from '../drawing/palette';
import type { ValueAxis } from './axis';
import { xProjection, yProjection } from './geometry';
import type { PlotFrame } from './picture';
import type { PlotBand } from './view';

const shade = 0.14;

/** In CSS pixels. */
const dash = 4;

export function paintBand(
  { pen, palette, geometry }: PlotFrame,
  box: Box,
  { x, low, high }: PlotBand,
  xAxis: ValueAxis,
  yAxis: ValueAxis,
): void {
  const [toX, toY] = [xProjection(geometry, xAxis), yProjection(box, yAxis)];
  const { context } = pen;
  pen.within(box.left, box.top, box.width, box.height, () => {
    context.beginPath();
    for (const [index, each] of x.entries()) context.lineTo(toX(each), toY(high[index] ?? 0));
    for (let index = x.length - 1; index >= 0; index--) {
      context.lineTo(toX(x[index] ?? 0), toY(low[index] ?? 0));
    }
    context.closePath();
    context.fillStyle = withAlpha(palette.foreground, palette.highContrast ? 0 : shade);
    context.fill();
    context.setLineDash([pen.px(dash), pen.px(dash)]);
    context.strokeStyle = palette.muted;
    context.lineWidth = pen.hair;
    context.stroke();
    context.setLineDash([]);
  });
}
