/** Units as they go to another thread: copied once, since the session keeps its own, and moved. */
import { Transferred } from '../protocol/rpc';
import type { MeasuredUnits } from '../protocol/workerMethods';

type SortedUnits = Extract<MeasuredUnits['units'], { readonly kind: 'sorted' }>;
type EpisodeUnit = SortedUnits['episodes'][number]['units'][number];
type UnitPotential = MeasuredUnits['potentials'][number];

/** The answer with arrays of its own, which go over whole. */
export function movedUnits({ units, potentials }: MeasuredUnits): Transferred<MeasuredUnits> {
  const buffers: ArrayBuffer[] = [];
  const copied = <Values extends Float32Array | Float64Array>(values: Values): Values => {
    const copy = values.slice();
    buffers.push(copy.buffer);
    return copy as Values; // slice gives an array of the same kind
  };
  const withOwnValues = <Waveform extends { readonly values: Float32Array }>(given: Waveform): Waveform => ({
    ...given,
    values: copied(given.values),
  });
  const unit = (given: EpisodeUnit): EpisodeUnit => ({
    ...given,
    times: copied(given.times),
    amplitudes: copied(given.amplitudes),
    template: withOwnValues(given.template),
    meanPotential: withOwnValues(given.meanPotential),
  });
  const potential = (given: UnitPotential): UnitPotential => ({
    ...given,
    template: given.template && withOwnValues(given.template),
  });
  const sorted = ({ episodes, ...others }: SortedUnits): SortedUnits => ({
    ...others,
    episodes: episodes.map((episode) => ({ ...episode, units: episode.units.map(unit) })),
  });
  const own = {
    units: units.kind === 'sorted' ? sorted(units) : units,
    potentials: potentials.map(potential),
  };
  return new Transferred(own, buffers);
}
