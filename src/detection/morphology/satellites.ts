/** Late components that come with nearly every discharge: they are counted, and are in none of the potential's own figures. */
import { at } from '../../base/typedArrays';
import { fixedNumbers, ratio } from '../numbers/fixedNumbers';
import type { PotentialSpan, Satellite } from '../result/unitMorphology';
import { peakToPeak, type SampleSpan } from './edges';
import { leastTurn } from './figures';
import type { UnitTemplate } from './jointTemplates';

export const satelliteNumbers = fixedNumbers('morphologySatellites', {
  linkedFraction: ratio(0.8, [0.5, 1], 'A satellite comes with such a part of the discharges', '§C.4'),
  seenPart: ratio(
    0.5,
    [0.2, 0.9],
    'It comes with a discharge where so much of its mean is in the sweep',
    'own: half way between there and not',
  ),
});
const { linkedFraction: leastLinked, seenPart } = satelliteNumbers.values;

/** Those among the components beside the potential, in samples of the template and in time. */
export function satellitesOf(
  { values, used }: UnitTemplate,
  components: readonly (SampleSpan & PotentialSpan)[],
  baseline: number,
): readonly Satellite[] {
  return components.flatMap(({ from, to, startMilliseconds, endMilliseconds }) => {
    const amplitudeMicrovolts = peakToPeak(values, from, to);
    const inSweep = (sweep: Float32Array): number => {
      let sum = 0;
      for (let i = from; i < to; i++) sum += (at(sweep, i) - baseline) * (at(values, i) - baseline);
      return sum;
    };
    const whole = inSweep(values);
    const linkedFraction =
      used.filter((sweep) => inSweep(sweep.values) >= seenPart * whole).length / used.length;
    return amplitudeMicrovolts < leastTurn || linkedFraction < leastLinked
      ? []
      : [{ startMilliseconds, endMilliseconds, amplitudeMicrovolts, linkedFraction }];
  });
}
