/** Units that nobody knew: the sorter finds them in what an explanation leaves. */
import type { UnitParameters } from '../sorter/parameters';
import { samplesBefore } from '../sorter/geometry';
import type { SorterInput } from '../sorter/sorterInput';
import { SpikeSorter } from '../sorter/spikeSorter';
import { decomposeNumbers } from './decomposeNumbers';
import type { Seed } from './decompose';

const { leastInEnd, mostLearned } = decomposeNumbers.values;

/** The units that are seen in `left`, those that fire as often as any unit must. */
export function learnedSeeds(
  left: Float64Array,
  input: SorterInput,
  parameters: UnitParameters,
): readonly Seed[] {
  const sorter = new SpikeSorter(input, {
    ...parameters,
    unitMost: Math.min(parameters.unitMost, mostLearned),
  });
  const samples = Float32Array.from(left);
  sorter.add(samples, samples, 0);
  const { template: before } = samplesBefore(input.samplingRate);
  return sorter
    .finish()
    .units.filter(({ times }) => times.length >= leastInEnd)
    .map(({ template }) => ({ template, before }));
}
