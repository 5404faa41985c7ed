/**
 * How strong the noise of a channel is when nothing else is there, from a recording that may be mostly activity:
 * three robust estimates that fail in different ways (DETECTION.md §B.3), their median, and whether they agree.
 */
import { LogHistogram } from './logHistogram';
import { gaussianMedianMagnitude } from './statistics';

/** One way to estimate the noise, in the samples' unit (RMS). */
export interface NoiseEstimate {
  readonly method: 'median-magnitude' | 'low-percentile-rms' | 'log-rms-mode';
  readonly rms: number;
}

/** The noise of a channel. */
export interface NoiseLevel {
  /** Median of the estimates, in the samples' unit. */
  readonly rms: number;
  readonly estimates: readonly NoiseEstimate[];
  /** Largest over smallest estimate; above `ambiguousFrom` no silence may be claimed. */
  readonly disagreement: number;
  readonly ambiguous: boolean;
}

/** Estimates further apart than this contradict each other (DETECTION.md §B.3). */
export const ambiguousFrom = 2;

/** The quantile of the windows' RMS that is taken for silence, and the standard normal's value there. */
export const lowQuantile = 0.05;
const lowQuantileNormal = -1.644_853_63;

/** Windows whose RMS is at most this many times that of the quietest ones are taken for rest. */
export const restFactor = 2;

/** Magnitudes are kept apart by their window's RMS in steps of this part of an octave. */
const classesPerOctave = 4;

/** What an estimator must know of its windows. */
export interface NoiseWindows {
  /** Of one window's power: twice bandwidth (Hz) times duration (s). */
  readonly degreesOfFreedom: number;
  /** Of their samples every n-th tells of the magnitudes: in a band far below half the sampling rate, neighbours are alike. */
  readonly stride: number;
  /** Windows that make a rest: with fewer, the median magnitude is taken over all windows, and no mode is theirs. */
  readonly leastRest: number;
}

/** Gathers the short windows of a channel (zero-mean, band-passed) in fixed memory. */
export class NoiseEstimator {
  readonly #windows: NoiseWindows;
  readonly #levels = new LogHistogram();
  readonly #magnitudesByLevel = new Map<number, LogHistogram>();

  constructor(windows: NoiseWindows) {
    this.#windows = windows;
  }

  /** Takes in one window: samples [from, to), by the bins of their magnitudes. @param squares the sum of their squares */
  addWindow(bins: Int16Array, from: number, to: number, squares: number): void {
    const rms = Math.sqrt(squares / (to - from));
    this.#levels.add(rms);
    const level = classOf(rms);
    const magnitudes = this.#magnitudesByLevel.get(level) ?? new LogHistogram();
    this.#magnitudesByLevel.set(level, magnitudes);
    magnitudes.addEach(bins, from, to, this.#windows.stride);
  }

  /** Takes in all windows of another estimator. */
  addAll(other: NoiseEstimator): void {
    this.#levels.addAll(other.#levels);
    for (const [level, magnitudes] of other.#magnitudesByLevel) {
      const own = this.#magnitudesByLevel.get(level) ?? new LogHistogram();
      this.#magnitudesByLevel.set(level, own);
      own.addAll(magnitudes);
    }
  }

  /** Forgets all windows whose RMS is about in [least, most]: whole classes of levels that touch it. */
  leaveOut(least: number, most: number): void {
    const [lowest, highest] = [classOf(least), classOf(most)];
    this.#levels.clear(2 ** (lowest / classesPerOctave), 2 ** ((highest + 1) / classesPerOctave));
    for (let level = lowest; level <= highest; level++) this.#magnitudesByLevel.delete(level);
  }

  /**
   * The noise so far; undefined where there is no window, or no noise at all (a signal of zeros).
   * @param roundingRms RMS of the error that a converter's step makes: magnitudes of weaker noise are mostly zeros, whose
   * median tells nothing, while its power is seen
   */
  estimate(roundingRms = 0): NoiseLevel | undefined {
    // The lowest windows of Gaussian noise are below its level by chance; the ratio takes that back.
    const chance = Math.sqrt(chiSquareQuantileRatio(this.#windows.degreesOfFreedom));
    const low = this.#levels.quantile(lowQuantile) / chance;
    const byMagnitude = this.#medianMagnitude(low) / gaussianMedianMagnitude;
    const estimates: readonly NoiseEstimate[] = [
      { method: 'median-magnitude', rms: Math.max(byMagnitude, Math.min(low, roundingRms)) },
      { method: 'low-percentile-rms', rms: low },
      // The lowest mode: a recording may be mostly activity. The density of the logarithm of a Gaussian's power has its maximum at the true power: no correction.
      { method: 'log-rms-mode', rms: this.#levels.lowestMode(this.#windows.leastRest) },
    ];
    const sorted = estimates.map((estimate) => estimate.rms).sort((a, b) => a - b);
    const [lowest = NaN, median = NaN, highest = NaN] = sorted;
    if (!(lowest > 0)) return undefined;
    const disagreement = highest / lowest;
    return { rms: median, estimates, disagreement, ambiguous: disagreement > ambiguousFrom };
  }

  /** Median of |x| in the windows of rest; over all windows where they are too few. */
  #medianMagnitude(low: number): number {
    const restBelow = classesPerOctave * Math.log2(restFactor * low);
    const rest = new LogHistogram();
    const all = new LogHistogram();
    for (const [level, magnitudes] of this.#magnitudesByLevel) {
      all.addAll(magnitudes);
      if (level < restBelow) rest.addAll(magnitudes);
    }
    const samplesPerWindow = all.count / Math.max(1, this.#levels.count);
    const isEnough = rest.count >= this.#windows.leastRest * samplesPerWindow;
    return (isEnough ? rest : all).quantile(0.5);
  }
}

/** The class of levels that a window of some RMS is in. */
function classOf(rms: number): number {
  return Math.floor(classesPerOctave * Math.log2(rms));
}

/** The low quantile of chi-square over its mean, by Wilson & Hilferty 1931; kept above 0 for very few degrees. */
function chiSquareQuantileRatio(degreesOfFreedom: number): number {
  const variance = 2 / (9 * Math.max(1, degreesOfFreedom));
  return Math.max(1e-3, (1 - variance + lowQuantileNormal * Math.sqrt(variance)) ** 3);
}
