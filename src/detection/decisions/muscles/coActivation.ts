/** How much two muscles work at once (DETECTION.md §A.4, dystonia: co-contraction of agonist and antagonist). */
import { at } from '../../../base/typedArrays';

/**
 * The part of the work of two muscles that they do together: twice the lesser of both over their sum, each as a part of
 * its most (Winter 2009, Biomechanics and Motor Control of Human Movement, %COCON). 0 where they take turns or one
 * rests, 1 where they do the same; undefined where nothing is known of both, or neither works.
 */
export function coActivationIndex(a: Float32Array, b: Float32Array): number | undefined {
  let common = 0;
  let total = 0;
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const sum = at(a, i) + at(b, i);
    if (Number.isNaN(sum)) continue;
    common += Math.min(at(a, i), at(b, i));
    total += sum;
  }
  return total > 0 ? (2 * common) / total : undefined;
}
