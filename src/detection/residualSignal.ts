/** The samples of a channel without its units, in the unit in which the channel is shown. */
import { Pace } from '../products/pace';
import type { JobControl } from '../recording/recording';
import { displayUnit } from '../recording/units';
import { channelAt, type EngineSource } from './engineSource';
import { residualMargin, residualUnit, takeUnitsAway } from './morphology/residual';
import type { ShownUnits } from './result/givenTrains';
import type { UnitPotential } from './result/unitMorphology';
import { joinedTrains } from './trains/joinedTrains';

/** Structural: so many samples at a time. */
const blockSamples = 1 << 15;

/** Samples [from, to) of a channel. */
export interface ResidualRange {
  readonly channel: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Gives them block by block.
 * @param use gets each block with the number of its first sample
 * @throws the abort signal's reason, or what reading throws
 */
export async function readResidual(
  source: EngineSource,
  { channel: index, from, to }: ResidualRange,
  found: { readonly units: ShownUnits; readonly potentials: readonly UnitPotential[] },
  use: (values: Float32Array, first: number) => void,
  control: JobControl,
): Promise<void> {
  const channel = channelAt(source, index);
  const { factor } = displayUnit(channel);
  const all = found.units.kind === 'sorted' ? found.units.episodes.flatMap(({ units }) => units) : [];
  const units = found.potentials.flatMap((potential) => {
    const trains = all.filter(({ number }) => number === potential.number).map(({ times }) => times);
    return residualUnit(potential, joinedTrains(trains), channel.samplingRate) ?? [];
  });
  const margin = residualMargin(units);
  const pace = new Pace(control, to - from, source.turn);
  for (let first = from; first < to; first += blockSamples) {
    const end = Math.min(to, first + blockSamples);
    const begin = Math.max(0, first - margin);
    const values = Float32Array.from(
      await source.recording.read(index, begin, Math.min(channel.samples, end + margin) - begin),
      (value) => value * factor,
    );
    takeUnitsAway(values, begin, channel.samplingRate, units);
    use(values.subarray(first - begin, end - begin), first);
    await pace.advance(end - first);
  }
}
