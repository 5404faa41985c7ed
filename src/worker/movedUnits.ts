/** Units as they go to another thread: copied once, since the session keeps its own, and moved. */
import { Transferred } from '../protocol/rpc';
import type { WorkerMethods } from '../protocol/workerMethods';

type ChannelUnits = WorkerMethods['units']['result'];
type EpisodeUnit = Extract<ChannelUnits, { readonly kind: 'sorted' }>['episodes'][number]['units'][number];
type MeanPotential = EpisodeUnit['template'];

/** The answer with arrays of its own, which go over whole. */
export function movedUnits(units: ChannelUnits): Transferred<ChannelUnits> {
  if (units.kind !== 'sorted') return new Transferred(units, []);
  const buffers: ArrayBuffer[] = [];
  const copied = <Values extends Float32Array | Float64Array>(values: Values): Values => {
    const copy = values.slice();
    buffers.push(copy.buffer);
    return copy as Values; // slice gives an array of the same kind
  };
  const potential = (given: MeanPotential): MeanPotential => ({ ...given, values: copied(given.values) });
  const unit = (given: EpisodeUnit): EpisodeUnit => ({
    ...given,
    times: copied(given.times),
    amplitudes: copied(given.amplitudes),
    template: potential(given.template),
    meanPotential: potential(given.meanPotential),
  });
  const episodes = units.episodes.map((episode) => ({ ...episode, units: episode.units.map(unit) }));
  return new Transferred({ ...units, episodes }, buffers);
}
