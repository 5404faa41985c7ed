/**
 * The classes of activity as data, to be read beside DETECTION.md §A.3 and §A.4: each is a list of criteria. A class
 * passes when all its required criteria are met and its sum is not against it.
 */
import type { EventLabel } from '../eventLabels';
import type { EpisodeFeatures } from '../features/features';
import type { Criterion } from './criterion';
import { crampCriteria } from './crampCriteria';
import type { DecisionParameters } from './parameters';

/** A class with its criteria. */
export interface ActivityClass {
  readonly label: EventLabel;
  /** Added to every sum: how readily the class is thought of before anything is measured. */
  readonly prior: number;
  readonly criteria: readonly Criterion<EpisodeFeatures>[];
}

type Features = EpisodeFeatures;
type Test = Criterion<Features>;

const middle = (f: Features): number => f.at.middle;
const onset = (f: Features): number => f.at.onset;

/** Every class of activity, under these parameters. */
export function activityClasses(p: DecisionParameters): readonly ActivityClass[] {
  return [
    { label: 'neurogenic-cramp', prior: 0, criteria: crampCriteria(p) },
    { label: 'voluntary', prior: 0, criteria: voluntary(p) },
    { label: 'fasciculation', prior: 0, criteria: fasciculation(p) },
    { label: 'fibrillation', prior: 0, criteria: fibrillation(p) },
    { label: 'positive-sharp-wave', prior: 0, criteria: positiveSharpWave(p) },
    { label: 'complex-repetitive-discharge', prior: 0, criteria: complexRepetitive(p) },
    { label: 'myotonic-discharge', prior: 0, criteria: myotonic(p) },
    { label: 'neuromyotonic-discharge', prior: 0, criteria: neuromyotonic(p) },
    { label: 'myokymic-discharge', prior: 0, criteria: myokymic(p) },
    { label: 'tremor', prior: 0, criteria: tremor(p) },
    { label: 'insertion', prior: -1, criteria: insertion(p) },
  ];
}

const intentOf = { voluntary: 1, unknown: undefined, involuntary: -1 } as const;

function voluntary(p: DecisionParameters): readonly Test[] {
  return [
    {
      name: 'voluntary-intent',
      unit: '',
      value: (f) => intentOf[f.intent],
      bound: { kind: 'above', threshold: 0, width: 1 },
      weight: 2,
      against: 2,
      moment: onset,
    },
    {
      name: 'voluntary-regularity',
      unit: '',
      value: (f) => f.irregularity,
      bound: { kind: 'below', threshold: p.voluntaryIrregularity, width: 0.1 },
      weight: 2,
      moment: middle,
    },
    {
      name: 'voluntary-rate',
      unit: '1/s',
      value: (f) => f.unitRatePerSecond,
      bound: { kind: 'within', from: p.voluntaryRateLow, to: p.voluntaryRateHigh, width: 4 },
      weight: 1,
      against: 2,
      moment: middle,
    },
    {
      name: 'voluntary-units',
      unit: '',
      value: (f) => f.units.length,
      bound: { kind: 'above', threshold: 1.5, width: 1 },
      weight: 1,
      moment: middle,
    },
    {
      name: 'voluntary-pattern',
      unit: '1/s',
      value: (f) => f.pooledRatePerSecond,
      bound: { kind: 'above', threshold: 8, width: 8 },
      weight: 1,
      against: 2,
      moment: middle,
    },
    {
      name: 'voluntary-force',
      unit: '',
      value: (f) => f.forceCoupling,
      bound: { kind: 'above', threshold: 0.5, width: 0.3 },
      weight: 1,
      against: 0.5,
      moment: middle,
    },
  ];
}

function fasciculation(p: DecisionParameters): readonly Test[] {
  return [
    {
      name: 'fasciculation-interval',
      unit: 's',
      value: (f) => f.medianIntervalSeconds ?? f.durationSeconds + p.fasciculationInterval,
      bound: { kind: 'above', threshold: p.fasciculationInterval, width: 0.2 },
      weight: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'fasciculation-sparse',
      unit: '',
      value: (f) => f.activeSeconds / f.durationSeconds,
      bound: { kind: 'below', threshold: 0.25, width: 0.15 },
      weight: 1.5,
      moment: middle,
    },
    {
      name: 'fasciculation-duration',
      unit: 'ms',
      value: (f) => f.leadShape && 1000 * f.leadShape.durationSeconds,
      bound: { kind: 'above', threshold: 1000 * p.fibreDuration, width: 2 },
      weight: 1.5,
      moment: middle,
    },
    {
      name: 'fasciculation-irregular',
      unit: '',
      value: (f) => f.lead?.irregularity,
      bound: { kind: 'above', threshold: 0.3, width: 0.2 },
      weight: 1,
      moment: middle,
    },
  ];
}

/** What fibrillation and positive sharp waves share: one fibre, firing regularly. */
function singleFibre(p: DecisionParameters, prefix: string): readonly Test[] {
  return [
    {
      name: `${prefix}-regularity`,
      unit: '',
      value: (f) => f.lead?.detrendedCov,
      bound: { kind: 'below', threshold: p.fibrillationVariation, width: 0.06 },
      weight: 2,
      required: true,
      moment: middle,
    },
    {
      name: `${prefix}-rate`,
      unit: '1/s',
      value: (f) => f.lead?.ratePerSecond,
      bound: { kind: 'within', from: p.fibrillationRateLow, to: p.fibrillationRateHigh, width: 1 },
      weight: 1,
      against: 2,
      required: true,
      moment: middle,
    },
    {
      name: `${prefix}-single`,
      unit: '',
      value: (f) => f.leadPart,
      bound: { kind: 'above', threshold: 0.7, width: 0.2 },
      weight: 1,
      moment: middle,
    },
    {
      name: `${prefix}-positive-onset`,
      unit: '',
      value: (f) => f.leadShape && (f.leadShape.onset === 'positive' ? 1 : -1),
      bound: { kind: 'above', threshold: 0, width: 1 },
      weight: 1,
      against: 1.5,
      moment: middle,
    },
    {
      name: `${prefix}-steady`,
      unit: '',
      value: (f) => f.lead?.driftRatio,
      bound: { kind: 'below', threshold: p.myotonicDrift, width: 0.3 },
      weight: 1,
      against: 2,
      moment: middle,
    },
  ];
}

function fibrillation(p: DecisionParameters): readonly Test[] {
  return [
    ...singleFibre(p, 'fibrillation'),
    {
      name: 'fibrillation-duration',
      unit: 'ms',
      value: (f) => f.leadShape && 1000 * f.leadShape.durationSeconds,
      bound: { kind: 'below', threshold: 1000 * p.fibreDuration, width: 2 },
      weight: 2,
      moment: middle,
    },
  ];
}

function positiveSharpWave(p: DecisionParameters): readonly Test[] {
  return [
    ...singleFibre(p, 'sharp-wave'),
    {
      name: 'sharp-wave-duration',
      unit: 'ms',
      value: (f) => f.leadShape && 1000 * f.leadShape.durationSeconds,
      bound: { kind: 'above', threshold: 1000 * p.sharpWaveDuration, width: 2 },
      weight: 1,
      against: 2,
      moment: middle,
    },
    {
      name: 'sharp-wave-negativity',
      unit: '',
      value: (f) => f.leadShape?.slowNegativity,
      bound: { kind: 'above', threshold: 2, width: 1 },
      weight: 1,
      against: 2,
      moment: middle,
    },
    {
      name: 'sharp-wave-positive-peak',
      unit: '',
      value: (f) => f.leadShape?.positiveToNegative,
      bound: { kind: 'above', threshold: 1.3, width: 0.5 },
      weight: 1,
      moment: middle,
    },
  ];
}

function complexRepetitive(p: DecisionParameters): readonly Test[] {
  return [
    {
      name: 'repetitive-correlation',
      unit: '',
      value: (f) => f.period?.correlation,
      bound: { kind: 'above', threshold: p.repetitiveCorrelation - 0.07, width: 0.07 },
      weight: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'repetitive-variation',
      unit: '',
      value: (f) => f.lead?.irregularity,
      bound: { kind: 'below', threshold: p.repetitiveVariation, width: 0.02 },
      weight: 2,
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
      name: 'repetitive-abrupt',
      unit: 's',
      value: (f) => f.envelope.buildUpSeconds,
      bound: { kind: 'below', threshold: 0.3, width: 0.2 },
      weight: 0.5,
      moment: onset,
    },
  ];
}

function myotonic(p: DecisionParameters): readonly Test[] {
  return [
    {
      name: 'myotonic-drift',
      unit: '',
      value: (f) => f.lead?.driftRatio,
      bound: { kind: 'above', threshold: p.myotonicDrift, width: 0.4 },
      weight: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'myotonic-rate',
      unit: '1/s',
      value: (f) => f.lead?.ratePerSecond,
      bound: { kind: 'within', from: p.myotonicRateLow, to: p.myotonicRateHigh, width: 8 },
      weight: 1.5,
      against: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'myotonic-local-regularity',
      unit: '',
      value: (f) => f.lead?.detrendedCov,
      bound: { kind: 'below', threshold: 0.15, width: 0.08 },
      weight: 2,
      moment: middle,
    },
    {
      name: 'myotonic-amplitude',
      unit: '',
      value: (f) => f.lead?.rateAmplitudeCorrelation,
      bound: { kind: 'above', threshold: 0.5, width: 0.3 },
      weight: 1,
      moment: middle,
    },
    {
      name: 'myotonic-single',
      unit: '',
      value: (f) => f.leadPart,
      bound: { kind: 'above', threshold: 0.6, width: 0.2 },
      weight: 1,
      moment: middle,
    },
  ];
}

function neuromyotonic(p: DecisionParameters): readonly Test[] {
  return [
    {
      name: 'neuromyotonic-rate',
      unit: '1/s',
      value: (f) => f.leadBursts?.intraRateHz ?? f.lead?.ratePerSecond,
      bound: { kind: 'above', threshold: p.neuromyotonicRate, width: 20 },
      weight: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'neuromyotonic-decrement',
      unit: '',
      value: (f) => f.leadBursts?.amplitudeDecrement,
      bound: { kind: 'below', threshold: 0.85, width: 0.2 },
      weight: 1,
      moment: middle,
    },
    {
      name: 'neuromyotonic-single',
      unit: '',
      value: (f) => f.leadPart,
      bound: { kind: 'above', threshold: 0.5, width: 0.2 },
      weight: 1,
      moment: middle,
    },
  ];
}

function myokymic(p: DecisionParameters): readonly Test[] {
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
      bound: { kind: 'within', from: 15, to: 110, width: 10 },
      weight: 1.5,
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

function tremor(p: DecisionParameters): readonly Test[] {
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

function insertion(p: DecisionParameters): readonly Test[] {
  return [
    {
      name: 'insertion-duration',
      unit: 's',
      value: (f) => f.durationSeconds,
      bound: { kind: 'within', from: 0.1, to: p.insertionLongest, width: 0.2 },
      weight: 1.5,
      against: 2,
      required: true,
      moment: onset,
    },
    {
      name: 'insertion-movement',
      unit: '',
      value: (f) => f.movementAtOnset,
      bound: { kind: 'above', threshold: 10, width: 10 },
      weight: 2,
      against: 1,
      moment: onset,
    },
    {
      name: 'insertion-density',
      unit: '1/s',
      value: (f) => f.potentials / f.activeSeconds,
      bound: { kind: 'above', threshold: 50, width: 30 },
      weight: 1,
      moment: onset,
    },
  ];
}
