/** Trains that a person has given for segments of a channel, in place of the engine's. */
import type { ChannelUnits, EpisodeUnit, SortedUnits, UnitEpisode } from './channelUnits';

/** One unit's train in a segment. Plain numbers: a product that reads them is kept under them. */
export interface GivenTrain {
  /** Which unit of the channel it is, from 1 on: the same in each segment. */
  readonly number: number;
  /** Samples of the channel's clock, ascending. */
  readonly samples: readonly number[];
  /** The person says that this is no unit: its discharges only tell which of the engine's it was. */
  readonly isRejected: boolean;
}

/** A segment, in samples [start, end) of the channel's clock, with all of its units. */
export interface GivenSegment {
  readonly start: number;
  readonly end: number;
  readonly trains: readonly GivenTrain[];
}

/** The corrected segments of one channel. */
export interface GivenChannel {
  readonly channel: number;
  readonly given: readonly GivenSegment[];
}

/** One unit in one episode, whoever found it: what the engine measures of its own trains alone is left out. */
export interface ShownUnit extends Pick<EpisodeUnit, 'number' | 'times' | 'isValid'> {
  readonly quality: Pick<
    EpisodeUnit['quality'],
    'doubts' | 'missedFraction' | 'ratePerSecond' | 'irregularity'
  >;
}

/** One episode with its units, the engine's or those that a person has given. */
export interface ShownEpisode extends Omit<UnitEpisode, 'units'> {
  readonly units: readonly ShownUnit[];
  /** A person's. */
  readonly isGiven?: true;
}

/** A channel's units, the engine's and those that a person has given. */
export interface ShownSortedUnits extends Omit<SortedUnits, 'episodes'> {
  readonly episodes: readonly ShownEpisode[];
}

/** The units of one channel, or why there are none. */
export type ShownUnits = ShownSortedUnits | Exclude<ChannelUnits, SortedUnits>;
