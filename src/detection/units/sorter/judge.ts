/** Tries an explanation of a peak on the signal: what would it leave, and might another unit be meant? */
import { chosen, fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import type { Candidates, Explanation, Placement } from './candidates';
import type { Explainer } from './explain';
import type { Geometry } from './geometry';
import type { UnitParameters } from './parameters';
import type { Potential, Stage } from './stage';
import type { UnitModel } from './unitModel';

export const judgeNumbers = fixedNumbers('judge', {
  maskFactor: ratio(
    1.5,
    [1, 5],
    'Beside an explained potential another one counts above this many times the usual variation',
    chosen,
  ),
});
export const { maskFactor } = judgeNumbers.values;

/** One unit's potential in its place. */
export interface Placed extends Potential {
  readonly model: UnitModel;
}

/** An explanation that was tried. */
export interface Proposal {
  readonly placed: readonly Placed[];
  /** Part of the energy around the peak that it leaves, less what noise has. */
  readonly left: number;
  /** Leaves no peak that would count. */
  readonly isClean: boolean;
  readonly isAccepted: boolean;
  /** Chance that it is another unit's, and which one's (−1: none). */
  readonly doubt: number;
  readonly rival: number;
}

export function judge(
  explanation: Explanation,
  candidates: Candidates,
  peak: number,
  {
    stage,
    units,
    explainer,
    geometry,
    parameters,
  }: {
    readonly stage: Stage;
    readonly units: readonly UnitModel[];
    readonly explainer: Explainer;
    readonly geometry: Geometry;
    readonly parameters: UnitParameters;
  },
): Proposal {
  const placed = placeBetweenSamples(explanation, peak, units, explainer);
  let from = peak;
  let to = peak + 1;
  let size = 0;
  for (const { model, position, scale } of placed) {
    from = Math.min(from, Math.floor(position));
    to = Math.max(to, Math.ceil(position) + 1);
    size = Math.max(size, scale * model.peak);
  }
  from = Math.max(0, from - geometry.core) | 0;
  to = Math.min(stage.length, to + geometry.core) | 0;
  const { energy, leftEnergy, leftPeak } = stage.wouldLeave(placed, from, to);
  const left = energy > 0 ? Math.max(0, leftEnergy - (to - from) * stage.noise ** 2) / energy : 1;
  return {
    placed,
    left,
    isClean: leftPeak <= stage.threshold + maskFactor * parameters.unitShapeVariation * size,
    isAccepted: left <= parameters.unitMostResidual,
    ...doubtOf(explanation, candidates, units, explainer),
  };
}

function placeBetweenSamples(
  { placements }: Explanation,
  peak: number,
  units: readonly UnitModel[],
  explainer: Explainer,
): Placed[] {
  const placed: Placed[] = [];
  for (let i = 0; i < placements.length; i++) {
    const placement = placements[i] as Placement; // in bounds
    const model = units[placement.unit];
    const partner = placements.length > 1 ? placements[1 - i] : undefined;
    const position = peak + placement.lag + explainer.shiftOf(placement, partner);
    if (model) placed.push({ unit: placement.unit, model, scale: placement.scale, position });
  }
  return placed;
}

/** How likely the best other unit is in truth the one, from the energies both leave; pairs are taken as they are. */
function doubtOf(
  { placements, gain }: Explanation,
  candidates: Candidates,
  units: readonly UnitModel[],
  explainer: Explainer,
): { readonly doubt: number; readonly rival: number } {
  const own = placements[0]?.unit ?? -1;
  const model = units[own];
  const rival = candidates.firstBeside(own);
  if (rival < 0 || !model || placements.length > 1) return noDoubt;
  const odds = (gain - candidates.gain(rival)) / (2 * explainer.modelNoise(model));
  return { doubt: 1 / (1 + Math.exp(Math.min(50, odds))), rival: candidates.unit(rival) };
}

const noDoubt = { doubt: 0, rival: -1 } as const;
