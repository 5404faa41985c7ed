/**
 * Jiggle: how much a potential's shape differs from one discharge to the next (Stålberg & Sonoo 1994, Muscle Nerve 17:1135):
 * the consecutive amplitude difference over the potential in parts of its area, and the correlation of consecutive discharges.
 */
import { at } from '../../base/typedArrays';
import { median, medianReordering, pearson } from '../../signal/statistics';
import { count, fixedNumbers, ratio } from '../numbers/fixedNumbers';
import type { Jiggle } from '../result/unitMorphology';
import type { SampleSpan } from './edges';
import type { UnitTemplate } from './jointTemplates';

export const jiggleNumbers = fixedNumbers('morphologyJiggle', {
  leastPairs: count(20, [5, 100], 'It is told from so many pairs of consecutive discharges', '§C.4'),
  mostNoisePart: ratio(
    0.1,
    [0.01, 0.5],
    'Where the noise alone makes consecutive discharges differ by more than this part of the area, nothing is said',
    'own: healthy units differ by about as much',
  ),
});
const { leastPairs, mostNoisePart } = jiggleNumbers.values;

/** Undefined with too few pairs, and where noise hides it. */
export function jiggleOf(
  { values, used }: UnitTemplate,
  span: SampleSpan,
  baseline: number,
): Jiggle | undefined {
  const pairs = used.flatMap((sweep, i) => {
    const next = used[i + 1];
    return next && next.discharge === sweep.discharge + 1 ? [[sweep.values, next.values] as const] : [];
  });
  if (pairs.length < leastPairs) return undefined;
  const differences = medianDifferences(pairs, values.length);
  // What noise makes consecutive sweeps differ by, where the potential is not.
  const beside = differences.filter((_, i) => i < span.from || i >= span.to);
  const noise = median(beside) ?? 0;
  let [difference, area, noiseArea] = [0, 0, 0];
  for (let i = span.from; i < span.to; i++) {
    difference += Math.sqrt(Math.max(0, at(differences, i) ** 2 - noise ** 2));
    area += Math.abs(at(values, i) - baseline);
    noiseArea += noise;
  }
  if (!(area > 0) || noiseArea > mostNoisePart * area) return undefined;
  const correlations = pairs.flatMap(([a, b]) => {
    const [first, second] = [a, b].map((each) => Float64Array.from(each.subarray(span.from, span.to)));
    return first && second ? [pearson(first, second) ?? 0] : [];
  });
  return {
    consecutiveAmplitudeDifference: difference / area,
    consecutiveCorrelation: median(Float64Array.from(correlations)) ?? 0,
  };
}

function medianDifferences(
  pairs: readonly (readonly [Float32Array, Float32Array])[],
  length: number,
): Float64Array {
  const column = new Float64Array(pairs.length);
  return Float64Array.from({ length }, (_, i) => {
    pairs.forEach(([a, b], j) => (column[j] = Math.abs(at(a, i) - at(b, i))));
    return medianReordering(column) ?? 0;
  });
}
