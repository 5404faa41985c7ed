/**
 * The interference pattern of one stretch of voluntary effort, second by second (DETECTION.md §D.2). What a laboratory
 * would read in the paper is measured as the paper has it (turns, amplitude, their ratio); what no source gives exactly is
 * called a proxy.
 */
import { at } from '../../base/typedArrays';
import { quantileOfSorted } from '../../signal/statistics';
import { fixedNumbers, microvolts, ratio, seconds } from '../numbers/fixedNumbers';
import { TurnCounter, type TurnSegment } from './turns';

export const interferenceEpochNumbers = fixedNumbers('interferenceEpochs', {
  epochSeconds: seconds(1, [0.2, 5], 'The pattern is measured over this long at a time', '§D.2 (1-s epochs)'),
  smallMicrovolts: microvolts(500, [100, 2000], 'A small segment (proxy) is lower than this', '§D.2'),
  smallSeconds: seconds(0.003, [0.0005, 0.02], 'And shorter than this', '§D.2'),
  upperPart: ratio(0.99, [0.5, 1], 'The upper centile of the amplitude (proxy)', '§D.2'),
  activitySeconds: seconds(
    0.01,
    [0.002, 0.1],
    'Activity (proxy) is the part of stretches of this length with a turn in them',
    'own: as long as a potential',
  ),
});
const { epochSeconds, smallMicrovolts, smallSeconds, upperPart, activitySeconds } =
  interferenceEpochNumbers.values;

/** One second of an interference pattern; what needs segments is undefined where there is none. */
export interface InterferenceEpoch {
  readonly onsetSeconds: number;
  /** Turns per second. */
  readonly turnsPerSecond: number;
  /** Mean amplitude of the segments between turns, in µV. */
  readonly amplitudeMicrovolts: number | undefined;
  /** Proxy: part of its stretches of 10 ms that hold a turn; 0 to 1. */
  readonly activity: number;
  /** Proxy: segments below 500 µV and 3 ms, per second. */
  readonly smallSegmentsPerSecond: number;
  /** Proxy of the upper centile of the amplitude: the 99th centile of the segments, in µV. */
  readonly upperAmplitudeMicrovolts: number | undefined;
  /** Median amplitude of the segments, in µV. */
  readonly medianAmplitudeMicrovolts: number | undefined;
  /** Median time from turn to turn, and its upper quartile. */
  readonly medianSegmentSeconds: number | undefined;
  readonly upperSegmentSeconds: number | undefined;
  /** RMS of the whole band, in µV. */
  readonly rmsMicrovolts: number;
  /** Part of the band's power above its upper edge (`sharpHz` in `pattern.ts`), 0 to 1. */
  readonly sharpPart: number;
}

/** Measures epochs as blocks come in. */
export class EpochMeter {
  readonly #rate: number;
  readonly #onset: number;
  readonly #length: number;
  readonly #counter: TurnCounter;
  readonly #segments: TurnSegment[][] = [];
  readonly #squares: number[] = [];
  readonly #sharpSquares: number[] = [];
  readonly #broken = new Set<number>();
  #seen = 0;

  /** @param rate samples per second. @param onset sample of the recording with which the stretch begins. */
  constructor(rate: number, onset: number) {
    this.#rate = rate;
    this.#onset = onset;
    this.#length = Math.round(epochSeconds * rate);
    this.#counter = new TurnCounter((segment) => {
      const epoch = Math.floor((segment.sample - onset) / this.#length);
      (this.#segments[epoch] ??= []).push(segment);
    });
  }

  /**
   * Takes the next samples, in µV: the whole band, and what of it is sharp.
   * @param missing 1 for each sample that the recording does not hold: its epoch is left out.
   */
  add(band: Float64Array, sharp: Float64Array, missing?: Uint8Array): void {
    this.#counter.add(band, this.#onset + this.#seen);
    for (let i = 0; i < band.length; i++) {
      const epoch = Math.floor(this.#seen++ / this.#length);
      if (missing?.[i] === 1) this.#broken.add(epoch);
      this.#squares[epoch] = (this.#squares[epoch] ?? 0) + at(band, i) ** 2;
      this.#sharpSquares[epoch] = (this.#sharpSquares[epoch] ?? 0) + at(sharp, i) ** 2;
    }
  }

  /** The whole epochs; what is left at the end is none. */
  epochs(): readonly InterferenceEpoch[] {
    return Array.from({ length: Math.floor(this.#seen / this.#length) }, (_, k) => k)
      .filter((k) => !this.#broken.has(k))
      .map((k) => this.#epoch(k));
  }

  #epoch(k: number): InterferenceEpoch {
    const segments = this.#segments[k] ?? [];
    const amplitudes = Float64Array.from(segments, ({ amplitudeMicrovolts }) => amplitudeMicrovolts).sort();
    const durations = Float64Array.from(segments, ({ samples }) => samples / this.#rate).sort();
    const isSmall = ({ amplitudeMicrovolts, samples }: TurnSegment): boolean =>
      amplitudeMicrovolts < smallMicrovolts && samples < smallSeconds * this.#rate;
    const bin = activitySeconds * this.#rate;
    const busy = new Set(segments.map(({ sample }) => Math.floor((sample - this.#onset) / bin)));
    const squares = this.#squares[k] ?? 0;
    return {
      onsetSeconds: (this.#onset + k * this.#length) / this.#rate,
      turnsPerSecond: segments.length / epochSeconds,
      amplitudeMicrovolts:
        segments.length > 0 ? amplitudes.reduce((a, b) => a + b, 0) / segments.length : undefined,
      activity: Math.min(1, (busy.size * activitySeconds) / epochSeconds),
      smallSegmentsPerSecond: segments.filter(isSmall).length / epochSeconds,
      upperAmplitudeMicrovolts: quantileOfSorted(amplitudes, upperPart),
      medianAmplitudeMicrovolts: quantileOfSorted(amplitudes, 0.5),
      medianSegmentSeconds: quantileOfSorted(durations, 0.5),
      upperSegmentSeconds: quantileOfSorted(durations, 3 / 4),
      rmsMicrovolts: Math.sqrt(squares / this.#length),
      sharpPart: squares > 0 ? (this.#sharpSquares[k] ?? 0) / squares : 0,
    };
  }
}
