/** The small sign in a label's chip: where its review stands, or what someone must do about it. */
import type { LabelView } from '../../src/protocol/page';
import type { Pen } from '../drawing/pen';

/** A line through points around the sign's centre, in units of its radius. */
type Line = readonly (readonly [x: number, y: number])[];

const tick: readonly Line[] = [
  [
    [-1, 0.05],
    [-0.25, 0.8],
    [1.05, -0.8],
  ],
];
const cross: readonly Line[] = [
  [
    [-0.8, -0.8],
    [0.8, 0.8],
  ],
  [
    [0.8, -0.8],
    [-0.8, 0.8],
  ],
];
const exclamationMark: readonly Line[] = [
  [
    [0, -1.2],
    [0, 0.3],
  ],
  [
    [0, 0.85],
    [0, 1.3],
  ],
];
const warningTriangle: readonly Line[] = [
  [
    [0, -1.25],
    [1.35, 1.15],
    [-1.35, 1.15],
    [0, -1.25],
    [1.35, 1.15],
  ],
  [
    [0, -0.35],
    [0, 0.35],
  ],
  [
    [0, 0.6],
    [0, 0.85],
  ],
];

/** What of a label its sign goes by. */
export type SignedLabel = Pick<LabelView, 'conflict' | 'stale' | 'status'>;

/** The lines of a label's sign; undefined for a proposal, whose sign is an open ring. */
function linesOf({ conflict, stale, status }: SignedLabel): readonly Line[] | undefined {
  if (conflict) return exclamationMark;
  if (stale) return warningTriangle;
  if (status === 'accepted') return tick;
  return status === 'rejected' ? cross : undefined;
}

/** Draws the sign from `x` on, centred on `y`; `size` is its width. */
export function paintSign(
  pen: Pen,
  label: SignedLabel,
  {
    x,
    y,
    size,
    ink,
  }: { readonly x: number; readonly y: number; readonly size: number; readonly ink: string },
): void {
  const { context } = pen;
  const radius = size * 0.36;
  // In the middle of a pixel, so that upright strokes are crisp.
  const centre = Math.floor(x + size / 2) + 0.5;
  context.strokeStyle = ink;
  context.lineWidth = (label.stale ? 1.2 : 1.4) * pen.density;
  context.beginPath();
  const lines = linesOf(label);
  if (!lines) context.arc(centre, y, radius * 0.85, 0, 2 * Math.PI);
  for (const line of lines ?? []) {
    for (const [index, point] of line.entries()) {
      const [left, top] = [centre + point[0] * radius, y + point[1] * radius];
      if (index === 0) context.moveTo(left, top);
      else context.lineTo(left, top);
    }
  }
  context.stroke();
}
