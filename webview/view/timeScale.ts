/**
 * Time and pixels: where a moment stands in the plot, and which moment a pixel shows. The painted left edge is
 * snapped to a whole column, so that columns fall on device pixels and nothing shimmers while panning.
 */
import { windowSeconds, type TimeWindow } from './timeWindow';

/** A horizontal scale in device pixels. */
export interface TimeScale {
  /** Time at the plot's left edge, a whole number of columns. */
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Time one device pixel stands for. */
  readonly secondsPerColumn: number;
  readonly firstColumn: number;
  /** Left edge and width of the plot, in device pixels. */
  readonly left: number;
  readonly width: number;
}

/** The scale of a window painted into `width` device pixels from `left`. */
export function timeScale(window: TimeWindow, left: number, width: number): TimeScale {
  const secondsPerColumn = windowSeconds(window) / width;
  const firstColumn = Math.round(window.startSeconds / secondsPerColumn);
  const startSeconds = firstColumn * secondsPerColumn;
  const endSeconds = (firstColumn + width) * secondsPerColumn;
  return { startSeconds, endSeconds, secondsPerColumn, firstColumn, left, width };
}

/** Device pixel of a moment; outside the plot for moments outside the window. */
export function timeToX(scale: TimeScale, seconds: number): number {
  return scale.left + seconds / scale.secondsPerColumn - scale.firstColumn;
}

/** The moment at a device pixel. */
export function xToTime(scale: TimeScale, x: number): number {
  return (x - scale.left + scale.firstColumn) * scale.secondsPerColumn;
}
