/** What the engine says of the units of one channel: per episode its trains, each with what is held of it. */

/** [onsetSeconds, endSeconds) from the start of the recording. */
export interface UnitSpan {
  readonly onsetSeconds: number;
  readonly endSeconds: number;
}

/** Why a train is not held to be all of one unit's discharges and nothing else. */
export type TrainDoubt =
  | 'few-discharges'
  | 'low-signal-to-noise'
  | 'contaminated'
  | 'discharges-missed'
  | 'too-irregular'
  | 'short-intervals';

/** A mean potential, in the unit of the answer. */
interface MeanPotential {
  readonly values: Float32Array;
  /** Samples per second of `values`: the engine's working rate, not always the channel's. */
  readonly samplingRate: number;
  /** The discharge's time is so long after the first sample. */
  readonly beforeSeconds: number;
}

/** What is measured of a train; a number that the train can't give is undefined. */
interface TrainQuality {
  /** Nothing speaks against a valid train. */
  readonly doubts: readonly TrainDoubt[];
  /** Estimate, 0 to 1, of the part of the unit's discharges that the train misses. */
  readonly missedFraction: number;
  /** Estimate, 0 to 1, of the part of the train that is another's. */
  readonly contaminatedFraction: number;
  /** Peak of the mean potential over the RMS of what the sorter leaves unexplained. */
  readonly signalToNoise: number;
  /** 1 / median interval. */
  readonly ratePerSecond: number | undefined;
  /** Robust coefficient of variation of the intervals without doublets and gaps; only of trains that can be believed. */
  readonly irregularity: number | undefined;
  /** The same of all intervals as they are; undefined below five. */
  readonly rawVariation: number | undefined;
  /** Part of the intervals that are doublets. */
  readonly doubletFraction: number | undefined;
}

/** One unit in one episode. */
export interface EpisodeUnit {
  /**
   * Which unit of the channel it is, from 1 on: the same in each episode in which it was recognised, and whenever the same
   * recording is sorted by the same parameters.
   */
  readonly number: number;
  /** Seconds from the start of the recording, ascending. */
  readonly times: Float64Array;
  /** Peak-to-peak of each discharge in the detection band, in the unit of the answer. */
  readonly amplitudes: Float32Array;
  /** Whether the engine takes the train for one unit's: exactly where `quality.doubts` is empty. */
  readonly isValid: boolean;
  readonly quality: TrainQuality;
  /** In the band in which potentials are separated: what the sorter looked for. */
  readonly template: MeanPotential;
  /** In the band in which potentials are measured. */
  readonly meanPotential: MeanPotential;
}

/** One episode of a channel that was sorted. */
export interface UnitEpisode extends UnitSpan {
  /** What was sorted of it, in order: of a long episode not all of it. Of the rest no discharge is known. */
  readonly searched: readonly UnitSpan[];
  /** The part of the episode's active time that was sorted, above 0 up to 1. */
  readonly searchedFraction: number;
  /** Potentials seen in what was sorted, and the part of them that is in a unit's train. */
  readonly potentials: number;
  readonly assignedFraction: number;
  /** The strongest first; none where no potentials could be separated. */
  readonly units: readonly EpisodeUnit[];
}

/** A channel that was sorted. */
export interface SortedUnits {
  readonly kind: 'sorted';
  /** What amplitudes and potentials are in: `µV` where the channel's unit is one of electric potential, else its own. */
  readonly unit: string;
  /** Units of the channel, over all episodes. */
  readonly unitCount: number;
  readonly episodes: readonly UnitEpisode[];
}

/** The units of one channel, or why there are none. */
export type ChannelUnits =
  | SortedUnits
  /** Not EMG, or EMG that was recorded as a cue. */
  | { readonly kind: 'not-emg' }
  | { readonly kind: 'no-samples' }
  /** `rateHz` is the rate at which the engine works, at or below the channel's. */
  | { readonly kind: 'too-slow'; readonly rateHz: number; readonly leastRateHz: number }
  /** Nothing in the channel is active: nothing was sorted. */
  | { readonly kind: 'no-episode' };
