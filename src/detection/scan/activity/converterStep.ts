/**
 * The step in which a channel's samples are counted, as they show it: a header may state the step of the file's own
 * numbers, which is finer than that of the converter before it. Noise weaker than a step is mostly zeros.
 */
import { at } from '../../../base/typedArrays';
import { count, fixedNumbers } from '../../numbers/fixedNumbers';

export const converterStepNumbers = fixedNumbers('converterStep', {
  lookSamples: count(
    256,
    [16, 4096],
    'Samples of a frame among which the least step is sought',
    'own: where a step is coarse they hold a few values only, and two neighbours among them',
  ),
});
const { lookSamples } = converterStepNumbers.values;

/** Looks for the step in the first samples of every piece. */
export class ConverterStep {
  #least = Infinity;

  /** @param raw samples as the file has them, in the channel's unit; NaN where they are missing */
  add(raw: Float32Array): void {
    const values = raw.slice(0, lookSamples).sort();
    for (let i = 1; i < values.length; i++) {
      const gap = at(values, i) - at(values, i - 1);
      if (gap > 0 && gap < this.#least) this.#least = gap;
    }
  }

  /** RMS of the error that rounding to the step makes (Bennett 1948: white, of a twelfth of its square), in a part of the band. */
  errorWithin(part: number): number {
    return this.#least === Infinity ? 0 : this.#least * Math.sqrt(part / 12);
  }
}
