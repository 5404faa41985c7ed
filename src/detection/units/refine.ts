/** Brings templates nearer to the mean of the discharges that were matched. */
import type { Geometry } from './geometry';
import { readBetween } from './shift';
import type { Match, Stage } from './stage';
import type { UnitModel } from './unitModel';

/** A template that rests on this many discharges hardly moves any more, but still follows the needle. */
const mostSupport = 100;

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
  const steps = units.map(() => new Float64Array(geometry.width));
  const weights = new Float64Array(units.length);
  const counts = new Float64Array(units.length);
  const rest = new Float64Array(geometry.width);
  const residual = stage.residual.subarray(0, stage.length);
  for (const { unit, position, scale, left } of matches) {
    const step = steps[unit];
    const first = position - geometry.before;
    if (!step || first < 0 || first + geometry.width > stage.length) continue;
    readBetween(residual, first, rest);
    const weight = 1 / (0.02 + left) ** 2;
    for (let k = 0; k < rest.length; k++) {
      step[k] = (step[k] as number) + weight * scale * (rest[k] as number);
    }
    weights[unit] = (weights[unit] as number) + weight * scale * scale;
    counts[unit] = (counts[unit] as number) + 1;
  }
  units.forEach((unit, u) => {
    const step = steps[u];
    const count = counts[u] as number;
    if (!step || count < 3) return;
    const part = count / (count + Math.min(unit.support, mostSupport)) / (weights[u] as number);
    for (let k = 0; k < step.length; k++) {
      unit.template[k] = (unit.template[k] as number) + part * (step[k] as number);
    }
    unit.support += count;
    unit.changed();
  });
}
