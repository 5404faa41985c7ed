/** One mark, drawn where pixels are not written one by one. */
import type { Mark } from './marks';

/** Draws one mark in a CSS colour with its middle on the pixel (x, y). */
export function drawMark(
  context: CanvasRenderingContext2D,
  { size, alpha }: Mark,
  { x, y }: { readonly x: number; readonly y: number },
  colour: string,
): void {
  const half = size >> 1;
  context.save();
  context.fillStyle = colour;
  for (const [index, covered] of alpha.entries()) {
    context.globalAlpha = covered / 255;
    context.fillRect(x - half + (index % size), y - half + Math.floor(index / size), 1, 1);
  }
  context.restore();
}
