/** Units as they go to another thread: copied once, since the session keeps its own, and moved. */
import { Transferred } from '../protocol/rpc';
import type { MeasuredUnits } from '../protocol/workerMethods';

type UnitPotential = MeasuredUnits['potentials'][number];
type ShownUnits = MeasuredUnits['units'];
type ShownSortedUnits = Extract<ShownUnits, { readonly kind: 'sorted' }>;
type ShownUnit = ShownSortedUnits['episodes'][number]['units'][number];

/** Takes copies, and knows what is to be moved with them. */
class Copies {
  readonly buffers: ArrayBuffer[] = [];

  of<Values extends Float32Array | Float64Array>(values: Values): Values {
    const copy = values.slice();
    this.buffers.push(copy.buffer);
    return copy as Values; // slice gives an array of the same kind
  }

  ofUnits(units: ShownUnits): ShownUnits {
    return units.kind === 'sorted' ? this.ofSorted(units) : units;
  }

  /** What the engine measures of its own trains alone, nobody over there needs. */
  private ofSorted({ episodes, ...others }: ShownSortedUnits): ShownSortedUnits {
    return {
      ...others,
      episodes: episodes.map((episode) => ({
        ...episode,
        units: episode.units.map((unit) => this.ofUnit(unit)),
      })),
    };
  }

  private ofUnit({ number, times, isValid, quality }: ShownUnit): ShownUnit {
    const { doubts, ratePerSecond, irregularity } = quality;
    return { number, times: this.of(times), isValid, quality: { doubts, ratePerSecond, irregularity } };
  }
}

/** The answer with arrays of its own, which go over whole. */
export function movedUnits({ units, potentials }: MeasuredUnits): Transferred<MeasuredUnits> {
  const copies = new Copies();
  const potential = (given: UnitPotential): UnitPotential => ({
    ...given,
    template: given.template && { ...given.template, values: copies.of(given.template.values) },
  });
  const own = { units: copies.ofUnits(units), potentials: potentials.map(potential) };
  return new Transferred(own, copies.buffers);
}

/** As `movedUnits`, without potentials. */
export function movedTrains(units: ShownUnits): Transferred<ShownUnits> {
  const copies = new Copies();
  return new Transferred(copies.ofUnits(units), copies.buffers);
}
