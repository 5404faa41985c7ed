/**
 * A unit that fires in several episodes of a channel is one unit: trains are linked by the shape and size of their
 * templates, each with the one it resembles most.
 */
import { fixedNumbers, ratio } from '../numbers/fixedNumbers';
import { joinedTrains } from '../trains/joinedTrains';

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

/** What of all units of a channel is one: for each episode the number, from 0 on, that each of its units has in the channel. */
export function numberUnits(episodes: readonly (readonly LinkableUnit[])[]): readonly (readonly number[])[] {
  const known: LinkableUnit[] = [];
  return episodes.map((units) => {
    const free = new Set(known.keys());
    const pairs = units
      .flatMap((unit) =>
        known.map((other, number) => ({ unit, number, likeness: likeness(unit.template, other.template) })),
      )
      .filter((pair) => pair.likeness >= leastCorrelation)
      .sort((a, b) => b.likeness - a.likeness);
    const numbers = new Map<LinkableUnit, number>();
    for (const { unit, number } of pairs) {
      if (!free.has(number) || numbers.has(unit)) continue;
      free.delete(number);
      numbers.set(unit, number);
    }
    return units.map((unit) => numbers.get(unit) ?? known.push(unit) - 1);
  });
}

/** Joins the trains of later episodes to those of earlier ones; times come out in order. */
export function linkUnits(episodes: readonly (readonly LinkableUnit[])[]): readonly Float64Array[] {
  const trains: Float64Array[][] = [];
  numberUnits(episodes).forEach((numbers, k) =>
    numbers.forEach((number, i) => {
      const unit = episodes[k]?.[i];
      if (unit) (trains[number] ??= []).push(unit.times);
    }),
  );
  return trains.map(joinedTrains);
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
