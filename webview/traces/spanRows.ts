/** Spans in the rows of a lane, for labels and what they are compared with: where each lies, which are painted in full, and the frame of a chosen one. */
import type { Box } from '../drawing/box';
import { timeToX } from '../view/timeScale';
import { groupedBy, thinned, type Stretch } from './crowd';
import type { Frame } from './picture';

/** Where a span lies; a shorter one than a few pixels must stay visible and clickable. */
export function stretchOf<T>(
  { pen, scale }: Frame,
  label: T,
  { startSeconds, endSeconds }: { readonly startSeconds: number; readonly endSeconds: number },
): Stretch<T> {
  const left = Math.round(timeToX(scale, startSeconds));
  return { label, left, right: Math.max(left + pen.px(3), Math.round(timeToX(scale, endSeconds))) };
}

/** How one lane shows its spans. */
interface SpanRows<T> {
  readonly rowOf: (label: T) => number;
  /** Top and height of a row, in device pixels. */
  readonly placeOf: (row: number) => Pick<Box, 'top' | 'height'>;
  /** Painted in full, whatever lies on it. */
  readonly isKept: (label: T) => boolean;
  readonly paintWhole: (label: T, box: Box) => void;
  /** Too narrow for more than its colour. */
  readonly paintSpeck: (label: T, box: Box) => void;
}

/** Paints row by row, specks over what is painted in full. */
export function paintSpanRows<T>(
  { pen, scale }: Frame,
  stretches: readonly Stretch<T>[],
  { rowOf, placeOf, isKept, paintWhole, paintSpeck }: SpanRows<T>,
): void {
  for (const [row, inRow] of groupedBy(stretches, ({ label }) => rowOf(label))) {
    const place = placeOf(row);
    const { whole, specks } = thinned(inRow, scale, pen.px(5), isKept);
    for (const { label, left, right } of whole) paintWhole(label, { ...place, left, width: right - left });
    for (const { label, left, right } of specks) paintSpeck(label, { ...place, left, width: right - left });
  }
}

/** The frame around a chosen span. */
export function paintFocus({ pen, palette }: Frame, { left, top, width, height }: Box): void {
  const grow = pen.hair;
  pen.frame(palette.focus, {
    left: left - grow,
    top: top - grow,
    width: width + 2 * grow,
    height: height + 2 * grow,
  });
}
