/** What tells motor units from muscle fibres, as criteria against classes that motor units make (DETECTION.md §A.4, §A.6). */
import type { Criterion } from '../criterion';
import {
  type ActivityCriteria,
  type ClassParameters,
  type Features,
  fibrePart,
  middle,
  potentialMilliseconds,
  sharpWavePart,
} from './activityCriterion';

type ActivityCriterion = Criterion<Features, ClassParameters>;

/** Fibres keep time, each by itself. @param of whose criterion it is */
export function againstFibres(of: string, source: string): ActivityCriterion {
  return {
    name: `${of}-motor-units`,
    meaning: 'Part of the discharges that are of fibres, each of which keeps time',
    unit: '',
    value: fibrePart,
    bound: { kind: 'below', threshold: 0.3, width: 0.3 },
    source,
    range: [0, 1],
    weight: 0,
    against: 4,
    moment: middle,
  };
}

/** Positive sharp waves are of fibres. @param of whose criterion it is */
export function againstSharpWaves(of: string): ActivityCriterion {
  return {
    name: `${of}-no-sharp-waves`,
    meaning: 'Part of the discharges that have the shape of a positive sharp wave',
    unit: '',
    value: sharpWavePart,
    bound: { kind: 'below', threshold: 0.5, width: 0.5 },
    source: '§A.4 (positive sharp wave)',
    range: [0, 1],
    weight: 0,
    against: 3,
    moment: middle,
  };
}

/** The fibres of a motor unit are reached one after the other. @param of whose criterion it is */
export function againstEdges(of: string): ActivityCriterion {
  return {
    name: `${of}-no-edges`,
    meaning: 'Part of the power that edges with a smooth decay have',
    unit: '',
    value: ({ pops }) => pops?.ofEdges,
    bound: { kind: 'below', threshold: 0.5, width: 0.3 },
    source: 'own: the potential of a motor unit rises in 0.3 ms or more, and swings',
    range: [0, 1],
    weight: 0,
    against: 4,
    moment: middle,
  };
}

/** Of activity that many motor units make: how they fire, how long and how large their potentials are. */
export function madeByMotorUnits(of: 'cramp' | 'voluntary'): ActivityCriteria {
  return [
    againstFibres(
      of,
      '§A.4, §A.6 (fibres vary by less than 0.1, units in effort by 0.18 ± 0.05, in cramp by 0.45)',
    ),
    {
      name: `${of}-potentials`,
      meaning: 'Duration of the potentials',
      unit: 'ms',
      value: potentialMilliseconds,
      bound: { kind: 'above', threshold: { of: 'fibreDuration', in: 'ms', plus: -1 }, width: 2 },
      source:
        '§A.4 (a fibre’s is 1 to 5 ms); own: a margin for units of which only the nearest fibres stand out',
      range: [0, 30],
      weight: 0,
      against: 1.5,
      moment: middle,
    },
    {
      name: `${of}-size`,
      meaning: 'Largest deflection',
      unit: 'µV',
      value: ({ peakMicrovolts }) => peakMicrovolts,
      bound: { kind: 'above', threshold: 150, width: 100 },
      source:
        '§A.4 (fibres 10 to 200 µV from peak to peak); own: of motor units the nearest are larger, though all may be far',
      range: [0, 1000],
      weight: 0,
      against: 1,
      moment: (f) => f.at.peak,
    },
    againstSharpWaves(of),
    againstEdges(of),
  ];
}
