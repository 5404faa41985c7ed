/** What the plot's painters get: the theme, where everything stands, and what they may read of what is shown. */
import { paintersOf, type FrameOf, type Setting } from '../drawing/layer';
import type { PlotGeometry } from './geometry';
import type { PlotView } from './view';

/** What all of a plot is painted in. */
export interface PlotPicture extends Setting {
  readonly geometry: PlotGeometry;
}

export type PlotFrame = FrameOf<PlotPicture>;

/** What a function reads of what is shown. */
export type PlotReads<Names extends keyof PlotView> = Pick<PlotView, Names>;

/** Makes a painter of plots that reads what it names. */
export const plotPainter = paintersOf<PlotPicture, PlotView>();
