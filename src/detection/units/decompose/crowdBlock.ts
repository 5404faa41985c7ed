/**
 * A block in which potentials overlap always. Its slopes are decomposed, not its samples: what far units add is slow, and
 * hides the near ones' spikes from any sum of squares, while of slopes it has little (§C.2: DQEMG takes first differences).
 * What units look like in the signal follows from their discharges at last.
 */
import { newSeeds, type RenewedSeed, renewedSeeds } from './crowdSeeds';
import {
  type DecomposedEpoch,
  type DecomposedUnit,
  decomposing,
  type Decomposition,
  type Seed,
} from './decompose';
import { decomposeNumbers } from './decomposeNumbers';
import { stepsPerSample } from './fractions';
import { refined } from './refine';
import { slopeNoise, slopes } from './steepSlopes';
import { UnitShape } from './unitShape';

const { crowdOutlying, crowdAlone } = decomposeNumbers.values;

/**
 * As `decomposing`; a unit whose seed was not among the known ones has a place behind them.
 * @param known seeds that are looked for beside those that are seen
 * @param most units at a time
 */
export function* decomposingCrowd(
  { signal, rate, noise }: DecomposedEpoch,
  known: readonly Seed[],
  most: number,
): Generator<undefined, Decomposition> {
  const steep = slopes(signal, rate);
  const before = known.map((seed) => steepened(seed, rate));
  // A unit of two seeds has the first one's place: known ones come first.
  const isNew = ({ place }: RenewedSeed): number => (place === undefined ? 1 : 0);
  const renewed = [...renewedSeeds(steep, rate, before).slice(0, most)].sort((a, b) => isNew(a) - isNew(b));
  const epoch = { signal: steep, rate, noise: noise * slopeNoise(rate), isCrowded: true };
  const seeds = renewed.map(({ seed }) => seed);
  const { units } = yield* decomposing(epoch, seeds, (left, all) =>
    newSeeds(left, rate, all).slice(0, Math.max(0, most - all.length)),
  );
  const placed = units.map((unit) => ({ ...unit, seed: renewed[unit.seed]?.place ?? known.length }));
  return inSignal(signal, rate, placed);
}

function steepened({ template, before }: Seed, rate: number): Seed {
  return { template: Float32Array.from(slopes(Float64Array.from(template), rate)), before };
}

/** Units with their waveforms in the signal, by joint least squares over all their discharges. */
function inSignal(signal: Float64Array, rate: number, units: readonly DecomposedUnit[]): Decomposition {
  const trains = units.map(({ times, scales }, unit) =>
    Array.from(times, (seconds, i) => ({
      unit,
      position: Math.round(seconds * rate * stepsPerSample),
      scale: scales[i] as number, // as many
    })),
  );
  const nothing = units.map(
    ({ shape }) => new UnitShape(new Float64Array(shape.values.length), shape.before),
  );
  // At first all that a unit is stands in what its own discharges leave, of a large one about as much in each.
  const counted = { medians: crowdOutlying, leastPart: crowdAlone };
  const shapes = refined({ rate, shapes: nothing, trains, left: signal }, counted);
  const left = signal.slice();
  for (const train of trains) {
    for (const { unit, position, scale } of train) shapes[unit]?.takeFrom(left, position, scale);
  }
  return { units: units.map((unit, i) => ({ ...unit, shape: shapes[i] as UnitShape })), left }; // as many
}
