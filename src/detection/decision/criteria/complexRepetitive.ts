/** Complex repetitive discharges (DETECTION.md §A.4): the same complex again and again, without jitter. */
import type { DecisionParameters } from '../parameters';
import { type ActivityCriteria, middle, onset, steadiestVariation } from './activityCriterion';

export function complexRepetitive(p: DecisionParameters): ActivityCriteria {
  return [
    {
      name: 'repetitive-correlation',
      unit: '',
      value: (f) => f.period?.correlation,
      bound: { kind: 'above', threshold: p.repetitiveCorrelation - 0.07, width: 0.07 },
      weight: 3,
      against: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'repetitive-variation',
      unit: '',
      value: steadiestVariation,
      // Of a complex that the sorter took apart no unit keeps time.
      bound: { kind: 'below', threshold: p.repetitiveVariation, width: 0.02 },
      weight: 2,
      against: 0.5,
      moment: middle,
    },
    {
      name: 'repetitive-rate',
      unit: '1/s',
      value: (f) => f.period && 1 / f.period.periodSeconds,
      bound: { kind: 'within', from: 4.5, to: 160, width: 2 },
      weight: 1,
      moment: middle,
    },
    {
      name: 'repetitive-complex',
      unit: 'ms',
      value: (f) => f.leadShape && 1000 * f.leadShape.durationSeconds,
      bound: { kind: 'above', threshold: 2.2, width: 0.8 },
      weight: 0.3,
      against: 1,
      moment: middle,
    },
    {
      name: 'repetitive-duration',
      unit: 's',
      value: (f) => f.activeSeconds,
      bound: { kind: 'above', threshold: 0.3, width: 0.3 },
      weight: 0.5,
      against: 2,
      required: true,
      moment: onset,
    },
    {
      name: 'repetitive-abrupt',
      unit: 's',
      value: (f) => f.envelope.buildUpSeconds,
      bound: { kind: 'below', threshold: 0.3, width: 0.2 },
      weight: 0.5,
      moment: onset,
    },
  ];
}
