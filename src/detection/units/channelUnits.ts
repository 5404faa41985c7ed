/**
 * A unit that fires in several episodes of a channel is one unit: trains are linked by the shape and size of their
 * templates, each with the one it resembles most.
 */
import { fixedNumbers, ratio } from '../numbers/fixedNumbers';

/** What is linked. */
export interface LinkableUnit {
  readonly times: Float64Array;
  readonly template: Float32Array;
}

export const channelUnitNumbers = fixedNumbers('channelUnits', {
  leastCorrelation: ratio(
    0.9,
    [0.5, 1],
    'Templates of one unit in two episodes correlate at least this well',
    '§C.2 (merge from 0.9)',
  ),
  greatestRatio: ratio(1.35, [1, 3], 'And differ in size by at most this factor', 'own: the needle creeps'),
});
const { leastCorrelation, greatestRatio } = channelUnitNumbers.values;

/** Joins the trains of later episodes to those of earlier ones; times come out in order. */
export function linkUnits(episodes: readonly (readonly LinkableUnit[])[]): readonly Float64Array[] {
  const linked: { template: Float32Array; trains: Float64Array[] }[] = [];
  for (const units of episodes) {
    const free = new Set(linked);
    const pairs = units
      .flatMap((unit) =>
        linked.map((known) => ({ unit, known, likeness: likeness(unit.template, known.template) })),
      )
      .filter((pair) => pair.likeness >= leastCorrelation)
      .sort((a, b) => b.likeness - a.likeness);
    const placed = new Set<LinkableUnit>();
    for (const { unit, known } of pairs) {
      if (!free.has(known) || placed.has(unit)) continue;
      free.delete(known);
      placed.add(unit);
      known.trains.push(unit.times);
    }
    for (const unit of units) {
      if (!placed.has(unit)) linked.push({ template: unit.template, trains: [unit.times] });
    }
  }
  return linked.map(({ trains }) => joined(trains));
}

/** Correlation of two templates at the best of a few lags; 0 where their sizes differ too much. */
function likeness(a: Float32Array, b: Float32Array): number {
  const [ofA, ofB] = [energy(a), energy(b)];
  const ratio = Math.sqrt(ofA / ofB);
  if (!(ratio <= greatestRatio && ratio >= 1 / greatestRatio)) return 0;
  let best = 0;
  for (let lag = -2; lag <= 2; lag++) {
    let sum = 0;
    const to = Math.min(a.length, b.length - lag);
    for (let i = Math.max(0, -lag); i < to; i++) sum += (a[i] as number) * (b[i + lag] as number); // in bounds
    best = Math.max(best, sum);
  }
  return best / Math.sqrt(ofA * ofB);
}

function energy(values: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] as number) ** 2; // in bounds
  return sum;
}

function joined(trains: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(trains.reduce((sum, train) => sum + train.length, 0));
  let place = 0;
  for (const train of trains) {
    all.set(train, place);
    place += train.length;
  }
  return all.sort();
}
