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

/** How lines are dashed whose colours come again, in CSS pixels drawn and left out. */
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
  /** How often its colour has been another track's. */
  readonly round: number;
  readonly dash: readonly [drawn: number, left: number];
}

/** The look of the track with this index. @param colours at least one */
export function styleOf(track: number, colours: readonly string[]): TrackStyle {
  const colour = colours[track % colours.length] ?? '#808080';
  const round = Math.floor(track / Math.max(1, colours.length));
  return {
    shape: shapes[track % shapes.length] ?? 'circle',
    colour,
    round,
    dash: dashes[round % dashes.length] ?? [1, 0],
  };
}

/** Ticks of three tracks with one colour differ; who has more in sight goes by their rows and numbers. */
const mostTickGaps = 2;

/**
 * The parts [from, end) of a tick, from its top: it is broken once or twice where its colour has been another track's.
 * @param round of its track's style
 * @param height of the tick; one too low for a gap is whole
 * @param gap of how many pixels
 */
export function tickParts(
  round: number,
  height: number,
  gap: number,
): readonly (readonly [from: number, end: number])[] {
  const gaps = round % (mostTickGaps + 1);
  const left = height - gaps * gap;
  if (left <= gaps) return [[0, height]];
  return Array.from({ length: gaps + 1 }, (_, part) => [
    Math.round((part * left) / (gaps + 1)) + part * gap,
    Math.round(((part + 1) * left) / (gaps + 1)) + part * gap,
  ]);
}

/** The index of the point that is exactly at `x`; undefined where there is none. */
export function indexAt(values: Float64Array, x: number): number | undefined {
  const index = indexFrom(values, x);
  return values[index] === x ? index : undefined;
}
