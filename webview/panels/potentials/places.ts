/** Where the drawings of potentials stand, in device pixels: all of them over each other, and the chosen one. Pure. */
import type { Box, CanvasSize } from '../../drawing/box';
import type { Shape } from './extents';

/** The boxes that the curves fill; undefined where there is no room, or nothing to draw. */
export interface Places {
  readonly all: Box | undefined;
  readonly one: { readonly box: Box; readonly shape: Shape } | undefined;
}

/** In CSS pixels. */
const inset = { top: 28, bottom: 22, side: 12, amplitude: 58, between: 12, least: 30 } as const;

/** Narrower than this there is room for the chosen one only, in CSS pixels. */
const roomForBoth = 280;

/** Of the width, what all of them over each other have. */
const sharedPart = 0.4;

/** @param chosen the index of a unit */
export function placesOf(
  { width: cssWidth, height: cssHeight, density }: CanvasSize,
  shapes: readonly Shape[],
  chosen: number,
): Places {
  const px = (css: number): number => Math.round(css * density);
  const isShared = cssWidth >= roomForBoth && shapes.length > 1;
  const [width, top, side] = [px(cssWidth), px(inset.top), px(inset.side)];
  const height = px(cssHeight) - top - px(inset.bottom);
  if (height < px(inset.least)) return { all: undefined, one: undefined };
  const split = isShared ? Math.round(width * sharedPart) : 0;
  const all = isShared ? { left: side, top, width: split - side - px(inset.between), height } : undefined;
  const shape = shapes.find(({ unit }) => unit === chosen);
  const right = shape?.measured ? px(inset.amplitude) : side;
  const box = { left: split + side, top, width: width - split - side - right, height };
  return { all, one: shape && box.width >= px(inset.least) ? { box, shape } : undefined };
}
