/** Discharges in bursts (DETECTION.md §A.4): neuromyotonic, myokymic, tremor. */
import type { DecisionParameters } from '../parameters';
import { type ActivityCriteria, middle, onset } from './activityCriterion';

export function neuromyotonic(p: DecisionParameters): ActivityCriteria {
  return [
    {
      name: 'neuromyotonic-rate',
      unit: '1/s',
      // Potentials overlap at such rates and may be split among units: the signal itself tells the rate.
      value: (f) => f.fast && 1 / f.fast.periodSeconds,
      bound: { kind: 'within', from: p.neuromyotonicRate, to: 400, width: 20 },
      weight: 1,
      against: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'neuromyotonic-regularity',
      unit: '',
      value: (f) => f.fast?.correlation,
      bound: { kind: 'above', threshold: 0.6, width: 0.2 },
      weight: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'neuromyotonic-decrement',
      unit: '',
      value: (f) => f.decrement,
      bound: { kind: 'below', threshold: 0.85, width: 0.2 },
      weight: 1.5,
      against: 1,
      moment: middle,
    },
    {
      name: 'neuromyotonic-duration',
      unit: 's',
      value: (f) => f.activeSeconds,
      bound: { kind: 'within', from: 0.1, to: 20, width: 0.2 },
      weight: 0.5,
      against: 1,
      moment: middle,
    },
  ];
}

export function myokymic(p: DecisionParameters): ActivityCriteria {
  return [
    {
      name: 'myokymic-bursts',
      unit: '',
      value: (f) => f.leadBursts?.burstCount,
      bound: { kind: 'above', threshold: 4, width: 3 },
      weight: 1,
      required: true,
      moment: middle,
    },
    {
      name: 'myokymic-burst-rate',
      unit: '1/s',
      value: (f) => f.leadBursts?.burstRateHz,
      bound: { kind: 'within', from: 0.1, to: p.burstRateHigh, width: 0.2 },
      weight: 1.5,
      against: 2,
      moment: middle,
    },
    {
      name: 'myokymic-rhythm',
      unit: '',
      value: (f) => f.leadBursts?.interBurstCov,
      bound: { kind: 'below', threshold: p.burstVariation, width: 0.15 },
      weight: 1.5,
      moment: middle,
    },
    {
      name: 'myokymic-inside-rate',
      unit: '1/s',
      value: (f) => f.leadBursts?.intraRateHz,
      // Faster groups are multiplets (§A.4).
      bound: { kind: 'within', from: 15, to: 80, width: 10 },
      weight: 1.5,
      against: 2,
      moment: middle,
    },
    {
      name: 'myokymic-size',
      unit: '',
      value: (f) => f.leadBursts?.spikesPerBurst,
      bound: { kind: 'within', from: 1.5, to: 30, width: 1 },
      weight: 0.5,
      against: 2,
      moment: middle,
    },
    {
      name: 'myokymic-pauses',
      unit: '',
      value: (f) => f.activeSeconds / f.durationSeconds,
      bound: { kind: 'below', threshold: 0.7, width: 0.2 },
      weight: 1,
      moment: middle,
    },
  ];
}

export function tremor(p: DecisionParameters): ActivityCriteria {
  return [
    {
      name: 'tremor-rhythm',
      unit: '',
      value: (f) => f.tremor?.prominence,
      bound: { kind: 'above', threshold: p.tremorProminence, width: p.tremorProminence },
      weight: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'tremor-bursts',
      unit: '',
      value: (f) => f.envelope.fluctuation,
      bound: { kind: 'above', threshold: 0.5, width: 0.4 },
      weight: 1,
      moment: middle,
    },
    {
      name: 'tremor-units',
      unit: '',
      value: (f) => f.leadPart,
      bound: { kind: 'below', threshold: 0.6, width: 0.2 },
      weight: 1,
      against: 0.5,
      moment: middle,
    },
    {
      name: 'tremor-duration',
      unit: 's',
      value: (f) => f.durationSeconds,
      bound: { kind: 'above', threshold: 1.5, width: 1 },
      weight: 1,
      against: 2,
      moment: onset,
    },
  ];
}
