/**
 * How traces travel. Time is cut into columns on a grid that starts at 0 s, so that panning asks for columns
 * already known and nothing shimmers; a column is usually one device pixel wide.
 */

/** Columns [firstColumn, firstColumn + columnCount) of some channels; column k is [k, k + 1) · secondsPerColumn. */
export interface TraceRequest {
  readonly channels: readonly number[];
  readonly secondsPerColumn: number;
  readonly firstColumn: number;
  readonly columnCount: number;
}

/**
 * One channel's part of an answer, in `ChannelView.unit`. Few samples a column: the samples themselves, from
 * `firstSample` (one more on either side of the range where there is one, so that lines leave the picture).
 * Many: each column's extremes, NaN where it holds no valid sample, so that no spike of one sample is lost.
 */
export type TracePart =
  | {
      readonly channel: number;
      readonly kind: 'samples';
      readonly firstSample: number;
      readonly values: Float32Array;
    }
  | {
      readonly channel: number;
      readonly kind: 'envelope';
      readonly minimum: Float32Array;
      readonly maximum: Float32Array;
    };

export interface TraceReply {
  readonly parts: readonly TracePart[];
}

/** Up to this many samples in a column, the samples themselves are sent. */
export const samplesPerColumnShownWhole = 4;

/** The most columns of all channels together that one request may ask for. */
export const mostColumnsPerRequest = 1_000_000;
