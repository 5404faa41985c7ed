/** How hard the muscle is pulling, moment by moment: by its force where that was recorded, else by its EMG's own amplitude. */
import { at } from '../../base/typedArrays';

/** A course of effort; hop k is [k, k + 1) · hopSeconds. */
export interface EffortCourse {
  /** `amplitude` is a proxy: large units make it rise faster than the force does. */
  readonly by: 'force' | 'amplitude';
  readonly hopSeconds: number;
  /** Not below 0, in a unit of its own; NaN where it is not known. */
  readonly values: Float32Array;
}

/** The mean effort in [fromSeconds, toSeconds); undefined where nothing of it is known. */
export function effortDuring(
  { hopSeconds, values }: EffortCourse,
  fromSeconds: number,
  toSeconds: number,
): number | undefined {
  let [sum, known] = [0, 0];
  const end = Math.min(values.length, Math.ceil(toSeconds / hopSeconds));
  for (let hop = Math.max(0, Math.floor(fromSeconds / hopSeconds)); hop < end; hop++) {
    const value = at(values, hop);
    if (Number.isNaN(value)) continue;
    sum += value;
    known++;
  }
  return known > 0 ? sum / known : undefined;
}
