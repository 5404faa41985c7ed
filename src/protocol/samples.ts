/** Numbers that a page states, from the samples themselves: whatever the zoom or the width of a window, they are the same. */

/** Samples of one channel: those that a label of [startSeconds, endSeconds) on it would hold. */
export interface SampleSpan {
  readonly channel: number;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** What the valid samples of a span come to, in `ChannelView.unit`. */
export interface SampleStatistics {
  /** How many valid samples there are: at least one. */
  readonly count: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly mean: number;
  readonly rootMeanSquare: number;
}
