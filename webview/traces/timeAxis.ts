/** The time axis: a tick at every division, a time at as many of them as there is room for, and file remarks. */
import { axisHeight } from '../view/layout';
import { timeToX, type TimeScale } from '../view/timeScale';
import { tickText } from '../drawing/axisText';
import { timeDecimals } from '../words/timeDigits';
import { stepAtLeast } from '../view/steps';
import { painter, type Frame, type Reads } from './picture';
import { divisionTimes } from './underlay';

export const timeAxis = painter(['recording', 'secondsPerDivision', 'annotations'], (frame, inputs) => {
  const { pen, layout, palette } = frame;
  const top = pen.px(layout.axisTop);
  const { context } = pen;
  for (const tick of ticks(frame, inputs)) {
    pen.vertical(palette.muted, tick.x, top, top + pen.px(tick.text === '' ? 3 : 6));
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.fillStyle = palette.muted;
    context.fillText(tick.text, tick.left, top + pen.px(axisTextMiddle));
  }
  paintAnnotations(frame, inputs);
});

/** Middle of the times below the axis line, in CSS pixels. */
export const axisTextMiddle = 15;

/** A division's tick, its text (empty where there is no room for it), and where that begins and ends. */
interface Tick {
  readonly x: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** The ticks of the axis, in device pixels. */
export function ticks(
  { pen, layout, scale, palette }: Frame,
  model: Reads<'recording' | 'secondsPerDivision'>,
): readonly Tick[] {
  const times = divisionTimes(scale, model.secondsPerDivision);
  const last = lastSeconds(model, scale);
  pen.useFont(palette, 11);
  const texts = times.map((seconds) => tickText(seconds, model.secondsPerDivision, last));
  const widths = texts.map((text) => pen.context.measureText(text).width);
  const room = Math.max(0, ...widths) + pen.px(14);
  const every = [1, 2, 5, 10].find((n) => n * pen.px(layout.divisionWidth) > room) ?? 10;
  return times.map((seconds, i) => {
    const x = timeToX(scale, seconds);
    const width = widths[i] ?? 0;
    // The outermost times stay inside the plot.
    const left = Math.min(Math.max(x - width / 2, scale.left + pen.px(2)), scale.left + scale.width - width);
    const written = Math.round(seconds / model.secondsPerDivision) % every === 0;
    return { x, text: written ? (texts[i] ?? '') : '', left, right: left + width };
  });
}

/** The last time the axis shows; it decides between ms, s and minutes. */
function lastSeconds({ recording }: Reads<'recording'>, scale: TimeScale): number {
  return Math.min(scale.endSeconds, recording.durationSeconds);
}

/** The cursor's time in the axis's style, to about a thousandth of a division and never the same for two samples. */
export function cursorText(
  model: Reads<'recording' | 'secondsPerDivision' | 'cursorSeconds'>,
  scale: TimeScale,
): string {
  const sample = 10 ** -timeDecimals(model.recording.channels);
  const step = Math.min(stepAtLeast(model.secondsPerDivision / 1000), sample);
  return tickText(model.cursorSeconds, step, lastSeconds(model, scale));
}

/** Remarks in the file: a small flag below its moment; its words follow where the next flag leaves room. */
function paintAnnotations(
  { pen, layout, scale, palette }: Frame,
  { annotations }: Reads<'annotations'>,
): void {
  const top = pen.px(layout.axisTop + axisHeight);
  const shown = annotations.filter(
    ({ onsetSeconds }) => onsetSeconds >= scale.startSeconds && onsetSeconds <= scale.endSeconds,
  );
  pen.useFont(palette, 11);
  const { context } = pen;
  for (const [index, annotation] of shown.entries()) {
    const x = Math.round(timeToX(scale, annotation.onsetSeconds));
    pen.fill(palette.muted, x, pen.px(layout.axisTop), pen.hair, pen.px(3));
    pen.fill(palette.muted, x, top, pen.hair, pen.px(13));
    context.fillStyle = palette.muted;
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(x + pen.px(7), top + pen.px(3.5));
    context.lineTo(x, top + pen.px(7));
    context.fill();
    const next = shown[index + 1];
    const end = next ? timeToX(scale, next.onsetSeconds) : scale.left + scale.width;
    const words = pen.fitText(annotation.text, end - x - pen.px(14));
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.fillText(words, x + pen.px(10), top + pen.px(6.5));
  }
}
