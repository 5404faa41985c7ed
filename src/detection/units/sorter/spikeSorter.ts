/**
 * The spike sorter: takes one active segment piece by piece, sorts it in chunks of fixed length (so that the answer
 * does not depend on the pieces), and keeps of the past only trains, templates and some potentials without a unit.
 */
import { ChunkSorter } from './chunkSorter';
import { geometryOf, type Geometry } from './geometry';
import type { UnitParameters } from './parameters';
import type { SortedSegment } from './sortedSegment';
import type { SorterInput } from './sorterInput';
import { Stage } from './stage';

export class SpikeSorter {
  readonly #geometry: Geometry;
  readonly #stage: Stage;
  readonly #sorter: ChunkSorter;
  /** Segment sample of the stage's first one; undefined before the first piece. */
  #first: number | undefined;
  /** Stage sample from which on discharges are not settled yet. */
  #settled = 0;
  #origin = 0;

  constructor(input: SorterInput, parameters: UnitParameters) {
    this.#geometry = geometryOf(input.samplingRate, parameters);
    this.#stage = new Stage(this.#geometry);
    this.#sorter = new ChunkSorter(input, this.#stage, this.#geometry, parameters);
  }

  /**
   * Takes the next samples of the segment; pieces follow one another without a gap.
   *
   * @param detection high-passed at about 200 Hz without phase shift
   * @param wide the same samples in the measurement band
   * @param firstSample index of detection[0] at the working rate; times are counted from sample 0
   */
  add(detection: Float32Array, wide: Float32Array, firstSample: number): void {
    if (this.#first === undefined) {
      this.#first = 0;
      this.#origin = firstSample;
    }
    const stage = this.#stage;
    for (let from = 0; from < detection.length;) {
      const to = Math.min(detection.length, from + stage.signal.length - stage.length);
      copyFinite(detection, from, to, stage.signal, stage.length);
      copyFinite(wide, from, to, stage.wide, stage.length);
      stage.length += to - from;
      from = to;
      if (stage.length === stage.signal.length) this.#advance();
    }
  }

  /** Sorts what is left, and says what the segment holds. */
  finish(): SortedSegment {
    this.#sorter.sort(this.#first ?? 0, this.#settled, this.#stage.length, true);
    return this.#sorter.result(this.#origin);
  }

  #advance(): void {
    const stage = this.#stage;
    const { margin } = this.#geometry;
    const first = this.#first ?? 0;
    this.#sorter.sort(first, this.#settled, stage.length - margin, false);
    const kept = 2 * margin;
    const dropped = stage.length - kept;
    stage.signal.copyWithin(0, dropped, stage.length);
    stage.wide.copyWithin(0, dropped, stage.length);
    stage.length = kept;
    this.#first = first + dropped;
    this.#settled = margin;
  }
}

/** Copies samples [from, to) to `place` on; what is no number becomes 0. */
function copyFinite(
  source: Float32Array,
  from: number,
  to: number,
  target: Float64Array,
  place: number,
): void {
  const shift = place - from;
  for (let i = from; i < to; i++) {
    const value = source[i] as number; // in bounds
    target[i + shift] = Number.isFinite(value) ? value : 0;
  }
}
