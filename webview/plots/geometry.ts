/** Where everything in a plot stands, in device pixels. */
import type { Box, CanvasSize } from '../drawing/box';
import { projection, type ValueAxis } from './axis';
import type { PlotArea, PlotMargins } from './view';

/** The areas, one below the other; all as wide. */
export interface PlotGeometry {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  readonly areas: readonly Box[];
}

/** In CSS pixels. */
const roomAbove = 6;
const between = 10;
export const xAxisHeight = 22;
const roomBelow = 6;

/** Gives the areas their places; where they have no room, they are a pixel high. */
export function placeAreas(
  { width, height, density }: CanvasSize,
  margins: PlotMargins,
  areas: readonly PlotArea[],
  isXWritten: boolean,
): PlotGeometry {
  const px = (css: number): number => Math.round(css * density);
  const left = px(margins.left);
  const right = Math.min(left + px(margins.width), px(width));
  const room = height - roomAbove - (isXWritten ? xAxisHeight : roomBelow) - between * (areas.length - 1);
  let top = roomAbove;
  const boxes = heightsOf(areas, room).map((css) => {
    const box = {
      left,
      width: Math.max(1, right - left),
      top: px(top),
      height: Math.max(1, px(top + css) - px(top)),
    };
    top += css + between;
    return box;
  });
  const [first, last] = [boxes[0], boxes.at(-1)];
  return {
    left,
    width: Math.max(1, right - left),
    top: first?.top ?? 0,
    bottom: last ? last.top + last.height : 0,
    areas: boxes,
  };
}

/** Each its share of the room; what an area may not take goes to those that may. */
function heightsOf(areas: readonly PlotArea[], room: number): readonly number[] {
  const full = new Set<PlotArea>();
  for (;;) {
    const taken = [...full].reduce((sum, { mostHeight = 0 }) => sum + mostHeight, 0);
    const shares = areas.reduce((sum, area) => sum + (full.has(area) ? 0 : area.share), 0);
    const heightOf = (area: PlotArea): number =>
      full.has(area) ? (area.mostHeight ?? 0) : (area.share / shares) * Math.max(0, room - taken);
    const more = areas.filter(
      (area) => !full.has(area) && area.mostHeight !== undefined && heightOf(area) > area.mostHeight,
    );
    if (more.length === 0) return areas.map(heightOf);
    for (const area of more) full.add(area);
  }
}

/** Makes of an x its device pixel. */
export function xProjection({ left, width }: PlotGeometry, x: ValueAxis): (value: number) => number {
  return projection(x, left, left + width);
}

/** Makes of a y its device pixel in an area. */
export function yProjection({ top, height }: Box, y: ValueAxis): (value: number) => number {
  return projection(y, top + height, top);
}

/** A row of an area with rows: from its top to where the next begins. */
export function rowBox(area: Box, rows: number, row: number): Box {
  const edge = (index: number): number => area.top + Math.round((index * area.height) / Math.max(1, rows));
  return {
    left: area.left,
    width: area.width,
    top: edge(row),
    height: Math.max(1, edge(row + 1) - edge(row)),
  };
}
