/**
 * Proposes what a peak may be: one unit's potential, or two that overlap (DETECTION.md §C.2: peel-off of pairs).
 * Gains are energies taken away; a scale away from the unit's present one costs, as its discharges are alike.
 */
import { at } from '../../recording/typedArrays';
import { Correlations } from './correlations';
import type { Geometry } from './geometry';
import type { UnitParameters } from './parameters';
import type { UnitModel } from './unitModel';

/** A unit whose alignment point lies `lag` samples after the peak. */
export interface Placement {
  readonly unit: number;
  readonly lag: number;
  readonly scale: number;
}

/** Placements that explain a peak together, and how much of the energy they take away. */
export interface Explanation {
  readonly placements: readonly Placement[];
  readonly gain: number;
}

/** Spread of a discharge's scale about the unit's present one. */
const scaleSpread = 0.08;
/** A model's own variability counts as noise spread over about this many samples. */
const effectiveSamples = 20;
/** A potential's own peak may be this many samples beside the peak that is to be explained. */
const slack = 2;
/** Noise and small potentials beside it change a single potential's peak by up to this part. */
const peakChange = 0.25;
/** A unit smaller than this part of a peak is not the larger of the two that make it. */
const leastPart = 0.35;
/** A second potential must take away more energy than this many times the noise variance: chance over lags and units. */
const leastGain = 25;
/** First potentials that are tried with every second one. */
const beam = 6;

export class Explainer {
  readonly correlations: Correlations;
  readonly #units: readonly UnitModel[];
  readonly #parameters: UnitParameters;
  readonly #noise: number;
  readonly #pairReach: number;
  readonly #isFree: (unit: number, lag: number) => boolean;
  /** How much a scale away from the present one costs. */
  readonly #stiffness: Float64Array;
  /** Scale found by the last `#gain`. */
  #scale = 0;

  /** @param noise variance of a sample; @param isFree whether a unit may fire there: it has not just fired */
  constructor(
    units: readonly UnitModel[],
    geometry: Geometry,
    parameters: UnitParameters,
    noise: number,
    isFree: (unit: number, lag: number) => boolean,
  ) {
    this.#units = units;
    this.#parameters = parameters;
    this.#noise = noise;
    this.#pairReach = geometry.reach;
    this.#isFree = isFree;
    this.#stiffness = new Float64Array(units.length);
    this.correlations = new Correlations(units, geometry);
  }

  /** From now on the peak at that sample of a signal of `length` samples is to be explained. */
  begin(signal: Float64Array, length: number, peak: number): void {
    this.correlations.begin(signal, length, peak);
    for (let u = 0; u < this.#units.length; u++) {
      const unit = this.#units[u];
      if (unit) this.#stiffness[u] = this.modelNoise(unit) / (scaleSpread * unit.level) ** 2;
    }
  }

  /** Variance of a sample about a unit's scaled template: noise, and the discharges' own differences. */
  modelNoise({ level, energy }: UnitModel): number {
    return this.#noise + ((this.#parameters.unitShapeVariation * level) ** 2 * energy) / effectiveSamples;
  }

  /** Each unit of fitting size with one of its extremes on the peak of `height` (with its sign); the best first. */
  singles(height: number): Explanation[] {
    const { unitScaleLow, unitScaleHigh } = this.#parameters;
    const found: Explanation[] = [];
    for (let u = 0; u < this.#units.length; u++) {
      const unit = this.#units[u];
      if (!unit) continue;
      let best: Explanation | undefined;
      for (const { offset, value } of unit.extremes) {
        const scale = height / (value * unit.level);
        if (!(scale > unitScaleLow * (1 - peakChange) && scale < unitScaleHigh * (1 + peakChange))) continue;
        best = this.#bestWithin(u, -offset - slack, -offset + slack, best);
      }
      if (best) found.push(best);
    }
    return found.sort((a, b) => b.gain - a.gain);
  }

  /** The best two potentials of two units; undefined where a second adds nothing. */
  pair(height: number, singles: readonly Explanation[]): Explanation | undefined {
    let best: { first: Placement; second: Placement } | undefined;
    let most = 0;
    for (const { placements, gain } of this.#firsts(Math.abs(height), singles)) {
      const first = placements[0];
      const second = first && this.#bestSecond(first);
      if (!first || !second || gain + second.gain <= most) continue;
      const other = second.placements[0];
      if (!other) continue;
      most = gain + second.gain;
      best = { first, second: other };
    }
    return best && { placements: this.#refit(best.first, best.second), gain: most };
  }

  /** Units large enough to be the larger of two, each at its best place. */
  #firsts(height: number, singles: readonly Explanation[]): Explanation[] {
    const found: Explanation[] = [];
    for (let u = 0; u < this.#units.length; u++) {
      const unit = this.#units[u];
      if (!unit || unit.peak * unit.level < leastPart * height) continue;
      const single = singles.find(({ placements }) => placements[0]?.unit === u);
      const best = this.#bestWithin(u, -this.#pairReach, this.#pairReach, single);
      if (best) found.push(best);
    }
    return found.sort((a, b) => b.gain - a.gain).slice(0, beam);
  }

  #bestWithin(u: number, from: number, to: number, known: Explanation | undefined): Explanation | undefined {
    const { reach } = this.correlations;
    const last = Math.min(reach, to);
    let most = known?.gain ?? 0;
    let bestLag = NaN;
    let scale = 0;
    for (let lag = Math.max(-reach, from); lag <= last; lag++) {
      const gain = this.#gain(u, this.correlations.value(u, lag), most);
      if (gain <= most || !this.#isFree(u, lag)) continue;
      most = gain;
      bestLag = lag;
      scale = this.#scale;
    }
    return bestLag === bestLag ? { placements: [{ unit: u, lag: bestLag, scale }], gain: most } : known;
  }

  #bestSecond(first: Placement): Explanation | undefined {
    const { correlations } = this;
    let most = leastGain * this.#noise;
    let unit = -1;
    let bestLag = 0;
    let scale = 0;
    for (let u = 0; u < this.#units.length; u++) {
      if (u === first.unit) continue;
      for (let lag = -this.#pairReach; lag <= this.#pairReach; lag++) {
        const taken = first.scale * correlations.crossed(first.unit, u, lag - first.lag);
        const gain = this.#gain(u, correlations.value(u, lag) - taken, most);
        if (gain <= most || !this.#isFree(u, lag)) continue;
        most = gain;
        unit = u;
        bestLag = lag;
        scale = this.#scale;
      }
    }
    return unit >= 0 ? { placements: [{ unit, lag: bestLag, scale }], gain: most } : undefined;
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
    const stiffness = at(this.#stiffness, u);
    const free = (correlation + stiffness * level) / (energy + stiffness);
    const low = this.#parameters.unitScaleLow * level;
    const high = this.#parameters.unitScaleHigh * level;
    const scale = free < low ? low : free > high ? high : free;
    const change = scale - level;
    this.#scale = scale;
    return 2 * scale * correlation - scale * scale * energy - stiffness * change * change;
  }

  /** Σ signal · template, `partner`'s potential taken away, as a parabola's top between samples: −0.5 to 0.5. */
  shiftOf({ unit, lag }: Placement, partner: Placement | undefined): number {
    const value = (k: number): number => {
      const direct = this.correlations.value(unit, k);
      return partner
        ? direct - partner.scale * this.correlations.crossed(partner.unit, unit, k - partner.lag)
        : direct;
    };
    const [left, middle, right] = [value(lag - 1), value(lag), value(lag + 1)];
    const curvature = 2 * middle - left - right;
    return curvature > 0 ? Math.max(-0.5, Math.min(0.5, (right - left) / (2 * curvature))) : 0;
  }
}
