/** How far readers agree, as the page shows it. Whatever is called a reader, a label or a recording is text of files. */

/** What a moment is called in which a reader has marked nothing. */
export const nothingMarked = 'Nothing';

/** A figure with its 95 % interval, where it has one; null where it is not defined. */
export interface FigureView {
  readonly value: number | null;
  readonly low?: number;
  readonly high?: number;
}

/** A figure on its own line. */
export interface NamedFigure extends FigureView {
  readonly name: string;
  /** What such a value is called, or why there is none. */
  readonly remark: string;
}

/** The events that both call the same label. */
export interface LabelAgreement {
  readonly label: string;
  /** At an overlap of 0.5. */
  readonly paired: number;
  readonly onlyOne: number;
  readonly onlyOther: number;
  /** F1 for each of the overlaps. */
  readonly f1: readonly FigureView[];
}

/** How much later the other begins, or ends, what both have marked. */
export interface BoundaryView {
  readonly count: number;
  /** Lower quartile, median, upper quartile, in seconds; null for no event. */
  readonly quartiles: readonly [number, number, number] | null;
  /** In seconds. */
  readonly median: FigureView;
  /** In seconds, ascending; of very many, every n-th. */
  readonly seconds: readonly number[];
}

/** What the one calls what the other calls otherwise. */
export interface ConfusionView {
  readonly labels: readonly string[];
  /** Seconds by the one's label, then the other's, as `labels` has them. */
  readonly seconds: readonly (readonly number[])[];
  /** Of what the one calls so, in the same places; of 0 s no interval. */
  readonly shares: readonly (readonly FigureView[])[];
}

/** Two readers, by their places in `readers`. */
export interface PairView {
  readonly one: number;
  readonly other: number;
  readonly kappa: NamedFigure;
  /** F1 of all events, for each of the overlaps. */
  readonly f1: readonly FigureView[];
  readonly labels: readonly LabelAgreement[];
  readonly confusion: ConfusionView;
  readonly onset: BoundaryView;
  readonly end: BoundaryView;
}

/** A stretch that readers call otherwise. */
export interface DisagreementView {
  readonly recording: string;
  readonly channel: string;
  readonly fromSeconds: number;
  readonly toSeconds: number;
  readonly kind: 'span' | 'edges';
  /** What each reader calls it: a label, `nothingMarked`, or null where the reader has not read it. */
  readonly said: readonly (string | null)[];
}

export interface AgreementView {
  readonly readers: readonly string[];
  readonly recordings: number;
  readonly channels: number;
  readonly seconds: number;
  readonly cellSeconds: number;
  /** Overlaps from which events are paired. */
  readonly overlaps: readonly number[];
  /** What is not compared and why, in sentences. */
  readonly notes: readonly string[];
  readonly overall: readonly NamedFigure[];
  readonly pairs: readonly PairView[];
  /** The worst first, at most a thousand. */
  readonly disagreements: readonly DisagreementView[];
  /** How many there are in all. */
  readonly disagreementCount: number;
}
