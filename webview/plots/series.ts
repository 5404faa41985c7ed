/** What a plot shows: tracks, which are things with a place along x again and again, and the series that draw them. */
import { indexFrom } from '../../src/base/ascending';

/** Something whose points lie along x: a motor unit and its discharges. */
export interface Track {
  readonly name: string;
  /** Behind its name on the axis: a sign for what its remarks say of all of it. */
  readonly sign?: string;
  /** In ascending order. */
  readonly x: Float64Array;
  /** What is to be said of its points in some segments, in order. */
  readonly remarks?: readonly Remark[];
}

/** Something to be said of the points in [from, to). */
interface Remark {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** One way of drawing a track; `track` is its index. */
export type Series =
  /** A tick for each point, in a row of its own. */
  | { readonly kind: 'ticks'; readonly track: number; readonly row: number }
  /** A mark for each point; NaN in `y` where it has none. */
  | { readonly kind: 'points'; readonly track: number; readonly y: Float64Array }
  /** A line from point to point, broken where `y` is NaN. */
  | { readonly kind: 'line'; readonly track: number; readonly y: Float64Array };

/** The shapes of marks: with the colours, whose number has no factor in common with theirs, all unlike for a long time. */
export const shapes = ['circle', 'square', 'triangle', 'diamond', 'cross', 'plus', 'wedge'] as const;
export type Shape = (typeof shapes)[number];

/** How the tracks' lines are dashed, in CSS pixels drawn and left out. */
const dashes: readonly (readonly [drawn: number, left: number])[] = [
  [1, 0],
  [8, 4],
  [2, 3],
  [12, 3],
  [5, 5],
];

/** How a track looks, whichever series draws it. */
export interface TrackStyle {
  readonly shape: Shape;
  readonly colour: string;
  readonly dash: readonly [drawn: number, left: number];
}

/** The look of the track with this index. @param colours at least one */
export function styleOf(track: number, colours: readonly string[]): TrackStyle {
  const colour = colours[track % colours.length] ?? '#808080';
  return {
    shape: shapes[track % shapes.length] ?? 'circle',
    colour,
    dash: dashes[track % dashes.length] ?? [1, 0],
  };
}

/** The index of the point that is exactly at `x`; undefined where there is none. */
export function indexAt(values: Float64Array, x: number): number | undefined {
  const index = indexFrom(values, x);
  return values[index] === x ? index : undefined;
}
