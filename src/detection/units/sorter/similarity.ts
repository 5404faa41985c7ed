/** How alike two units' potentials are, and whether their trains can be one unit's. */
import { median } from '../../../signal/statistics';
import { chosen, fixedNumbers, ratio, seconds } from '../../numbers/fixedNumbers';
import type { UnitModel } from './unitModel';

/** Two templates at their best lag. */
export interface Similarity {
  /** Cosine of their angle. */
  readonly correlation: number;
  /** The second's alignment point lies this many samples after the first's when the waveforms coincide. */
  readonly lag: number;
  /** See `sizeRatio`. */
  readonly ratio: number;
}

export function similarity(a: UnitModel, b: UnitModel, reach: number): Similarity {
  let best = 0;
  let lag = 0;
  for (let shift = -reach; shift <= reach; shift++) {
    const value = product(b, a.template, shift);
    if (value > best) {
      best = value;
      lag = -shift;
    }
  }
  return { correlation: best / Math.sqrt(a.energy * b.energy), lag, ratio: sizeRatio(a, b) };
}

/** Size of the second's template in sizes of the first's. */
export function sizeRatio(a: UnitModel, b: UnitModel): number {
  return Math.sqrt(b.energy / a.energy);
}

export const similarityNumbers = fixedNumbers('similarity', {
  nearFrom: seconds(
    0.002,
    [0.0005, 0.01],
    "Two units' discharges count that are at least this near",
    'own: nearer lie superpositions',
  ),
  nearTo: seconds(0.012, [0.005, 0.05], 'To this near', "own: nearer than one unit's mostly are"),
  nearPart: ratio(0.35, [0.1, 0.9], 'In a fast train nearer than this part of its intervals', chosen),
  farFrom: seconds(
    0.03,
    [0.01, 0.1],
    'What chance brings is read off from this far',
    'own: one train has no memory of the other there',
  ),
  farTo: seconds(0.13, [0.05, 0.5], 'To this far', 'own: the same'),
});
const { nearFrom, nearTo, nearPart, farFrom, farTo } = similarityNumbers.values;
/** Two units' discharges this near one another count: nearer than one unit's mostly are, … */
const nearSeconds = { from: nearFrom, to: nearTo };
/** What chance brings is read off where one train has no memory of the other. */
const farSeconds = { from: farFrom, to: farTo };

/** Σ template[k] · signal[start + k] within the signal, over the part of the template that is not nearly 0. */
function product({ template, from, to }: UnitModel, signal: Float64Array, start: number): number {
  const last = Math.min(to, signal.length - start);
  let sum = 0;
  for (let k = Math.max(from, -start); k < last; k++) {
    sum += (template[k] as number) * (signal[start + k] as number); // in bounds
  }
  return sum;
}

/** Pairs of discharges too near for one unit's, and how many chance would bring about, both trains ascending. */
export function nearPairs(
  a: Float64Array,
  b: Float64Array,
  rate: number,
): { readonly found: number; readonly expected: number } {
  const to = Math.min(nearSeconds.to * rate, nearPart * typicalInterval(a, b));
  const from = Math.min(nearSeconds.from * rate, to / 2);
  const found = pairsWithin(a, b, from, to);
  const far = pairsWithin(a, b, farSeconds.from * rate, farSeconds.to * rate);
  return { found, expected: (far * (to - from)) / ((farSeconds.to - farSeconds.from) * rate) };
}

/** Median interval of both trains together. */
function typicalInterval(a: Float64Array, b: Float64Array): number {
  const joint = new Float64Array(a.length + b.length);
  joint.set(a);
  joint.set(b, a.length);
  joint.sort();
  return median(joint.subarray(1).map((position, i) => position - (joint[i] as number))) ?? Infinity;
}

/** Pairs whose distance, either way, is in [from, to) samples. */
function pairsWithin(a: Float64Array, b: Float64Array, from: number, to: number): number {
  let found = 0;
  for (let i = 0, first = 0; i < a.length; i++) {
    const own = a[i] as number;
    while (first < b.length && (b[first] as number) <= own - to) first++;
    for (let k = first; k < b.length && (b[k] as number) < own + to; k++) {
      if (Math.abs((b[k] as number) - own) >= from) found++;
    }
  }
  return found;
}
