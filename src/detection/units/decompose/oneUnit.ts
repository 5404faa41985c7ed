/**
 * Trains of a crowd that are one unit's. A unit is not ready to fire again at once: two trains that share a unit leave the time
 * about each other's discharges empty, as in a cross-correlogram. Two units, each in its own rhythm, don't know of one another.
 * No single interval decides, so that doublets and false discharges do not keep parts of a unit apart.
 */
import { crowdSeedNumbers } from './crowdSeedNumbers';
import { decomposeNumbers } from './decomposeNumbers';
import type { Explanation } from './explanation';
import { IntervalModel } from './intervals';
import type { UnitShape } from './unitShape';

const { relatedCorrelation, stillReady, oddsOfOne: leastOdds, oddsOfTwins } = crowdSeedNumbers.values;
const { shortestInterval, twinLeft } = decomposeNumbers.values;
/** Structural: what is near is looked for within these parts of the usual interval; the second has more of it, the first is
 * emptier where many intervals are missed. */
const nearParts = [0.2, 0.4] as const;
/** Structural: seconds between which chance alone rules how far discharges are apart: more than an interval, less than a sway. */
const chance = { from: 0.1, to: 0.4 };

/** Makes trains that are one unit's one train, of the unit with more discharges. @returns for each unit the one that it is part of */
export function joinParts(explanation: Explanation): readonly number[] {
  const { shapes } = explanation;
  const count = (unit: number): number => explanation.train(unit).length;
  const whole = [...shapes.keys()];
  const order = [...whole].sort((a, b) => count(b) - count(a));
  order.forEach((more, place) => {
    for (const fewer of order.slice(place + 1)) {
      if (count(more) === 0 || count(fewer) === 0 || !areOne(explanation, more, fewer)) continue;
      explanation.takeOver(more, fewer);
      whole[fewer] = more;
    }
  });
  return whole;
}

function areOne(explanation: Explanation, a: number, b: number): boolean {
  const { energy: ofA } = explanation.shapes[a] as UnitShape; // callers go through the units
  const { energy: ofB } = explanation.shapes[b] as UnitShape;
  const { most } = explanation.shared(a, b);
  if (most < relatedCorrelation * Math.sqrt(ofA * ofB)) return false;
  const areTwins = ofA + ofB - 2 * most < twinLeft * Math.max(ofA, ofB);
  return oddsOfOne(explanation.times(a), explanation.times(b)) >= (areTwins ? oddsOfTwins : leastOdds);
}

/**
 * Logarithm of how much likelier it is that two trains (seconds, ascending) are one unit's than two units': what is near has a
 * Poisson number, of chance or of `stillReady` of it.
 */
export function oddsOfOne(a: Float64Array, b: Float64Array): number {
  const { typical } = new IntervalModel(Float64Array.from([...a, ...b]).sort());
  const near = nearParts.map(() => 0);
  let [far, first] = [0, 0];
  for (const t of a) {
    while (first < b.length && (b[first] as number) < t - chance.to) first++; // in bounds, as all here
    for (let i = first; i < b.length && (b[i] as number) <= t + chance.to; i++) {
      const away = Math.abs((b[i] as number) - t);
      if (away >= chance.from) far++;
      nearParts.forEach((part, k) => {
        if (away > shortestInterval && away < part * typical) near[k] = (near[k] as number) + 1;
      });
    }
  }
  const odds = nearParts.map((part, k) => {
    const seconds = Math.max(0, part * typical - shortestInterval);
    const expected = (far * seconds) / (chance.to - chance.from);
    return (near[k] as number) * Math.log(stillReady) + (1 - stillReady) * expected;
  });
  return Math.max(...odds);
}
