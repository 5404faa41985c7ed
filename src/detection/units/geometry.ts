/** The sorter's lengths in samples of the working rate. */
import type { UnitParameters } from './parameters';

export interface Geometry {
  readonly rate: number;
  /** Samples of a template before its alignment point, and all of them. */
  readonly before: number;
  readonly width: number;
  /** A template is looked for with its alignment point this far from a peak. */
  readonly reach: number;
  /** Steps in which that is done at first. */
  readonly coarse: number;
  /** Around the alignment point, where a match is judged. */
  readonly core: number;
  readonly deadTime: number;
  readonly refractory: number;
  /** Of the mean potential in the measurement band. */
  readonly averageBefore: number;
  readonly averageWidth: number;
  /** What a chunk needs beyond its ends: the longest of the above. */
  readonly margin: number;
  readonly chunk: number;
}

/** A template reaches from 3 ms before its alignment point … */
export const templateBeforeSeconds = 0.003;
/** … to 8 ms after: all that is steep in most potentials. */
const templateAfterSeconds = 0.008;
const reachSeconds = 0.0015;
/** Correlations above 200 Hz change little within this. */
const coarseSeconds = 0.0002;
const coreSeconds = 0.001;
/** DETECTION.md §C.1 asks for ± 15 ms; late components come after, so the window leans that way. */
export const averageBeforeSeconds = 0.01;
const averageAfterSeconds = 0.025;

export function geometryOf(rate: number, parameters: UnitParameters): Geometry {
  const samples = (seconds: number): number => Math.max(1, Math.round(seconds * rate));
  const before = samples(templateBeforeSeconds);
  const averageBefore = samples(averageBeforeSeconds);
  const averageWidth = averageBefore + samples(averageAfterSeconds) + 1;
  return {
    rate,
    before,
    width: before + samples(templateAfterSeconds) + 1,
    reach: samples(reachSeconds),
    coarse: samples(coarseSeconds),
    core: samples(coreSeconds),
    deadTime: samples(parameters.unitDeadTime),
    refractory: samples(parameters.unitRefractory),
    averageBefore,
    averageWidth,
    margin: averageWidth,
    chunk: samples(parameters.unitChunk),
  };
}
