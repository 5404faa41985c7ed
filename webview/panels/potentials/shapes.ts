/** Draws potentials, and the bars that say how large they are. */
import type { Box } from '../../drawing/box';
import type { FrameOf, Setting } from '../../drawing/layer';
import type { Pen } from '../../drawing/pen';
import { stepAtLeast } from '../../view/steps';
import { duration, quantity } from '../../words/format';
import type { Course, Extent } from './extents';

/** Milliseconds and values in device pixels. */
export interface Projection {
  x(milliseconds: number): number;
  y(value: number): number;
}

/** In CSS pixels. */
const gap = 4;

/** Parts of the room that a bar is to take at least. */
const barParts = { across: 0.14, up: 0.16 } as const;

/** @param negativeUp whether electrically negative points up */
export function projectionOf(box: Box, extent: Extent, negativeUp: boolean): Projection {
  const { from, to, low, high } = extent;
  const tall = box.height / Math.max(Number.MIN_VALUE, high - low);
  return {
    x: (milliseconds) => box.left + ((milliseconds - from) / (to - from)) * box.width,
    y: (value) => box.top + (negativeUp ? value - low : high - value) * tall,
  };
}

/** How a potential is drawn; its thickness in CSS pixels. */
interface Look {
  readonly colour: string;
  readonly opacity: number;
  readonly thickness: number;
  /** Drawn and left out, in CSS pixels. */
  readonly dash?: readonly [drawn: number, left: number];
}

/** As far as it lies in the box. */
export function paintShape(pen: Pen, box: Box, course: Course, { x, y }: Projection, look: Look): void {
  const { context } = pen;
  const { values, firstMilliseconds, stepMilliseconds } = course;
  pen.within(box.left, box.top - pen.px(gap), box.width, box.height + 2 * pen.px(gap), () => {
    context.globalAlpha = look.opacity;
    context.strokeStyle = look.colour;
    context.lineWidth = look.thickness * pen.density;
    context.lineJoin = 'round';
    context.setLineDash(look.dash?.[1] ? look.dash.map((css) => css * pen.density) : []);
    context.beginPath();
    for (const [index, value] of values.entries()) {
      context.lineTo(x(firstMilliseconds + index * stepMilliseconds), y(value));
    }
    context.stroke();
  });
}

/** A round time across and a round value up, at the lower left. */
export function paintScaleBars(
  { pen, palette }: FrameOf<Setting>,
  box: Box,
  { x, y }: Projection,
  { from, to, low, high, inUnit }: Extent,
): void {
  const [time, value] = [stepAtLeast((to - from) * barParts.across), stepAtLeast((high - low) * barParts.up)];
  const wide = Math.round(x(time) - x(0));
  const tall = Math.round(Math.abs(y(value) - y(0)));
  const bottom = box.top + box.height + pen.px(gap);
  const { context, hair } = pen;
  pen.fill(palette.foreground, box.left, bottom - tall, hair, tall);
  pen.fill(palette.foreground, box.left, bottom - hair, wide, hair);
  pen.useFont(palette, 10);
  context.fillStyle = palette.muted;
  context.textAlign = 'left';
  context.textBaseline = 'top';
  context.fillText(`${duration(time / 1000)}, ${quantity(value, inUnit)}`, box.left, bottom + pen.px(gap));
}
