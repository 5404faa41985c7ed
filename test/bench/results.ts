/** What the bench measures of the engine: recordings of several lengths, as node's start and V8's warming up count in a short one. */

export interface Bench {
  readonly machine: { readonly cpu: string; readonly node: string };
  /** Shortest first, the dense one last. */
  readonly lengths: readonly BenchLength[];
}

/** Rest, contractions and cramps in turn; or contraction without gaps in two thirds of the time. */
export type BenchSignal = 'sparse' | 'dense';

/** One recording. */
export interface BenchLength {
  readonly recording: {
    readonly signal: BenchSignal;
    readonly seconds: number;
    readonly samplingRate: number;
  };
  readonly engine: Timed & { readonly parametersHash: string };
  /** Absent where python3 or scipy is. */
  readonly scipy?: Timed & { readonly version: string };
  /** scipy's seconds over the engine's, of the best runs and of the middle ones: luck moves the best more. */
  readonly ratio?: number;
  readonly middleRatio?: number;
}

export interface Timed {
  /** Seconds of each run; `seconds` is the best. */
  readonly runs: readonly number[];
  readonly seconds: number;
  /** Of the processor, in the best run: far below `seconds` where the machine had other work, and no run is to be trusted. */
  readonly cpuSeconds: number;
  readonly timesRealTime: number;
}
