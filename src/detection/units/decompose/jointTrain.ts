/** One unit's train over the blocks of an episode, and what is held of it. */
import { median } from '../../../signal/statistics';
import { missRate } from '../../trains/missRate';
import type { TrainParameters } from '../../trains/parameters';
import type { Geometry } from '../sorter/geometry';
import type { UnitParameters } from '../sorter/parameters';
import { isMixture, normalBelow, qualityNumbers } from '../sorter/quality';
import type { SortedUnit } from '../sorter/sortedSegment';
import type { DecomposedUnit, Seed } from './decompose';
import type { UnitShape } from './unitShape';

const { mixtureContamination } = qualityNumbers.values;

export type JointParameters = UnitParameters & TrainParameters;

/** Where a unit was found, and the same samples in the band that potentials are measured in. */
export interface FoundIn {
  readonly wide: Float32Array;
  /** RMS of what all units leave, by `noiseOf`. */
  readonly noise: number;
  /** Seconds of the first sample, and between which seconds discharges count. */
  readonly begins: number;
  readonly from: number;
  readonly to: number;
}

export class JointTrain {
  /** The sorter's unit, where it knew it. */
  readonly sorted: SortedUnit | undefined;
  readonly #geometry: Geometry;
  readonly #times: number[] = [];
  readonly #amplitudes: number[] = [];
  readonly #noises: number[] = [];
  readonly #sum: Float64Array;
  #windows = 0;
  /** The latest. */
  #shape: UnitShape | undefined;

  constructor(geometry: Geometry, sorted?: SortedUnit) {
    this.#geometry = geometry;
    this.sorted = sorted;
    this.#sum = new Float64Array(geometry.averageWidth);
  }

  get count(): number {
    return this.#times.length;
  }

  /** Whether a block had it. */
  get isJoint(): boolean {
    return this.#shape !== undefined;
  }

  /** The waveform that a block between two seconds begins with: the latest, or the sorter's in the size that it has there. */
  seed(from: number, to: number): Seed {
    if (this.#shape) return { template: Float32Array.from(this.#shape.values), before: this.#shape.before };
    const { before } = this.#geometry;
    if (!this.sorted) return { template: new Float32Array(0), before };
    const { template, times, amplitudes } = this.sorted;
    const here = amplitudes.filter((_, i) => (times[i] as number) >= from && (times[i] as number) < to);
    const size = (median(here) ?? swingOf(template)) / Math.max(Number.MIN_VALUE, swingOf(template));
    return { template: template.map((value) => size * value), before };
  }

  /** Takes what a block has of the unit. */
  add({ times, scales, shape }: DecomposedUnit, { wide, noise, begins, from, to }: FoundIn): void {
    const swing = swingOf(shape.values);
    const { rate, averageBefore } = this.#geometry;
    times.forEach((t, i) => {
      const seconds = begins + t;
      if (seconds < from || seconds >= to) return;
      this.#times.push(seconds);
      this.#amplitudes.push(swing * (scales[i] as number)); // as many
      this.#average(wide, Math.round(t * rate) - averageBefore);
    });
    this.#noises.push(noise);
    this.#shape = shape;
  }

  #average(wide: Float32Array, first: number): void {
    const sum = this.#sum;
    if (first < 0 || first + sum.length > wide.length) return;
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (wide[first + i] as number); // in bounds
    this.#windows++;
  }

  /** As the sorter has its units. @param noise RMS at rest */
  unit(noise: number, parameters: JointParameters): SortedUnit {
    const { before, width, rate } = this.#geometry;
    const times = Float64Array.from(this.#times);
    const shape = this.#shape;
    const amplitudes = Float32Array.from(this.#amplitudes);
    const shift = (shape?.before ?? 0) - before;
    const snr =
      (shape?.peak ?? 0) / Math.max(noise, median(Float64Array.from(this.#noises)) ?? 0, Number.MIN_VALUE);
    const averaged = this.#sum.map((value) => value / Math.max(1, this.#windows));
    return {
      times,
      amplitudes,
      template: Float32Array.from({ length: width }, (_, i) => shape?.values[i + shift] ?? 0),
      averaged: this.sorted?.averaged ?? Float32Array.from(averaged),
      snr,
      ...heldOf({ times, snr, rate, otherwise: this.sorted?.missRate }, parameters),
    };
  }
}

/** What is held of a train, by its intervals and its size. @param train.otherwise the miss rate where intervals don't tell */
export function heldOf(
  train: Pick<SortedUnit, 'times' | 'snr'> & {
    readonly rate: number;
    readonly otherwise: number | undefined;
  },
  parameters: JointParameters,
): Pick<SortedUnit, 'missRate' | 'contamination'> {
  const { times, snr, rate, otherwise } = train;
  const intervals = missRate(times, parameters);
  const unseen = 1 - normalBelow(snr - parameters.unitThreshold);
  const own = intervals?.identifiable ? intervals.rate : (otherwise ?? intervals?.rate ?? 0);
  const mixed = isMixture(
    times.map((t) => t * rate),
    rate,
  );
  return {
    missRate: Math.max(unseen, own),
    contamination: Math.max(mixed ? mixtureContamination : 0, intervals?.falseRate ?? 0),
  };
}

function swingOf(values: Float32Array | Float64Array): number {
  let [least, most] = [0, 0];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return most - least;
}
