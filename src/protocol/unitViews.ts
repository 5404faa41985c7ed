/** The motor units of one channel, as the page shows them: the engine's trains, which nobody has reviewed. */

/** A segment [startSeconds, endSeconds) of the recording. */
export interface SegmentView {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** One motor unit. */
export interface UnitView {
  /** When it fired, in seconds from the recording's start, in order. */
  readonly timesSeconds: Float64Array;
}

/** Why a channel has no units to show. */
export type NoUnits =
  /** The channel holds no EMG. */
  | { readonly reason: 'not-emg' }
  /** Potentials of units can't be separated below this rate of sampling. */
  | { readonly reason: 'sampled-too-slowly'; readonly leastHertz: number }
  | { readonly reason: 'no-activity' }
  /** There is activity, and no train was found in it. */
  | { readonly reason: 'none-separated' };

/** What the engine says of the units of a channel. */
export type UnitsView =
  | {
      readonly kind: 'units';
      /** At least one. */
      readonly units: readonly UnitView[];
      /** What it looked at, in order; of the rest nothing is known. */
      readonly lookedAt: readonly SegmentView[];
      /** How long the channel is active in all. */
      readonly activeSeconds: number;
    }
  | ({ readonly kind: 'none' } & NoUnits);
