/** What the traces' painters get: where everything stands, which times are shown, and what they may read of the page. */
import { paintersOf, type FrameOf, type Setting } from '../drawing/layer';
import type { Model } from '../state/model';
import type { Layout } from '../view/layout';
import type { ShownResidual } from './residual';
import type { TimeScale } from '../view/timeScale';

/** What is painted now, and in which colours. */
export interface Picture extends Setting {
  readonly layout: Layout;
  readonly scale: TimeScale;
}

export type Frame = FrameOf<Picture>;

/** A stretch of a channel's columns that hold no valid sample. */
export interface Gap {
  readonly channel: number;
  readonly from: number;
  readonly end: number;
}

/** The reading at the cursor, and the sample that it reads where it reads one. */
export interface Reading {
  readonly text: string;
  readonly value: number | undefined;
}

/** All that the traces show: the page's state, and what only they know. */
export interface Scene extends Model {
  /** Counts what has come from the host. */
  readonly arrivals: number;
  readonly gaps: readonly Gap[];
  readonly reading: Reading | undefined;
  /** Undefined where no channel is shown without its units. */
  readonly residual: ShownResidual | undefined;
}

/** What a function reads of the scene. */
export type Reads<Names extends keyof Scene> = Pick<Scene, Names>;

/** Makes a painter of the traces that reads what it names. */
export const painter = paintersOf<Picture, Scene>();
