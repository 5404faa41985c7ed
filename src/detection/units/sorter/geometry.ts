/** The sorter's lengths in samples of the working rate. */
import { chosen, fixedNumbers, seconds } from '../../numbers/fixedNumbers';
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

export const geometryNumbers = fixedNumbers('geometry', {
  templateBeforeSeconds: seconds(
    0.003,
    [0.001, 0.01],
    'A template reaches from so long before its alignment point',
    '§C.2 (3 to 8 ms)',
  ),
  templateAfterSeconds: seconds(
    0.008,
    [0.002, 0.02],
    'To so long after',
    'own: all that is steep in most potentials',
  ),
  reachSeconds: seconds(0.0015, [0.0005, 0.005], 'A template is moved by up to this to match', chosen),
  coarseSeconds: seconds(
    0.0002,
    [0.00005, 0.001],
    'Step of the lags that are tried first',
    'own: correlations above 200 Hz change little within it',
  ),
  coreSeconds: seconds(
    0.001,
    [0.0002, 0.005],
    'What is left of a match is judged this near to its peak',
    chosen,
  ),
  averageBeforeSeconds: seconds(
    0.01,
    [0.005, 0.03],
    'A mean potential reaches from so long before',
    '§C.1 (± 15 ms); own: late components come after, so the window leans that way',
  ),
  averageAfterSeconds: seconds(
    0.025,
    [0.005, 0.05],
    'To so long after',
    '§C.1 (± 15 ms); own: late components',
  ),
});
export const { templateBeforeSeconds, averageBeforeSeconds } = geometryNumbers.values;
const { templateAfterSeconds, reachSeconds, coarseSeconds, coreSeconds, averageAfterSeconds } =
  geometryNumbers.values;

/** Samples before the alignment point of a template, and of a mean potential in the measurement band. */
export function samplesBefore(rate: number): { readonly template: number; readonly average: number } {
  return { template: samplesOf(templateBeforeSeconds, rate), average: samplesOf(averageBeforeSeconds, rate) };
}

function samplesOf(seconds: number, rate: number): number {
  return Math.max(1, Math.round(seconds * rate));
}

export function geometryOf(rate: number, parameters: UnitParameters): Geometry {
  const samples = (seconds: number): number => samplesOf(seconds, rate);
  const { template: before, average: averageBefore } = samplesBefore(rate);
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
