/** The cursor above the curves, with its time and its reading. */
import { laneTop } from '../view/layout';
import { timeToX } from '../view/timeScale';
import { activeChannel } from '../state/model';
import { rowOf } from '../drawing/raster';
import { laneGeometry } from './laneGeometry';
import { withAlpha } from '../drawing/palette';
import type { Strip } from '../drawing/pen';
import { painter, type Frame, type Picture, type Reads } from './picture';
import { axisTextMiddle, cursorText, ticks } from './timeAxis';

export const cursor = painter(
  ['recording', 'cursorSeconds', 'secondsPerDivision', 'activeChannel', 'reading', 'scales', 'settings'],
  (frame, inputs) => {
    const { pen, layout, scale } = frame;
    pen.within(scale.left, 0, scale.width + 1, pen.px(layout.height), () => paintCursor(frame, inputs));
  },
);

/** Room for a letter of the reading, for the least that stands beside the cursor, and in what steps room grows (CSS pixels). */
const room = { letter: 8, least: 120, step: 40 };

/** As much as the cursor and its texts may take, on either side; nothing where it is out of sight. */
export function aroundCursor(
  { layout, scale }: Picture,
  { cursorSeconds, reading }: Reads<'cursorSeconds' | 'reading'>,
): Strip | undefined {
  const x = Math.round(timeToX(scale, cursorSeconds));
  if (!isInSight(scale, x)) return undefined;
  const letters = reading?.text.length ?? 0;
  const half = Math.ceil(Math.max(room.least, room.letter * letters) / room.step) * room.step;
  // In whole device pixels: what is on it stands where it would stand on a whole canvas.
  return { left: Math.round(x - half * layout.density) / layout.density, width: 2 * half };
}

function isInSight({ left, width }: Picture['scale'], x: number): boolean {
  return x >= left - 1 && x <= left + width;
}

type CursorInputs = Reads<
  'recording' | 'cursorSeconds' | 'secondsPerDivision' | 'activeChannel' | 'reading' | 'scales' | 'settings'
>;

function paintCursor(frame: Frame, model: CursorInputs): void {
  const { pen, layout, scale, palette } = frame;
  const { reading } = model;
  const x = Math.round(timeToX(scale, model.cursorSeconds));
  if (!isInSight(scale, x)) return;
  const top = pen.px(layout.lanesTop);
  const bottom = pen.px(layout.axisTop);
  // A rim of background, so that the line shows on dense curves too.
  pen.vertical(withAlpha(palette.background, 0.6), x, top, bottom, 3 * pen.hair);
  pen.vertical(withAlpha(palette.cursor, 0.45), x, top, bottom);
  const laneFrom = Math.max(top, pen.px(laneTop(layout, model.activeChannel)));
  const laneTo = Math.min(bottom, pen.px(laneTop(layout, model.activeChannel) + layout.laneHeight));
  if (laneTo > laneFrom) pen.vertical(palette.cursor, x, laneFrom, laneTo);
  paintCursorTime(frame, model, x);
  if (!reading) return;
  const channel = activeChannel(model);
  if (channel && reading.value !== undefined) {
    const size = pen.px(5);
    const row = rowOf(laneGeometry(frame, model, channel, model.activeChannel), reading.value);
    const y = Math.round(row) + pen.px(layout.lanesTop);
    if (y >= laneFrom && y <= laneTo) {
      pen.fill(palette.cursor, x - Math.floor(size / 2), y - Math.floor(size / 2), size, size);
    }
  }
  if (laneTo - laneFrom >= pen.px(24)) {
    tag(frame, reading.text, { x, middle: laneFrom + pen.px(12), beside: true });
  }
}

/** The cursor's time on the axis; times it would half cover give way. */
function paintCursorTime(
  frame: Frame,
  model: Reads<'recording' | 'cursorSeconds' | 'secondsPerDivision'>,
  x: number,
): void {
  const { pen, layout, scale, palette } = frame;
  const text = cursorText(model, scale);
  const middle = pen.px(layout.axisTop + axisTextMiddle);
  pen.useFont(palette, 11);
  const half = pen.context.measureText(text).width / 2 + pen.px(8);
  const centre = Math.min(Math.max(x, scale.left + half), scale.left + scale.width - half);
  for (const tick of ticks(frame, model)) {
    if (tick.text === '' || tick.right < centre - half || tick.left > centre + half) continue;
    const height = pen.px(16);
    pen.fill(palette.background, tick.left - 1, middle - height / 2, tick.right - tick.left + 2, height);
  }
  tag(frame, text, { x, middle, beside: false });
}

/** A small plate with text, centred on x or beside it, kept inside the plot. */
function tag(
  { pen, scale, palette }: Frame,
  text: string,
  { x, middle, beside }: { readonly x: number; readonly middle: number; readonly beside: boolean },
): void {
  const { context } = pen;
  pen.useFont(palette, 11);
  const width = Math.ceil(context.measureText(text).width) + pen.px(10);
  const height = pen.px(18);
  const right = scale.left + scale.width;
  let left = beside ? x + pen.px(6) : x - width / 2;
  if (beside && left + width > right) left = x - pen.px(6) - width;
  left = Math.round(Math.min(Math.max(left, scale.left), right - width));
  pen.fill(palette.background, left, middle - height / 2, width, height);
  pen.frame(palette.cursor, { left, top: middle - height / 2, width, height });
  context.fillStyle = palette.foreground;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(text, left + pen.px(5), middle + pen.hair * 0.5);
}
