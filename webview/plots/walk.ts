/** Where the keyboard and the mouse lead in a plot: from point to point, and to the point that is pointed at. */
import type { CanvasSize } from '../drawing/box';
import { valueAt } from './axis';
import { rowBox, xProjection, yProjection, type PlotGeometry } from './geometry';
import { indexFrom } from '../../src/base/ascending';
import type { Track } from './series';
import type { PlotView } from './view';

/** A point further from where someone points than this, in CSS pixels, is not meant. */
const reach = 8;

/** Which way, and how far. */
export type Step = 'previous' | 'next' | 'first' | 'last';

/** The x of the point that a step leads to along the chosen track; undefined where there is none. */
export function stepTo(
  {
    tracks,
    chosen,
    cursor,
  }: Pick<PlotView, 'chosen' | 'cursor'> & { readonly tracks: readonly Pick<Track, 'x'>[] },
  step: Step,
): number | undefined {
  const { x } = tracks[chosen] ?? { x: new Float64Array(0) };
  const from = cursor ?? -Infinity;
  switch (step) {
    case 'first':
      return x[0];
    case 'last':
      return x.at(-1);
    case 'previous':
      return x[indexFrom(x, from) - 1];
    case 'next': {
      const index = indexFrom(x, from);
      return x[index] === from ? x[index + 1] : x[index];
    }
  }
}

/** What someone points at: a point of a track, or a place along x with nothing near it. */
export type Pointed =
  | { readonly kind: 'point'; readonly track: number; readonly x: number }
  | { readonly kind: 'place'; readonly x: number }
  | { readonly kind: 'track'; readonly track: number };

/** A place in device pixels. */
interface Place {
  readonly x: number;
  readonly y: number;
}

interface Near {
  readonly distance: number;
  readonly x: number;
}

/** What is at a place; undefined beside the plot. */
export function pointedAt(
  view: PlotView,
  geometry: PlotGeometry,
  { density }: Pick<CanvasSize, 'density'>,
  place: Place,
): Pointed | undefined {
  const { left, width } = geometry;
  const toX = xProjection(geometry, view.x);
  const moment = valueAt(view.x, place.x, left, left + width);
  const most = reach * density;
  let best: (Near & { readonly track: number }) | undefined;
  for (const [index, { y, series }] of view.areas.entries()) {
    const box = geometry.areas[index];
    if (!box || place.y < box.top - most || place.y > box.top + box.height + most) continue;
    for (const each of series) {
      const row = each.kind === 'ticks' ? rowBox(box, each.row) : undefined;
      if (each.kind === 'ticks' && (!row || place.y < row.top || place.y >= row.top + row.height)) continue;
      if (row && place.x < left) return { kind: 'track', track: each.track };
      const values = view.tracks[each.track]?.x ?? new Float64Array(0);
      const toY = y.kind === 'values' ? yProjection(box, y) : undefined;
      const near = nearest(values, moment, (x, point) => {
        const value = each.kind === 'ticks' ? undefined : each.y[point];
        const away = value === undefined || !toY ? 0 : Math.max(box.top, toY(value)) - place.y;
        return { across: Math.abs(toX(x) - place.x), away: Math.abs(away), most };
      });
      if (near && !(best && best.distance <= near.distance)) best = { ...near, track: each.track };
    }
  }
  if (best) return { kind: 'point', track: best.track, x: best.x };
  return place.x >= left && place.x <= left + width ? { kind: 'place', x: moment } : undefined;
}

/** How far a point is, in device pixels, and how far it may be. */
interface Distance {
  readonly across: number;
  readonly away: number;
  readonly most: number;
}

/** The nearest of the points either side of a moment, of those that are near enough. */
function nearest(
  values: Float64Array,
  moment: number,
  distanceOf: (x: number, index: number) => Distance,
): Near | undefined {
  let best: Near | undefined;
  const middle = indexFrom(values, moment);
  for (const direction of [1, -1] as const) {
    for (let index = direction === 1 ? middle : middle - 1; index >= 0; index += direction) {
      const x = values[index];
      if (x === undefined) break;
      const { across, away, most } = distanceOf(x, index);
      if (across > most) break;
      const distance = Math.hypot(across, away);
      if (distance <= most && !(best && best.distance <= distance)) best = { distance, x };
    }
  }
  return best;
}
