/** Tops of correlations, between samples too. */
import { stepsPerSample } from './fractions';

/** Whether a value is above both beside it; an end is no top. */
export function isTop(values: Float64Array, i: number): boolean {
  const value = values[i] as number; // callers ask within bounds
  return (
    i > 0 && i + 1 < values.length && value >= (values[i - 1] as number) && value > (values[i + 1] as number)
  );
}

/** The place of a top, in quarters of a sample: that of the parabola through it and both beside it. */
export function topBetween(values: Float64Array, i: number): number {
  const [before, middle, after] = [values[i - 1] ?? 0, values[i] ?? 0, values[i + 1] ?? 0];
  const curvature = 2 * middle - before - after;
  const offset = curvature > 0 ? (after - before) / (2 * curvature) : 0;
  return i * stepsPerSample + Math.round(stepsPerSample * Math.max(-0.5, Math.min(0.5, offset)));
}
