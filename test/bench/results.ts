/** What `npm run bench` measures. */

export interface Bench {
  readonly machine: { readonly cpu: string; readonly node: string };
  readonly recording: { readonly seconds: number; readonly samplingRate: number };
  readonly engine: {
    readonly parametersHash: string;
    /** Seconds of each run; `seconds` is the best. */
    readonly runs: readonly number[];
    readonly seconds: number;
    /** Of the processor, in the best run: far below `seconds` where the machine had other work, and no run is to be trusted. */
    readonly cpuSeconds: number;
    readonly timesRealTime: number;
  };
  /** Absent where python3 or scipy is. */
  readonly scipy?: {
    readonly version: string;
    readonly runs: readonly number[];
    readonly seconds: number;
    /** Of the processor, in the best run: far below `seconds` where the machine had other work, and no run is to be trusted. */
    readonly cpuSeconds: number;
    readonly timesRealTime: number;
  };
  /** scipy's seconds over the engine's, of the best runs and of the middle ones: luck moves the best more. */
  readonly ratio?: number;
  readonly middleRatio?: number;
}
