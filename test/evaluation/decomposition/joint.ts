/** The joint decomposition of an epoch, as the engine has it of an episode. */
import { defaultParameters } from '../../../src/detection/parameters';
import { blocksOf } from '../../../src/detection/units/decompose/blocks';
import { JointUnits } from '../../../src/detection/units/decompose/jointUnits';
import type { SortedSegment, SortedUnit } from '../../../src/detection/units/sorter/sortedSegment';
import type { Epoch } from './epochs';

/** The joint decomposition of what was sorted, block by block as the engine has it. */
export function jointOf(
  { potentials, wide, rate, noise, spikeFloor }: Epoch,
  sorted: SortedSegment,
): readonly SortedUnit[] {
  const joint = new JointUnits(
    { samplingRate: rate, noiseRms: noise, spikeFloor },
    sorted,
    defaultParameters,
  );
  for (const { from, to, begins, ends } of blocksOf(0, potentials.length / rate)) {
    const first = Math.round(begins * rate);
    const last = Math.round(ends * rate);
    const block = {
      signal: Float64Array.from(potentials.subarray(first, last)),
      wide: wide.subarray(first, last),
      begins: first / rate,
      from,
      to,
    };
    const steps = joint.add(block);
    while (!steps.next().done);
  }
  return joint.result().units;
}
