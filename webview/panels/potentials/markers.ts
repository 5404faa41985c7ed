/** The markers of a measured potential: its onset and end with the duration between them, its peaks with the amplitude. */
import type { ShownMeasure } from '../../state/handMarkers';
import type { Box } from '../../drawing/box';
import type { FrameOf, Setting } from '../../drawing/layer';
import type { Pen } from '../../drawing/pen';
import { quantity } from '../../words/format';
import { rangeBetween, type Shape } from './extents';
import type { Projection } from './shapes';

/** In CSS pixels. */
const [dash, tip, gap] = [3, 3, 4];

export function paintMarkers(
  frame: FrameOf<Setting>,
  box: Box,
  projection: Projection,
  shape: Shape,
  measured: ShownMeasure,
): void {
  const { pen, palette } = frame;
  const { context } = pen;
  const { startMilliseconds, endMilliseconds } = measured.span;
  const [left, right] = [projection.x(startMilliseconds), projection.x(endMilliseconds)];
  const [low, high] = rangeBetween(shape, startMilliseconds, endMilliseconds);
  const peaks = [projection.y(high), projection.y(low)].sort((a, b) => a - b);
  const [upper, lower] = peaks as [number, number];
  const beside = box.left + box.width + pen.px(gap);
  context.strokeStyle = palette.muted;
  context.lineWidth = pen.hair;
  context.setLineDash([pen.px(dash), pen.px(dash)]);
  context.beginPath();
  for (const x of [left, right]) line(pen, [x, box.top - pen.px(gap)], [x, box.top + box.height]);
  for (const y of peaks) line(pen, [left, y], [beside + pen.px(tip), y]);
  context.stroke();
  context.setLineDash([]);
  const over = box.top - pen.px(3 * gap);
  context.beginPath();
  arrow(pen, [left, over], [right, over]);
  arrow(pen, [beside, upper], [beside, lower]);
  context.stroke();
  pen.useFont(palette, 11);
  context.fillStyle = palette.foreground;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  const { figures } = measured;
  const amplitude = figures ? quantity(figures.amplitudeMicrovolts, 'µV', 3) : '';
  context.fillText(amplitude, beside + pen.px(tip + gap), (upper + lower) / 2);
  context.textAlign = 'center';
  written(frame, `${(endMilliseconds - startMilliseconds).toFixed(1)} ms`, (left + right) / 2, over);
}

/** Text on a line, which makes room for it. */
function written({ pen, palette }: FrameOf<Setting>, text: string, x: number, y: number): void {
  const { context } = pen;
  const width = context.measureText(text).width + pen.px(8);
  pen.fill(palette.background, x - width / 2, y - pen.px(6), width, pen.px(12));
  context.fillStyle = palette.foreground;
  context.fillText(text, x, y);
}

type Place = readonly [x: number, y: number];

/** In the middle of device pixels. */
function line({ context, hair }: Pen, from: Place, to: Place): void {
  const crisp = (at: number): number => Math.round(at) + (hair % 2) / 2;
  context.moveTo(crisp(from[0]), crisp(from[1]));
  context.lineTo(crisp(to[0]), crisp(to[1]));
}

/** A line across or up with a tip at each end. */
function arrow(pen: Pen, from: Place, to: Place): void {
  line(pen, from, to);
  const size = pen.px(tip);
  const [alongX, alongY] = [Math.sign(to[0] - from[0]) * size, Math.sign(to[1] - from[1]) * size];
  const [acrossX, acrossY] = [alongY, alongX];
  for (const [[x, y], way] of [
    [from, 1],
    [to, -1],
  ] as const) {
    for (const side of [1, -1]) {
      line(pen, [x, y], [x + way * alongX + side * acrossX, y + way * alongY + side * acrossY]);
    }
  }
}
