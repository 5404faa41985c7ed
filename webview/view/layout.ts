/**
 * Where everything stands inside the traces element, in CSS pixels: gutter at left, labels lane on top, one lane
 * per channel, time axis at the bottom. The plot is a whole number of pixels per division in both directions.
 */
import { divisionsAcross } from './timeWindow';

/** The size of the traces element. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel. */
  readonly density: number;
}

export interface Layout extends Viewport {
  readonly plotLeft: number;
  readonly plotWidth: number;
  readonly divisionWidth: number;
  readonly labelRows: number;
  /** Of the lane of findings, below the labels lane; none where there is no finding. */
  readonly findingRows: number;
  /** Of the lane of the other version, between both; none while nothing is compared. */
  readonly comparisonRows: number;
  /** Of the lanes of readings, below both; none where none are adjudicated. */
  readonly readingRows: number;
  /** Of all of them. */
  readonly labelsHeight: number;
  readonly lanesTop: number;
  /** Height of the part of the lanes that is visible. */
  readonly lanesHeight: number;
  readonly laneHeight: number;
  readonly laneCount: number;
  readonly divisionsPerLane: number;
  readonly divisionHeight: number;
  readonly axisTop: number;
  /** How far the lanes are scrolled, and how far they can be. */
  readonly scroll: number;
  readonly mostScroll: number;
}

export const leastGutterWidth = 140;
export const labelRowHeight = 20;
export const findingRowHeight = 15;
export const comparisonRowHeight = 18;
/** Below the rows of the other version: what both versions say. */
export const comparisonFoot = 6;
export const readingRowHeight = 20;
export const axisHeight = 26;
const remarksHeight = 18;
export const leastLaneHeight = 44;
export const scrollbarWidth = 14;
const labelsPadding = 3;

/**
 * Divisions a lane has: an even number, so that the centre line is a grid line; one pair for every 80 pixels of
 * height, at least 2 and at most 8 (an EMG screen's number).
 */
export function divisionsInLane(laneHeight: number): number {
  return 2 * Math.min(4, Math.max(1, Math.round(laneHeight / 80)));
}

/** What has to find its place. */
export interface Contents {
  /** One per channel. */
  readonly lanes: number;
  readonly labelRows: number;
  readonly findingRows?: number;
  readonly comparisonRows?: number;
  readonly readingRows?: number;
  /** Whether the file has remarks, which stand in a row below the times. */
  readonly remarks: boolean;
  readonly scroll: number;
}

/** Gives everything its place; scrolled as far as asked, or as far as can be. */
export function layOut(viewport: Viewport, contents: Contents): Layout {
  const { labelRows, findingRows = 0, comparisonRows = 0, readingRows = 0, scroll } = contents;
  const rows = labelRows * labelRowHeight + findingRows * findingRowHeight + readingRows * readingRowHeight;
  const labelsHeight = rows + comparisonHeight({ comparisonRows }) + 2 * labelsPadding;
  const below = axisHeight + (contents.remarks ? remarksHeight : 0);
  const lanesHeight = Math.max(leastLaneHeight, viewport.height - labelsHeight - below);
  const lanes = Math.max(1, contents.lanes);
  const laneHeight = Math.max(leastLaneHeight, Math.floor(lanesHeight / lanes));
  const mostScroll = Math.max(0, laneHeight * lanes - lanesHeight);
  const right = mostScroll > 0 ? scrollbarWidth : 0;
  const forPlot = Math.max(100, viewport.width - leastGutterWidth - right);
  const divisionWidth = Math.floor(forPlot / divisionsAcross);
  const plotWidth = divisionWidth * divisionsAcross;
  const divisionsPerLane = divisionsInLane(laneHeight);
  return {
    ...viewport,
    plotLeft: Math.max(leastGutterWidth, viewport.width - right - plotWidth),
    plotWidth,
    divisionWidth,
    labelRows,
    findingRows,
    comparisonRows,
    readingRows,
    labelsHeight,
    lanesTop: labelsHeight,
    lanesHeight,
    laneHeight,
    laneCount: lanes,
    divisionsPerLane,
    divisionHeight: Math.floor(laneHeight / divisionsPerLane),
    axisTop: labelsHeight + lanesHeight,
    scroll: Math.min(Math.max(0, Math.round(scroll)), mostScroll),
    mostScroll,
  };
}

/** Top of a channel's lane, which may lie above or below what is visible. */
export function laneTop(layout: Layout, channel: number): number {
  return layout.lanesTop + channel * layout.laneHeight - layout.scroll;
}

/** Where the value on the centre line of a lane is drawn. */
export function laneCentre(layout: Layout, channel: number): number {
  return laneTop(layout, channel) + Math.floor(layout.laneHeight / 2);
}

/** Channels whose lanes are at least partly visible: [first, end). */
export function visibleLanes(layout: Layout): { readonly first: number; readonly end: number } {
  const first = Math.floor(layout.scroll / layout.laneHeight);
  const end = Math.ceil((layout.scroll + layout.lanesHeight) / layout.laneHeight);
  return { first, end: Math.min(end, layout.laneCount) };
}

/** What lies under a height: a channel, the labels lane, the other version's, the findings', the time axis, or nothing. */
export type Place =
  | { readonly kind: 'lane'; readonly channel: number }
  | { readonly kind: 'labels' | 'comparison' | 'findings'; readonly row: number }
  | { readonly kind: 'axis' }
  | { readonly kind: 'nothing' };

export function placeAt(layout: Layout, y: number): Place {
  if (y >= layout.axisTop) return { kind: 'axis' };
  if (y < layout.lanesTop) {
    if (layout.readingRows > 0 && y >= readingRowTop(layout, 0)) return { kind: 'nothing' };
    const below = y - findingRowTop(layout, 0);
    if (layout.findingRows > 0 && below >= 0) {
      return { kind: 'findings', row: Math.floor(below / findingRowHeight) };
    }
    const intoComparison = y - comparisonRowTop(layout, 0);
    if (layout.comparisonRows > 0 && intoComparison >= 0) {
      return { kind: 'comparison', row: Math.floor(intoComparison / comparisonRowHeight) };
    }
    return { kind: 'labels', row: Math.floor((y - labelsPadding) / labelRowHeight) };
  }
  const channel = Math.floor((y - layout.lanesTop + layout.scroll) / layout.laneHeight);
  return channel < layout.laneCount ? { kind: 'lane', channel } : { kind: 'nothing' };
}

/** Top of a row of the labels lane. */
export function labelRowTop(row: number): number {
  return labelsPadding + row * labelRowHeight;
}

/** Height of the lane of the other version. */
function comparisonHeight({ comparisonRows }: Pick<Layout, 'comparisonRows'>): number {
  return comparisonRows === 0 ? 0 : comparisonRows * comparisonRowHeight + comparisonFoot;
}

/** Top of a row of the lane of the other version. */
export function comparisonRowTop({ labelRows }: Pick<Layout, 'labelRows'>, row: number): number {
  return labelRowTop(labelRows) + row * comparisonRowHeight;
}

/** Top of a row of the findings' lane. */
export function findingRowTop(layout: Pick<Layout, 'labelRows' | 'comparisonRows'>, row: number): number {
  return labelRowTop(layout.labelRows) + comparisonHeight(layout) + row * findingRowHeight;
}

/** Top of a row of the lanes of readings. */
export function readingRowTop(
  layout: Pick<Layout, 'labelRows' | 'comparisonRows' | 'findingRows'>,
  row: number,
): number {
  return findingRowTop(layout, layout.findingRows) + row * readingRowHeight;
}

/** The scroll that brings a channel's lane fully into view, moving as little as needed. */
export function scrollToLane(layout: Layout, channel: number): number {
  const top = channel * layout.laneHeight;
  const lowest = top + layout.laneHeight - layout.lanesHeight;
  return Math.min(Math.max(layout.scroll, lowest), top);
}
