/** Loose potentials with their waveforms, kept until enough of them look alike to make a unit. */
import type { Geometry } from './geometry';
import type { Loose, Stage } from './stage';

/** A loose potential of the segment. */
export interface Pooled {
  /** Position of its largest peak in samples of the segment, with a part of a sample. */
  readonly position: number;
  /** Peak-to-peak. */
  readonly amplitude: number;
  /** As wide as a template, aligned as one. */
  readonly waveform: Float64Array;
}

/** The waveform of a loose potential of a stage that begins at `first` in the segment. */
export function pooled(
  stage: Stage,
  { position, amplitude }: Loose,
  first: number,
  geometry: Geometry,
): Pooled {
  const aligned = position + peakShift(stage.residual, position, stage.length);
  const waveform = stage.leftFrom(aligned - geometry.before, geometry.width).slice(0, geometry.width);
  return { position: first + aligned, amplitude, waveform };
}

/** Where between samples the peak lies, by a parabola through it and its neighbours: −0.5 to 0.5. */
function peakShift(values: Float64Array, peak: number, length: number): number {
  if (peak < 1 || peak + 1 >= length) return 0;
  const [left, middle, right] = [
    values[peak - 1] as number,
    values[peak] as number,
    values[peak + 1] as number,
  ];
  const curvature = 2 * middle - left - right;
  if (curvature === 0) return 0;
  return Math.max(-0.5, Math.min(0.5, (right - left) / (2 * curvature)));
}
