/** What a sorted segment looks like from outside: trains in seconds, amplitudes, mean potentials, quality. */
import { median } from '../../../signal/statistics';
import { count, fixedNumbers } from '../../numbers/fixedNumbers';
import type { LimitHistogram } from './limitHistogram';
import { ascendingOrder, inOrder } from './order';
import type { UnitParameters } from './parameters';
import { contamination, intervalsWithin, isMixture, missRate, type QualitySums } from './quality';
import type { SortedSegment, SortedUnit } from './sortedSegment';
import type { UnitModel } from './unitModel';

/** What the sorter hands over. */
export interface Sorted {
  readonly units: readonly UnitModel[];
  /** Which unit each one found has become a part of. */
  readonly owners: ReadonlyMap<UnitModel, UnitModel>;
  readonly loosePositions: Float64Array;
  readonly looseAmplitudes: Float64Array;
  /** Working index of the segment's first sample. */
  readonly origin: number;
  readonly rate: number;
  readonly threshold: number;
  readonly noise: number;
  readonly limits: LimitHistogram;
  readonly parameters: UnitParameters;
}

export const segmentResultNumbers = fixedNumbers('segmentResult', {
  enoughLone: count(
    8,
    [1, 100],
    'The median of lone discharges is preferred to the mean of all from this many on',
    '§C.4 (at least 8)',
  ),
});
const { enoughLone } = segmentResultNumbers.values;

export function segmentResult(sorted: Sorted): SortedSegment {
  const units = sorted.units
    .filter(({ positions }) => positions.count > 0)
    .map((unit) => sortedUnit(unit, sorted))
    .sort((a, b) => (median(b.amplitudes) ?? 0) - (median(a.amplitudes) ?? 0));
  const spikes = pooledSpikes(units, sorted);
  const assigned = units.reduce((sum, { times }) => sum + times.length, 0);
  return { units, spikes, assignedFraction: spikes.times.length > 0 ? assigned / spikes.times.length : 0 };
}

function sortedUnit(unit: UnitModel, sorted: Sorted): SortedUnit {
  const { rate, origin } = sorted;
  const order = ascendingOrder(unit.positions.values);
  const positions = inOrder(unit.positions.values, order);
  const amplitudes = new Float32Array(inOrder(unit.scales.values, order).map((each) => each * unit.swing));
  const scale = median(unit.scales.values) ?? 1;
  const sums = qualitySums(unit, positions, scale * unit.peak, sorted);
  return {
    times: positions.map((position) => (origin + position) / rate),
    amplitudes,
    template: Float32Array.from(unit.template, (value) => value * scale),
    averaged: averaged(unit),
    snr: (scale * unit.peak) / sorted.noise,
    missRate: missRate(sums),
    contamination: contamination(sums),
  };
}

/** Of lone discharges where there are enough of them: what else is beside a few of these does not enter their median. */
function averaged({ lone, every }: UnitModel): Float32Array {
  return lone.windows >= Math.min(enoughLone, every.windows) ? lone.median() : every.mean();
}

function qualitySums(unit: UnitModel, positions: Float64Array, peak: number, sorted: Sorted): QualitySums {
  const { rate, parameters, limits } = sorted;
  const { unitRefractory, unitViolation } = parameters;
  return {
    discharges: positions.length,
    left: unit.left / Math.max(1, positions.length),
    doubt: doubtAbout(unit, sorted),
    suspected: unit.suspected + suspicion(unit, sorted),
    violations: intervalsWithin(positions, unitRefractory * rate, unitViolation * rate),
    peak,
    threshold: sorted.threshold,
    noise: sorted.noise,
    isMixture: isMixture(positions, rate),
    hidden: limits.above(peak),
  };
}

/** Expected number of a unit's discharges that are those of other units; rivals that are parts of it don't count. */
function doubtAbout(unit: UnitModel, { units, owners }: Sorted): number {
  let sum = 0;
  for (const [rival, doubt] of unit.doubts) {
    const owner = owners.get(rival);
    if (owner && owner !== unit && units.includes(owner)) sum += doubt;
  }
  return sum;
}

/** Expected number of other units' discharges that are this unit's. */
function suspicion(unit: UnitModel, { units, owners }: Sorted): number {
  let sum = 0;
  for (const other of units) {
    if (other === unit) continue;
    for (const [rival, doubt] of other.doubts) if (owners.get(rival) === unit) sum += doubt;
  }
  return sum;
}

function pooledSpikes(units: readonly SortedUnit[], sorted: Sorted): SortedSegment['spikes'] {
  const assigned = units.reduce((sum, unit) => sum + unit.times.length, 0);
  const times = new Float64Array(assigned + sorted.loosePositions.length);
  const amplitudes = new Float64Array(times.length);
  let count = 0;
  for (const unit of units) {
    times.set(unit.times, count);
    amplitudes.set(unit.amplitudes, count);
    count += unit.times.length;
  }
  times.set(
    sorted.loosePositions.map((position) => (sorted.origin + position) / sorted.rate),
    count,
  );
  amplitudes.set(sorted.looseAmplitudes, count);
  const order = ascendingOrder(times);
  return { times: inOrder(times, order), amplitudes: new Float32Array(inOrder(amplitudes, order)) };
}
