/** The time axis: a tick at every division, a time at as many of them as there is room for, and file remarks. */
import { axisHeight, type Layout } from '../view/layout';
import { timeToX, type TimeScale } from '../view/timeScale';
import { tickText } from '../format';
import { stepAtLeast } from '../view/steps';
import type { Model } from '../state';
import type { Palette } from './palette';
import type { Pen } from './pen';
import { divisionTimes } from './underlay';

export function paintTimeAxis(
  pen: Pen,
  model: Model,
  layout: Layout,
  scale: TimeScale,
  palette: Palette,
): void {
  const top = pen.px(layout.axisTop);
  const { context } = pen;
  const times = divisionTimes(scale, model.secondsPerDivision);
  const text = (seconds: number): string =>
    tickText(seconds, model.secondsPerDivision, lastSeconds(model, scale));
  pen.useFont(palette, 11);
  const widest = Math.max(0, ...times.map((seconds) => context.measureText(text(seconds)).width));
  const every = [1, 2, 5, 10].find((n) => n * pen.px(layout.divisionWidth) > widest + pen.px(14)) ?? 10;
  context.textBaseline = 'middle';
  for (const seconds of times) {
    const x = timeToX(scale, seconds);
    const index = Math.round(seconds / model.secondsPerDivision);
    const written = index % every === 0;
    pen.vertical(palette.muted, x, top, top + pen.px(written ? 6 : 3));
    if (!written) continue;
    const label = text(seconds);
    const half = context.measureText(label).width / 2;
    // The outermost times stay inside the plot.
    const centre = Math.min(Math.max(x, scale.left + half + pen.px(2)), scale.left + scale.width - half);
    context.textAlign = 'center';
    context.fillStyle = palette.muted;
    context.fillText(label, centre, top + pen.px(15));
  }
  paintAnnotations(pen, model, layout, scale, palette);
}

/** The last time the axis shows; it decides between ms, s and minutes. */
function lastSeconds(model: Model, scale: TimeScale): number {
  return Math.min(scale.endSeconds, model.recording.durationSeconds);
}

/** The cursor's time in the axis's style, to about a thousandth of a division. */
export function cursorText(model: Model, scale: TimeScale): string {
  const step = stepAtLeast(model.secondsPerDivision / 1000);
  return tickText(model.cursorSeconds, step, lastSeconds(model, scale));
}

/** Remarks in the file: a small flag below its moment; its words follow where the next flag leaves room. */
function paintAnnotations(pen: Pen, model: Model, layout: Layout, scale: TimeScale, palette: Palette): void {
  const top = pen.px(layout.axisTop + axisHeight);
  const shown = model.annotations.filter(
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
