/** Where everything in a plot stands, in device pixels. */
import type { Box, CanvasSize } from '../drawing/box';
import { projection, type ValueAxis } from './axis';
import type { PlotArea, PlotMargins } from './view';

/** The rows of an area that are in sight: all of them, or as many as can be read. */
interface RowWindow {
  readonly first: number;
  readonly shown: number;
  readonly all: number;
}

/** An area in its place. */
export interface PlacedArea extends Box {
  /** Of an area of values all are 0. */
  readonly rows: RowWindow;
}

/** The areas, one below the other; all as wide. */
export interface PlotGeometry {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  readonly areas: readonly PlacedArea[];
}

/** In CSS pixels. */
const roomAbove = 6;
const between = 10;
export const xAxisHeight = 22;
const roomBelow = 6;

/** Of a row, in CSS pixels: its name does not touch the next one. Where rows would be lower some are out of sight. */
export const leastRowHeight = 12;

/**
 * Gives the areas their places; where they have no room, they are a pixel high.
 * @param firstRow the row that is to stand at the top where not all have room
 */
export function placeAreas(
  { width, height, density }: CanvasSize,
  margins: PlotMargins,
  areas: readonly PlotArea[],
  isXWritten: boolean,
  firstRow = 0,
): PlotGeometry {
  const px = (css: number): number => Math.round(css * density);
  const left = px(margins.left);
  const right = Math.min(left + px(margins.width), px(width));
  const room = height - roomAbove - (isXWritten ? xAxisHeight : roomBelow) - between * (areas.length - 1);
  let top = roomAbove;
  const boxes = heightsOf(areas, room).map((css, index) => {
    const box = {
      left,
      width: Math.max(1, right - left),
      top: px(top),
      height: Math.max(1, px(top + css) - px(top)),
      rows: rowsIn(css, areas[index]?.y, firstRow),
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

function rowsIn(height: number, y: PlotArea['y'] | undefined, firstRow: number): RowWindow {
  const all = y?.kind === 'rows' ? y.tracks.length : 0;
  const shown = Math.min(all, Math.max(1, Math.floor(height / leastRowHeight)));
  return { first: Math.max(0, Math.min(firstRow, all - shown)), shown, all };
}

/** The first row that is to be in sight, where a row comes into sight with as little scrolling as it takes. */
export function firstRowShowing({ first, shown }: RowWindow, row: number): number {
  return Math.min(row, Math.max(first, row - shown + 1));
}

/** Makes of an x its device pixel. */
export function xProjection({ left, width }: PlotGeometry, x: ValueAxis): (value: number) => number {
  return projection(x, left, left + width);
}

/** Makes of a y its device pixel in an area. */
export function yProjection({ top, height }: Box, y: ValueAxis): (value: number) => number {
  return projection(y, top + height, top);
}

/** A row of an area with rows: from its top to where the next begins; undefined where it is out of sight. */
export function rowBox({ left, width, top, height, rows }: PlacedArea, row: number): Box | undefined {
  const { first, shown } = rows;
  if (row < first || row >= first + shown) return undefined;
  const edge = (index: number): number => top + Math.round((index * height) / shown);
  const [from, end] = [edge(row - first), edge(row - first + 1)];
  return { left, width, top: from, height: Math.max(1, end - from) };
}
