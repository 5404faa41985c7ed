/** Joins units that are one: by shape, by trains that one unit can have, and by size. */
import { median } from '../../../signal/statistics';
import { chosen, count, fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import type { Geometry } from './geometry';
import { ascendingOrder, inOrder } from './order';
import type { UnitParameters } from './parameters';
import { nearPairs, similarity } from './similarity';
import type { UnitModel } from './unitModel';

export const joinNumbers = fixedNumbers('join', {
  dependentBelow: ratio(
    0.25,
    [0, 1],
    'Fewer near pairs than this part of what chance brings: the two never fire independently',
    chosen,
  ),
  leastExpected: count(6, [1, 50], 'With fewer pairs to be expected the trains tell little', chosen),
  spareOfFew: ratio(0.5, [0, 2], 'So many pairs are let pass then', chosen),
  sameShape: ratio(0.96, [0.8, 1], 'And the shapes correlate at least this well', chosen),
  mostRatio: ratio(
    1.35,
    [1, 3],
    'Two parts of one unit differ in size by at most this where they are active together',
    chosen,
  ),
  mostRatioUnproven: ratio(1.15, [1, 3], 'Or by this where the trains tell little', chosen),
  atJunction: count(
    5,
    [1, 50],
    'So many discharges either side are compared where one goes over into the other',
    chosen,
  ),
  harmlessPart: ratio(
    0.15,
    [0, 1],
    "A unit with fewer discharges than this part of the other's does no harm if its shape deceives",
    chosen,
  ),
});
const {
  dependentBelow,
  leastExpected,
  spareOfFew,
  sameShape,
  mostRatio,
  mostRatioUnproven,
  atJunction,
  harmlessPart,
} = joinNumbers.values;

/** A unit with its discharges in order. */
export interface Train {
  readonly unit: UnitModel;
  readonly positions: Float64Array;
  readonly scales: Float64Array;
}

/** The unit's discharges, ascending. */
export function trainOf(unit: UnitModel): Train {
  const { values } = unit.positions;
  const order = ascendingOrder(values);
  return { unit, positions: inOrder(values, order), scales: inOrder(unit.scales.values, order) };
}

/** Joins what is one, and says for each unit which it is now a part of (DETECTION.md §C.2: template correlation ≥ 0.9 and a joint train that one unit can have). */
export function joinUnits(
  units: readonly UnitModel[],
  geometry: Geometry,
  parameters: UnitParameters,
): ReadonlyMap<UnitModel, UnitModel> {
  const owners = new Map<UnitModel, UnitModel>();
  const strongest = [...units].sort((a, b) => b.positions.count - a.positions.count);
  const kept: Train[] = [];
  for (const unit of strongest) {
    const train = trainOf(unit);
    const place = kept.findIndex((known) => areOne(known, train, geometry, parameters));
    const owner = kept[place]?.unit;
    owners.set(unit, owner ?? unit);
    if (!owner) {
      kept.push(train);
      continue;
    }
    const { lag, ratio } = similarity(owner, unit, geometry.before);
    owner.takeOver(unit, lag, ratio);
    kept[place] = trainOf(owner);
  }
  return owners;
}

/** Two units with like potentials fire near one another as often as chance has it; halves of one don't. */
function areOne(a: Train, b: Train, { rate, before }: Geometry, parameters: UnitParameters): boolean {
  const { correlation, ratio } = similarity(a.unit, b.unit, before);
  if (correlation < parameters.unitMergeCorrelation) return false;
  const { found, expected } = nearPairs(a.positions, b.positions, rate);
  if (found > dependentBelow * expected + (expected < leastExpected ? spareOfFew : 0)) return false;
  const size = (train: Train): number => median(train.scales) ?? 1;
  const change = (ratio * size(b)) / size(a);
  const isLikeSized = change < mostRatio && change > 1 / mostRatio;
  if (expected >= leastExpected && (isLikeSized || correlation >= sameShape)) return true;
  const isFew = b.positions.length < harmlessPart * a.positions.length;
  if (isLikeSized && isFew) return true;
  const isSameSized = change < mostRatioUnproven && change > 1 / mostRatioUnproven;
  if (isSameSized && correlation >= sameShape) return true;
  return correlation >= sameShape && passesOver(a, b, ratio);
}

/** Whether one train ends where the other begins, at the same size. */
function passesOver(a: Train, b: Train, ratio: number): boolean {
  const aIsFirst = (a.positions[0] as number) <= (b.positions[0] as number);
  const [first, second] = aIsFirst ? [a, b] : [b, a];
  if ((first.positions[first.positions.length - 1] as number) > (second.positions[0] as number)) return false;
  const before = median(first.scales.subarray(-atJunction)) ?? 1;
  const after = median(second.scales.subarray(0, atJunction)) ?? 1;
  const change = (aIsFirst ? ratio : 1 / ratio) * (after / before);
  return change < mostRatio && change > 1 / mostRatio;
}
