/** Units as they go to another thread: copied once, since the session keeps its own, and moved. */
import { Transferred } from '../protocol/rpc';
import type { WorkerMethods } from '../protocol/workerMethods';

type UnitPotential = WorkerMethods['potentials']['result'][number];
type ShownUnits = WorkerMethods['trains']['result'];
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
    const { doubts, missedFraction, ratePerSecond, irregularity } = quality;
    const told = { doubts, missedFraction, ratePerSecond, irregularity };
    return { number, times: this.of(times), isValid, quality: told };
  }
}

/** Trains with arrays of their own, which go over whole. */
export function movedTrains(units: ShownUnits): Transferred<ShownUnits> {
  const copies = new Copies();
  return new Transferred(copies.ofUnits(units), copies.buffers);
}

/** As `movedTrains`, of potentials. */
export function movedPotentials(potentials: readonly UnitPotential[]): Transferred<readonly UnitPotential[]> {
  const copies = new Copies();
  const own = potentials.map((potential) => ({
    ...potential,
    template: potential.template && { ...potential.template, values: copies.of(potential.template.values) },
  }));
  return new Transferred(own, copies.buffers);
}
