/** Brings templates nearer to the mean of the discharges that were matched. */
import { numberBytes } from '../../../kernels/kernelSpace';
import { chosen, count, fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import type { Geometry } from './geometry';
import type { Match, Stage } from './stage';
import type { UnitModel } from './unitModel';

export const refineNumbers = fixedNumbers('refine', {
  mostSupport: count(
    100,
    [10, 1000],
    'A template that rests on this many discharges hardly moves any more, but still follows the needle',
    chosen,
  ),
  clearLeft: ratio(0.02, [0.001, 0.5], 'Matches that leave less than this weigh about the same', chosen),
  leastMatches: count(3, [1, 20], 'A template moves by this many matches at least', chosen),
});
const { mostSupport, clearLeft, leastMatches } = refineNumbers.values;

/**
 * The least-squares step of every template for the matches of a peeled stage: template += Σ scale · rest / Σ scale²,
 * where rest is what the match left; matches that left much (superpositions) weigh less.
 */
export function refineTemplates(
  stage: Stage,
  units: readonly UnitModel[],
  matches: readonly Match[],
  geometry: Geometry,
): void {
  const { interpolator, residual, steps, stepStride } = stage.rooms;
  steps.values.fill(0);
  const weights = new Float64Array(units.length);
  const counts = new Float64Array(units.length);
  for (const { unit, position, scale, left } of matches) {
    const first = position - geometry.before;
    if (first < 0 || first + geometry.width > stage.length) continue;
    const weight = 1 / (clearLeft + left) ** 2;
    const step = steps.address + unit * stepStride * numberBytes;
    interpolator.add(residual.address, first, weight * scale, step, geometry.width);
    weights[unit] = (weights[unit] as number) + weight * scale * scale;
    counts[unit] = (counts[unit] as number) + 1;
  }
  units.forEach((unit, u) => {
    const count = counts[u] as number;
    if (count < leastMatches) return;
    const part = count / (count + Math.min(unit.support, mostSupport)) / (weights[u] as number);
    for (let k = 0; k < geometry.width; k++) {
      const step = steps.values[u * stepStride + k] as number; // in bounds
      unit.template[k] = (unit.template[k] as number) + part * step;
    }
    unit.support += count;
    unit.changed();
  });
}
