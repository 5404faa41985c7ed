/**
 * Proposes what a peak may be: one unit's potential, or two that overlap (DETECTION.md §C.2: peel-off of pairs).
 * Gains are energies taken away; a scale away from the unit's present one costs, as its discharges are alike.
 */
import { Candidates, type Explanation, type Placement } from './candidates';
import { Correlations } from './correlations';
import { explainNumbers } from './explainNumbers';
import type { Firings } from './firings';
import type { Geometry } from './geometry';
import type { UnitParameters } from './parameters';
import type { Stage } from './stage';
import type { UnitModel } from './unitModel';

const {
  scaleSpread,
  effectiveSamples,
  slack,
  peakChange,
  worthMoving,
  leastPart,
  mostPart,
  leastGain,
  beam,
  worthTrying,
  coarsePart,
} = explainNumbers.values;

export class Explainer {
  readonly correlations: Correlations;
  readonly #units: readonly UnitModel[];
  /** Variance of a sample. */
  readonly #noise: number;
  readonly #variation: number;
  readonly #scaleLow: number;
  readonly #scaleHigh: number;
  readonly #pairReach: number;
  readonly #coarse: number;
  readonly #firings: Firings;
  /** How much a scale away from the present one costs. */
  readonly #stiffness: Float64Array;
  readonly #singles: Candidates;
  readonly #larger: Candidates;
  #peak = 0;
  // NaN, until a search sets them: what begins as a whole number V8 lays out anew at its first fraction.
  /** Scale found by the last `#gain`. */
  #scale = NaN;
  /** What the search has found so far. */
  #most = NaN;
  #bestUnit = -1;
  #bestLag = 0;
  #bestScale = NaN;

  constructor(
    units: readonly UnitModel[],
    geometry: Geometry,
    parameters: UnitParameters,
    stage: Stage,
    firings: Firings,
  ) {
    this.#units = units;
    this.#noise = stage.noise ** 2;
    this.#variation = parameters.unitShapeVariation;
    this.#scaleLow = parameters.unitScaleLow;
    this.#scaleHigh = parameters.unitScaleHigh;
    this.#pairReach = geometry.reach;
    this.#coarse = geometry.coarse;
    this.#firings = firings;
    this.#stiffness = new Float64Array(units.length);
    this.#singles = new Candidates(units.length);
    this.#larger = new Candidates(units.length);
    this.correlations = new Correlations(units, geometry, stage.rooms);
  }

  /** From now on the peak at that sample of the stage is to be explained. */
  begin(peak: number): void {
    this.#peak = peak;
    this.correlations.begin(peak);
    this.#units.forEach((unit, u) => {
      this.#stiffness[u] = this.modelNoise(unit) / (scaleSpread * unit.level) ** 2;
    });
  }

  /** Variance of a sample about a unit's scaled template: noise, and the discharges' own differences. */
  modelNoise({ level, energy }: UnitModel): number {
    return this.#noise + ((this.#variation * level) ** 2 * energy) / effectiveSamples;
  }

  /** Each unit of fitting size with one of its extremes on the peak of `height` (with its sign); overwritten by the next call. */
  singles(height: number): Candidates {
    const low = this.#scaleLow * (1 - peakChange);
    const high = this.#scaleHigh * (1 + peakChange);
    const found = this.#singles;
    found.clear();
    let best = 0;
    for (let u = 0; u < this.#units.length; u++) {
      const { extremes, energy, level } = this.#units[u] as UnitModel; // in bounds
      this.#forget(0);
      for (const { offset, value } of extremes) {
        const scale = height / (value * level);
        if (!(scale > low && scale < high)) continue;
        const lag = -offset | 0;
        const correlation = this.correlations.value(u, lag);
        if (correlation <= 0 || correlation * correlation < worthMoving * best * energy) continue;
        this.#search(u, lag - slack, lag + slack);
      }
      if (this.#bestUnit < 0) continue;
      best = Math.max(best, this.#most);
      this.#addFound(found);
    }
    return found;
  }

  /** The best two potentials of two units; undefined where a second adds nothing. */
  pair(height: number, singles: Candidates): Explanation | undefined {
    let best: { first: Placement; second: Placement } | undefined;
    let most = 0;
    const firsts = this.#firsts(Math.abs(height), singles);
    const least = firsts.count > 0 ? worthTrying * firsts.gain(0) : 0;
    for (let i = 0; i < firsts.count && i < beam && firsts.gain(i) >= least; i++) {
      const first = firsts.placement(i);
      const gain = firsts.gain(i);
      this.#searchSecond(first, Math.max(leastGain * this.#noise, most - gain));
      if (this.#bestUnit < 0) continue;
      most = gain + this.#most;
      best = { first, second: this.#placement() };
    }
    return best && { placements: this.#refit(best.first, best.second), gain: most };
  }

  /** Units large enough to be the larger of two, each at its best place; overwritten by the next call. */
  #firsts(height: number, singles: Candidates): Candidates {
    const found = this.#larger;
    found.clear();
    const fine = this.#coarse - 1;
    for (let u = 0; u < this.#units.length; u++) {
      const unit = this.#units[u] as UnitModel; // in bounds
      const size = unit.peak * unit.level;
      if (size < leastPart * height || size > mostPart * height) continue;
      const single = singles.placeOf(u);
      this.#forget(single >= 0 ? singles.gain(single) : 0);
      this.#searchCoarsely(u);
      if (this.#bestUnit >= 0) {
        this.#search(u, this.#bestLag - fine, this.#bestLag + fine);
        this.#addFound(found);
      } else if (single >= 0) singles.copyTo(found, single);
    }
    return found;
  }

  /** Looks for a better place of the unit with lags from `from` to `to`. */
  #search(u: number, from: number, to: number): void {
    const { correlations } = this;
    const last = Math.min(correlations.reach, to);
    for (let lag = Math.max(-correlations.reach, from); lag <= last; lag++) {
      const gain = this.#gain(u, correlations.value(u, lag), this.#most);
      if (gain > this.#most && this.#firings.isFree(u, this.#peak + lag)) this.#note(u, lag, gain);
    }
  }

  /** The same with the coarse lags. */
  #searchCoarsely(u: number): void {
    const values = this.correlations.coarse(u);
    const place = this.#bestOf(u, values, this.#most);
    if (place < 0) return;
    const gain = this.#gain(u, values[place] as number, this.#most); // in bounds
    this.#note(u, place * this.#coarse - this.#pairReach, gain);
  }

  /** Looks for a second potential that takes away more than `most` of what the first leaves. */
  #searchSecond(first: Placement, most: number): void {
    const reach = this.#pairReach;
    const fine = this.#coarse - 1;
    this.#forget(most);
    const greatest = this.correlations.greatestLefts(first.unit, first.scale, first.lag);
    for (let u = 0; u < this.#units.length; u++) {
      if (u === first.unit) continue;
      const least = coarsePart * this.#most;
      if (greatest && this.#gain(u, greatest[u] as number, least) <= least) continue;
      const lefts = this.correlations.coarseLeft(u, first.unit, first.scale, first.lag);
      const place = this.#bestOf(u, lefts, least);
      if (place < 0) continue;
      const lag = place * this.#coarse - reach;
      const to = Math.min(reach, lag + fine);
      for (let k = Math.max(-reach, lag - fine); k <= to; k++) {
        const gain = this.#gain(u, this.#leftFor(first, u, k), this.#most);
        if (gain > this.#most && this.#firings.isFree(u, this.#peak + k)) this.#note(u, k, gain);
      }
    }
  }

  /**
   * The place of the coarse lag at which a unit takes away the most, and more than `least`; −1 if there is none.
   * @param values its correlations at the coarse lags; what it takes away grows with them
   */
  #bestOf(u: number, values: Float64Array, least: number): number {
    let most = least > 0 ? Math.sqrt(least * (this.#units[u] as UnitModel).energy) : 0; // callers go through the units
    let best = -1;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number; // in bounds
      if (value <= most) continue;
      if (this.#gain(u, value, least) <= least) continue;
      if (!this.#firings.isFree(u, this.#peak + i * this.#coarse - this.#pairReach)) continue;
      most = value;
      best = i;
    }
    return best;
  }

  /** Σ signal · template, the first potential taken away. */
  #leftFor(first: Placement, u: number, lag: number): number {
    const { correlations } = this;
    return correlations.value(u, lag) - first.scale * correlations.crossed(first.unit, u, lag - first.lag);
  }

  #forget(most: number): void {
    this.#most = most;
    this.#bestUnit = -1;
  }

  /** For the scale of the last `#gain`. */
  #note(unit: number, lag: number, gain: number): void {
    this.#most = gain;
    this.#bestUnit = unit;
    this.#bestLag = lag | 0; // never −0: V8 would go on in floating point
    this.#bestScale = this.#scale;
  }

  #placement(): Placement {
    return { unit: this.#bestUnit, lag: this.#bestLag, scale: this.#bestScale };
  }

  #addFound(candidates: Candidates): void {
    candidates.add(this.#bestUnit, this.#bestLag, this.#bestScale, this.#most);
  }

  /** Both scales anew, each with the other's potential taken away; twice around is close enough. */
  #refit(first: Placement, second: Placement): Placement[] {
    const crossed = this.correlations.crossed(first.unit, second.unit, second.lag - first.lag);
    let a = first;
    let b = second;
    for (let i = 0; i < 2; i++) {
      a = { ...a, scale: this.#scaleFor(a, b.scale * crossed) };
      b = { ...b, scale: this.#scaleFor(b, a.scale * crossed) };
    }
    return [a, b];
  }

  #scaleFor({ unit, lag }: Placement, taken: number): number {
    this.#gain(unit, this.correlations.value(unit, lag) - taken, 0);
    return this.#scale;
  }

  /** Energy taken away by the best scale in range, for a correlation with the signal; 0 where it can't exceed `most`. */
  #gain(u: number, correlation: number, most: number): number {
    const { level, energy } = this.#units[u] as UnitModel; // callers go through the units
    if (correlation <= 0 || correlation * correlation <= most * energy) return 0;
    const stiffness = this.#stiffness[u] as number;
    const free = (correlation + stiffness * level) / (energy + stiffness);
    const low = this.#scaleLow * level;
    const high = this.#scaleHigh * level;
    const scale = free < low ? low : free > high ? high : free;
    const change = scale - level;
    this.#scale = scale;
    return 2 * scale * correlation - scale * scale * energy - stiffness * change * change;
  }

  /** Σ signal · template, `partner`'s potential taken away, as a parabola's top between samples: −0.5 to 0.5. */
  shiftOf({ unit, lag }: Placement, partner: Placement | undefined): number {
    const value = (k: number): number =>
      partner ? this.#leftFor(partner, unit, k) : this.correlations.value(unit, k);
    const [left, middle, right] = [value(lag - 1), value(lag), value(lag + 1)];
    const curvature = 2 * middle - left - right;
    return curvature > 0 ? Math.max(-0.5, Math.min(0.5, (right - left) / (2 * curvature))) : 0;
  }
}
