/** What a plot is given to show. Its parts are never changed in place: what is the same object is not painted again. */
import type { RowAxis, ValueAxis } from './axis';
import type { Series, Track } from './series';

/** A region of an area between two edges: at each `x`, ascending, from `low` to `high`. */
export interface PlotBand {
  readonly x: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Series above a common x axis, with a y axis of their own. */
export interface PlotArea {
  readonly y: ValueAxis | RowAxis;
  readonly series: readonly Series[];
  /** Its part of the height, in parts of the sum of all. */
  readonly share: number;
  /** No higher than this, in CSS pixels: others take what it leaves. */
  readonly mostHeight?: number;
  /** Under the series, where y is of values. */
  readonly bands?: readonly PlotBand[];
}

/** A segment [from, to) along x. */
export interface PlotSpan {
  readonly from: number;
  readonly to: number;
}

/** Where the areas stand from left to right, in CSS pixels of the plot's element; at their left are the y axes. */
export interface PlotMargins {
  readonly left: number;
  readonly width: number;
}

/** All that a plot shows. */
export interface PlotView {
  /** What it is, as a screen reader says it when the keyboard comes to it. */
  readonly label: string;
  /** What one point is called: `discharge`. */
  readonly noun: string;
  readonly margins: PlotMargins;
  readonly x: ValueAxis;
  /** Whether the x axis is written below; false where something above it has the same one. */
  readonly isXWritten: boolean;
  readonly tracks: readonly Track[];
  /** One below the other, at least one. */
  readonly areas: readonly PlotArea[];
  /** Where anything could be found: everywhere else the ground is dimmed. Undefined where that is no question. */
  readonly ground: readonly PlotSpan[] | undefined;
  /** A place along x; null where there is none. */
  readonly cursor: number | null;
  /** The track that the keyboard walks along. */
  readonly chosen: number;
}
