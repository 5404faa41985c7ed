/** Smallest and largest values, where NaN marks a place without a valid sample. */

/** A minimum and a maximum per place; NaN in both where there is no valid sample. */
export interface Extremes {
  readonly minimum: Float32Array;
  readonly maximum: Float32Array;
}

/** Extremes of `count` places, none of which has a sample yet. */
export function emptyExtremes(count: number): Extremes {
  return { minimum: new Float32Array(count).fill(NaN), maximum: new Float32Array(count).fill(NaN) };
}
