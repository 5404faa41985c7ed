/** The interference pattern of some spans of a channel, and how units are recruited there, as the page shows them. */
import type { Fullness } from '../detection/interference/fullness';
import type { Recruitment } from '../detection/result/background';
import type { SegmentView } from './unitViews';

export type { Fullness } from '../detection/interference/fullness';

/** What is asked of: some spans of a channel, at least one. */
export interface SpansQuestion {
  readonly channel: number;
  readonly spans: readonly SegmentView[];
}

/** One second of the pattern that has turns. */
export interface PatternSecond {
  readonly startSeconds: number;
  readonly turnsPerSecond: number;
  /** Mean from turn to turn. */
  readonly amplitudeMicrovolts: number;
}

/** Medians over the seconds; undefined where none has the measure. */
export interface PatternFigures {
  readonly turnsPerSecond: number | undefined;
  readonly amplitudeMicrovolts: number | undefined;
  /** Turns over amplitude, per second and µV. */
  readonly ratio: number | undefined;
  /** Proxy: part of its stretches of 10 ms that hold a turn. */
  readonly activity: number | undefined;
  /** Proxy, by the activity: what it would be called at strong effort. */
  readonly fullness: Fullness | undefined;
  /** Proxy: segments below 500 µV and 3 ms. */
  readonly smallSegmentsPerSecond: number | undefined;
  /** Proxy of the upper centile of the amplitude. */
  readonly upperAmplitudeMicrovolts: number | undefined;
}

/** Where the seconds of a healthy muscle lie, or why nothing is drawn. */
export type ReferenceView =
  | {
      readonly kind: 'area';
      readonly muscle: string;
      readonly name: string;
      readonly source: string;
      /** Its edges at some rates of turns, ascending. */
      readonly turnsPerSecond: Float64Array;
      readonly lowMicrovolts: Float64Array;
      readonly highMicrovolts: Float64Array;
      /** How many seconds can be compared, and how many of them lie below and above. */
      readonly compared: number;
      readonly below: number;
      readonly above: number;
    }
  | { readonly kind: 'none'; readonly sentence: string };

export interface PatternView {
  /** All whole seconds that were measured, with turns or without. */
  readonly measuredSeconds: number;
  readonly seconds: readonly PatternSecond[];
  readonly figures: PatternFigures;
  readonly reference: ReferenceView;
  /** Why nothing is measured, as a sentence. */
  readonly refusal: string | undefined;
}

/** The recruitment of one effort, with what can't be told and why. */
export interface RecruitmentView extends Omit<Recruitment, 'doubts'> {
  /** Empty where all is told. */
  readonly remark: string;
  /** It is told of units that people have corrected, as they are now. */
  readonly isCorrected: boolean;
}
