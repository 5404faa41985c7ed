/**
 * Peels a stage: the largest peak of a stretch first, each explained by one or two units and taken away, or kept as
 * a loose potential, until nothing exceeds the limits.
 */
import { chosen, fixedNumbers, ratio, seconds } from '../../numbers/fixedNumbers';
import { Explainer } from './explain';
import { Firings } from './firings';
import type { Geometry } from './geometry';
import { judge, maskFactor, type Proposal } from './judge';
import type { UnitParameters } from './parameters';
import type { Loose, Match, Stage } from './stage';
import type { UnitModel } from './unitModel';

export const peelNumbers = fixedNumbers('peel', {
  gapSeconds: seconds(0.003, [0.001, 0.02], 'Peaks closer than this are peeled together', '§C.2 (± 3 ms)'),
  groupSeconds: seconds(0.06, [0.01, 0.5], 'Over at most this long', 'own: bounds the work'),
  pairMustLeave: ratio(
    0.7,
    [0.1, 1],
    'Two potentials instead of one must leave less than this part of what one leaves',
    chosen,
  ),
  mostLeftToFollow: ratio(
    0.1,
    [0.01, 1],
    "Only matches that leave less change a unit's present scale",
    chosen,
  ),
});
const { gapSeconds, groupSeconds, pairMustLeave, mostLeftToFollow } = peelNumbers.values;

export interface Peeled {
  /** In the order they were found: by time to within 60 ms. */
  readonly matches: readonly Match[];
  readonly loose: readonly Loose[];
}

/** Peels samples [from, to) of the stage. `settled` are earlier discharges that are taken away already. */
export class Peeler {
  readonly #stage: Stage;
  readonly #units: readonly UnitModel[];
  readonly #geometry: Geometry;
  readonly #parameters: UnitParameters;
  readonly #explainer: Explainer;
  readonly #court: Parameters<typeof judge>[3];
  readonly #matches: Match[] = [];
  readonly #loose: Loose[] = [];
  readonly #firings: Firings;
  /** The unit that last came nearest to explaining a peak. */
  #suspect = -1;

  constructor(stage: Stage, units: readonly UnitModel[], geometry: Geometry, parameters: UnitParameters) {
    this.#stage = stage;
    this.#units = units;
    this.#geometry = geometry;
    this.#parameters = parameters;
    this.#firings = new Firings(units.length, geometry.refractory, 3 * groupSeconds * geometry.rate);
    this.#explainer = new Explainer(units, geometry, parameters, stage, this.#firings);
    this.#court = { stage, units, explainer: this.#explainer, geometry, parameters };
  }

  /** Takes away a discharge that is settled. */
  take(unit: number, position: number, scale: number): void {
    const variation = maskFactor * this.#parameters.unitShapeVariation;
    this.#stage.takeAway(unit, position - this.#geometry.before, scale, variation);
    this.#firings.push(unit, position);
  }

  peel(from: number, to: number): Peeled {
    const stage = this.#stage;
    const gap = Math.round(gapSeconds * this.#geometry.rate);
    const longest = Math.round(groupSeconds * this.#geometry.rate);
    for (let i = stage.firstPeak(from, to); i < to; i = stage.firstPeak(i, to)) {
      const end = this.#endOfGroup(i, Math.min(to, i + longest), gap);
      this.#peelGroup(i, end);
      i = end;
    }
    return { matches: this.#matches, loose: this.#loose };
  }

  /** After the last of the peaks from `first` on that are no more than `gap` apart. */
  #endOfGroup(first: number, to: number, gap: number): number {
    let end = first + 1;
    for (;;) {
      const limit = Math.min(to, end + gap);
      const next = this.#stage.firstPeak(end, limit);
      if (next >= limit) return end;
      end = next + 1;
    }
  }

  #peelGroup(from: number, to: number): void {
    for (;;) {
      const peak = this.#stage.largestPeak(from, to);
      if (peak < 0) return;
      this.#suspect = -1;
      const explanation = this.#units.length > 0 ? this.#explain(peak) : undefined;
      if (explanation) this.#commit(explanation);
      else this.#keepLoose(peak);
    }
  }

  #explain(peak: number): Proposal | undefined {
    this.#explainer.begin(peak);
    const height = this.#stage.residual[peak] as number;
    const singles = this.#explainer.singles(height);
    this.#suspect = singles.count > 0 ? singles.unit(0) : -1;
    const single = singles.count > 0 ? judge(singles.best(), singles, peak, this.#court) : undefined;
    if (single?.isClean && single.isAccepted) return single;
    const pair = this.#explainer.pair(height, singles);
    const both = pair && judge(pair, singles, peak, this.#court);
    if (both?.isAccepted && (!single?.isAccepted || both.left < pairMustLeave * single.left)) return both;
    return single?.isAccepted ? single : undefined;
  }

  #commit({ placed, left, doubt, rival }: Proposal): void {
    for (const { unit, model, position, scale } of placed) {
      this.take(unit, position, scale);
      if (left < mostLeftToFollow) model.follow(scale);
      this.#matches.push({ unit, position, scale, left, doubt, rival });
    }
  }

  #keepLoose(peak: number): void {
    const { residual } = this.#stage;
    const { core, deadTime } = this.#geometry;
    const height = Math.abs(residual[peak] as number);
    const from = Math.max(0, peak - core);
    const to = Math.min(this.#stage.length, peak + core + 1);
    let lowest = 0;
    let highest = 0;
    for (let i = from; i < to; i++) {
      lowest = Math.min(lowest, residual[i] as number);
      highest = Math.max(highest, residual[i] as number);
    }
    this.#loose.push({ position: peak, amplitude: highest - lowest, suspect: this.#suspect });
    this.#stage.block(peak, deadTime, height);
  }
}
