/** Sorts one stretch after the other: peels with the known units, learns new ones from what is left, and settles. */
import type { Geometry } from './geometry';
import { chunkSorterNumbers } from './chunkSorterNumbers';
import { learnKinds } from './learn';
import { LimitHistogram } from './limitHistogram';
import type { UnitParameters } from './parameters';
import { Peeler, type Peeled } from './peel';
import { pooled, type Pooled } from './pool';
import { backgroundOf, firstBackground } from './background';
import { companions } from './companions';
import { crowdedFloor } from './crowd';
import { joinUnits, trainOf } from './join';
import { addToMeans } from './meanPotentials';
import { refineTemplates } from './refine';
import { segmentResult } from './segmentResult';
import { similarity, sizeRatio } from './similarity';
import type { SortedSegment } from './sortedSegment';
import type { SorterInput } from './sorterInput';
import { twoSizes } from './split';
import type { Loose, Match, Stage } from './stage';
import { Numbers, UnitModel } from './unitModel';

const {
  learnedFirst,
  learnedThen,
  peeledAtLast,
  laterRounds,
  mostPooled,
  steadyPart,
  leastPeak,
  leastNews,
  newsPart,
  mostKinds,
  looseSuspicion,
  fewPotentials,
  somePotentials,
  knownFrom,
  knownTo,
} = chunkSorterNumbers.values;
/** Of the first potentials; peeled are as many as the next step needs. */
const learnedInRound = [learnedFirst, learnedThen];
/** Structural: a signal without any noise still has this much, for thresholds must not be 0. */
const leastNoise = 1e-9;

export class ChunkSorter {
  readonly #input: SorterInput;
  readonly #stage: Stage;
  readonly #geometry: Geometry;
  readonly #parameters: UnitParameters;
  #units: UnitModel[] = [];
  /** RMS of what the last stage left unexplained. */
  #background: number | undefined;
  /** What is smaller is not looked for, as there is too much of it; 0 where there is not. */
  #crowdedFloor = 0;
  #pool: Pooled[] = [];
  /** Settled loose potentials that are out of the pool. */
  readonly #loosePositions = new Numbers();
  readonly #looseAmplitudes = new Numbers();
  /** Part of the looked-at samples whose limit is above 2^(k/4) thresholds, and how many were looked at. */
  readonly #limits = new LimitHistogram();

  constructor(input: SorterInput, stage: Stage, geometry: Geometry, parameters: UnitParameters) {
    this.#input = input;
    this.#stage = stage;
    this.#geometry = geometry;
    this.#parameters = parameters;
  }

  /** Sorts the stage, which begins at segment sample `first`, and settles stage samples [from, to). */
  sort(first: number, from: number, to: number, isLast: boolean): void {
    if (to <= from) return;
    const stage = this.#stage;
    const levels = new Map(this.#units.map((unit) => [unit, unit.level]));
    const isFirst = this.#units.length === 0;
    if (isFirst) this.#setThreshold(firstBackground(stage, this.#parameters.unitBackgroundThreshold));
    let peeled = this.#peel(first, from, stage.length);
    const rounds = isFirst ? learnedInRound.length : laterRounds;
    const ends = [...learnedInRound, peeledAtLast].map((count) =>
      isFirst ? endOf(peeled.loose, count, stage) : stage.length,
    );
    for (let round = 0; round < rounds; round++) {
      const learnTo = ends[round] ?? stage.length;
      const before = this.#background ?? 0;
      if (this.#units.length > 0) {
        this.#setThreshold(backgroundOf(stage.residual, learnTo));
        if (isFirst) this.#improve(peeled.matches);
      }
      const isSteady = (this.#background ?? 0) > (1 - steadyPart) * before;
      const isNew = this.#learn(
        first,
        peeled.loose.filter(({ position }) => position < learnTo),
        isLast,
      );
      if (!isNew && isSteady && !isFirst) break;
      this.#restore(levels);
      peeled = this.#peel(first, from, ends[round + 1] ?? stage.length);
    }
    if (isFirst && this.#units.length > 0) {
      this.#improve(peeled.matches);
      this.#restore(levels);
      peeled = this.#peel(first, from, stage.length);
    }
    this.#settle(first, from, to, peeled);
  }

  result(origin: number): SortedSegment {
    for (const loose of this.#pool) this.#giveUp(loose);
    this.#pool = [];
    const owners = joinUnits(
      this.#units.filter(({ positions }) => positions.count > 0),
      this.#geometry,
      this.#parameters,
    );
    const joined = [...new Set(owners.values())];
    const isPart = companions(
      joined.map((unit) => ({ positions: trainOf(unit).positions, size: unit.swing * unit.level })),
      this.#geometry.rate,
      true,
    );
    return segmentResult({
      units: joined.filter((_, u) => !isPart[u]),
      owners,
      loosePositions: this.#loosePositions.values,
      looseAmplitudes: this.#looseAmplitudes.values,
      origin,
      rate: this.#geometry.rate,
      threshold: this.#stage.threshold,
      noise: this.#stage.noise,
      limits: this.#limits,
      parameters: this.#parameters,
    });
  }

  #peel(first: number, from: number, to: number): Peeled {
    const stage = this.#stage;
    stage.reset(this.#units);
    const peeler = new Peeler(this.#stage, this.#units, this.#geometry, this.#parameters);
    this.#units.forEach((unit, u) => {
      const positions = unit.positions.values;
      for (
        let i = positions.length - 1;
        i >= 0 && (positions[i] as number) > first - this.#geometry.width;
        i--
      ) {
        peeler.take(u, (positions[i] as number) - first, unit.scales.values[i] as number);
      }
    });
    for (const { position } of this.#pool) {
      if (position > first) {
        this.#stage.block(Math.round(position - first), this.#geometry.deadTime, Infinity);
      }
    }
    const peeled = peeler.peel(from, to);
    const seconds = (to - from) / this.#geometry.rate;
    this.#crowdedFloor = Math.max(this.#crowdedFloor, crowdedFloor(peeled, this.#units, seconds));
    return peeled;
  }

  #setThreshold(background: number): void {
    const stage = this.#stage;
    const { noiseRms, spikeFloor } = this.#input;
    const { unitThreshold, unitBackgroundThreshold } = this.#parameters;
    this.#background = background;
    stage.noise = Math.max(noiseRms, background, leastNoise);
    const ofNoise = Math.max(unitThreshold * noiseRms, unitBackgroundThreshold * background);
    stage.threshold = Math.max(ofNoise, spikeFloor / 2, leastNoise, this.#crowdedFloor);
  }

  #restore(levels: ReadonlyMap<UnitModel, number>): void {
    for (const unit of this.#units) unit.level = levels.get(unit) ?? 1;
  }

  /** Admits units for loose potentials that look alike. */
  #learn(first: number, loose: readonly Loose[], isLast: boolean): boolean {
    if (this.#units.length >= this.#parameters.unitMost) return false;
    const isWhole = isLast && this.#units.length === 0;
    if (loose.length < Math.max(leastNews, newsPart * this.#pool.length) && !isWhole) return false;
    const potentials = [
      ...this.#pool,
      ...loose.map((potential) => pooled(this.#stage, potential, first, this.#geometry)),
    ];
    const kinds = learnKinds(potentials, {
      geometry: this.#geometry,
      noise: this.#stage.noise,
      variation: this.#parameters.unitShapeVariation,
      leastMembers: this.#leastMembers(potentials.length, isWhole),
      mostResidual: this.#parameters.unitMostResidual,
    });
    let isNew = false;
    for (const { template, members } of kinds) {
      if (this.#units.length >= this.#parameters.unitMost) break;
      const unit = new UnitModel(this.#geometry, template, members.length);
      if (unit.peak < leastPeak * this.#stage.threshold || this.#isKnown(unit)) continue;
      this.#units.push(unit);
      isNew = true;
    }
    return isNew;
  }

  /** Few potentials are rarely superposed: then two or three that look alike make a unit, and one alone in the end. */
  #leastMembers(potentials: number, isWhole: boolean): number {
    const { unitLeastDischarges } = this.#parameters;
    if (potentials < fewPotentials * unitLeastDischarges) {
      return isWhole ? 1 : Math.min(2, unitLeastDischarges);
    }
    if (potentials < somePotentials * unitLeastDischarges) return Math.min(3, unitLeastDischarges);
    return Math.max(unitLeastDischarges, potentials / mostKinds);
  }

  #isKnown(unit: UnitModel): boolean {
    return this.#units.some((known) => {
      const present = sizeRatio(known, unit) / known.level;
      if (!(present > knownFrom && present < knownTo)) return false;
      return (
        similarity(known, unit, this.#geometry.before).correlation > this.#parameters.unitMergeCorrelation
      );
    });
  }

  /** Brings unsettled units nearer to what was matched: templates, units of two sizes, and units that are none. */
  #improve(matches: readonly Match[]): void {
    refineTemplates(this.#stage, this.#units, matches, this.#geometry);
    const matchesOf = this.#units.map((): Match[] => []);
    for (const match of matches) matchesOf[match.unit]?.push(match);
    const trains = this.#units.map((model, u) => ({
      size: model.swing,
      positions: Float64Array.from(matchesOf[u] ?? [], ({ position }) => position).sort(),
    }));
    const isPart = companions(trains, this.#geometry.rate, false);
    const splits = matchesOf.map(twoSizes);
    // One by one: an array that flatMap made would be of another kind to V8, which would compile the search anew.
    const improved: UnitModel[] = [];
    this.#units.forEach((model, u) => {
      const count = trains[u]?.positions.length ?? 0;
      const least = Math.min(model.support / 2, this.#parameters.unitLeastDischarges);
      if (count < Math.max(1, least, matches.length / mostKinds) || isPart[u]) return;
      if (model.peak < leastPeak * this.#stage.threshold) return;
      for (const size of splits[u] ?? [1]) {
        const template = model.template.map((value) => size * value);
        improved.push(new UnitModel(this.#geometry, template, model.support));
      }
    });
    this.#units = improved;
  }

  #settle(first: number, from: number, to: number, { matches, loose }: Peeled): void {
    const stage = this.#stage;
    const accepted = matches.filter(({ position }) => position < to).sort((a, b) => a.position - b.position);
    for (const match of accepted) {
      const unit = this.#units[match.unit];
      if (!unit) continue;
      unit.positions.push(first + match.position);
      unit.scales.push(match.scale);
      unit.left += match.left;
      const rival = this.#units[match.rival];
      if (rival) unit.doubts.set(rival, (unit.doubts.get(rival) ?? 0) + match.doubt);
    }
    addToMeans(accepted, loose, this.#units, stage, this.#geometry);
    for (const potential of loose) {
      if (potential.position >= to) continue;
      this.#pool.push(pooled(stage, potential, first, this.#geometry));
      const suspect = this.#units[potential.suspect];
      if (suspect) suspect.suspected += looseSuspicion;
    }
    for (const past of this.#pool.splice(0, Math.max(0, this.#pool.length - mostPooled))) this.#giveUp(past);
    this.#limits.add(stage.limit, from, to);
    refineTemplates(stage, this.#units, matches, this.#geometry);
  }

  #giveUp({ position, amplitude }: Pooled): void {
    this.#loosePositions.push(position);
    this.#looseAmplitudes.push(amplitude);
  }
}

/** Where so many potentials have been found. */
function endOf(loose: readonly Loose[], count: number, stage: Stage): number {
  return loose.length > count ? (loose[count]?.position ?? 0) : stage.length;
}
