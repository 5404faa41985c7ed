/**
 * The classes of activity as data, to be read beside DETECTION.md §A.3 and §A.4: each is a list of criteria. A class
 * passes when all its required criteria are met and its sum is not against it.
 */
import type { EventLabel } from '../eventLabels';
import type { EpisodeFeatures } from '../features/features';
import type { Criterion } from './criterion';
import { crampCriteria } from './crampCriteria';
import type { ValidityParameters } from '../validity/parameters';
import type { DecisionParameters } from './parameters';

/** A class with its criteria. */
export interface ActivityClass {
  readonly label: EventLabel;
  /** Added to every sum: how readily the class is thought of before anything is measured. */
  readonly prior: number;
  readonly criteria: readonly Criterion<EpisodeFeatures>[];
}

/** Thresholds of what is no muscle. */
type ArtifactParameters = Pick<
  ValidityParameters,
  'stimulusVariation' | 'stimulusWidth' | 'openNoise' | 'openSteadiness' | 'popOverNoise'
>;

/** What the classes read. */
export type ClassParameters = DecisionParameters & ArtifactParameters;

type Features = EpisodeFeatures;
type Test = Criterion<Features>;

const middle = (f: Features): number => f.at.middle;
const onset = (f: Features): number => f.at.onset;

/** Every class of activity, under these parameters. */
export function activityClasses(p: ClassParameters): readonly ActivityClass[] {
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
    { label: 'insertion', prior: -0.3, criteria: insertion(p) },
    { label: 'artifact', prior: 0, criteria: stimulus(p) },
    { label: 'artifact', prior: 0, criteria: openElectrode(p) },
    { label: 'artifact', prior: 0, criteria: movingElectrode(p) },
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
      name: 'voluntary-aperiodic',
      unit: '',
      value: (f) => f.period?.correlation,
      bound: { kind: 'below', threshold: 0.75, width: 0.15 },
      weight: 0.2,
      against: 2,
      moment: middle,
    },
    {
      name: 'voluntary-duration',
      unit: 's',
      value: (f) => f.durationSeconds,
      bound: { kind: 'above', threshold: 0.7, width: 0.3 },
      weight: 0.2,
      against: 1.5,
      moment: onset,
    },
    {
      name: 'voluntary-release',
      unit: 's',
      value: (f) => (f.durationSeconds >= p.crampDuration ? f.envelope.declineSeconds : undefined),
      bound: { kind: 'below', threshold: 1.5, width: 1 },
      weight: 0.7,
      against: 0.5,
      moment: (f) => f.at.end,
    },
    {
      name: 'voluntary-steady',
      unit: '',
      value: (f) => (f.durationSeconds >= p.crampDuration ? f.envelope.fluctuation : undefined),
      bound: { kind: 'below', threshold: 0.25, width: 0.12 },
      weight: 1,
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
      value: (f) => f.groupIntervalSeconds ?? f.durationSeconds + p.fasciculationInterval,
      bound: { kind: 'above', threshold: p.fasciculationInterval, width: 0.2 },
      weight: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'fasciculation-sparse',
      unit: '',
      // A single potential has nothing but quiet around it.
      value: (f) => (f.durationSeconds < 0.15 ? 0 : f.activeSeconds / f.durationSeconds),
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
      value: (f) => f.generator?.detrendedCov,
      bound: { kind: 'below', threshold: p.fibrillationVariation, width: 0.06 },
      weight: 2,
      required: true,
      moment: middle,
    },
    {
      name: `${prefix}-jitter`,
      unit: '',
      value: (f) => f.generator?.detrendedCov,
      bound: { kind: 'above', threshold: 0.006, width: 0.004 },
      weight: 0,
      against: 2,
      moment: middle,
    },
    {
      name: `${prefix}-rate`,
      unit: '1/s',
      value: (f) => f.generator?.ratePerSecond,
      bound: { kind: 'within', from: p.fibrillationRateLow, to: p.fibrillationRateHigh, width: 1 },
      weight: 1,
      against: 2,
      required: true,
      moment: middle,
    },
    {
      name: `${prefix}-single`,
      unit: '',
      value: (f) => f.generator?.part,
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
      // A fibre that slows down throughout is running down; only waxing and waning speaks against it.
      value: (f) => (Math.abs(f.generator?.monotoneDrift ?? 0) > 0.8 ? 1 : f.generator?.driftRatio),
      bound: { kind: 'below', threshold: p.fibrillationDrift, width: 0.3 },
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
      value: steadiest,
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
      name: 'repetitive-complex',
      unit: 'ms',
      value: (f) => f.leadShape && 1000 * f.leadShape.durationSeconds,
      bound: { kind: 'above', threshold: 2.2, width: 0.8 },
      weight: 0.3,
      against: 2,
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

/** The least variation of any unit with enough discharges: the parts of a complex are locked to its cycle. */
function steadiest(f: Features): number | undefined {
  const variations = f.units.flatMap(({ discharges, rawVariation }) =>
    discharges >= 10 ? (rawVariation ?? []) : [],
  );
  return variations.length === 0 ? undefined : Math.min(...variations);
}

function myotonic(p: DecisionParameters): readonly Test[] {
  return [
    {
      name: 'myotonic-drift',
      unit: '',
      value: (f) => f.generator?.driftRatio,
      bound: { kind: 'above', threshold: p.myotonicDrift, width: 0.4 },
      weight: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'myotonic-rate',
      unit: '1/s',
      value: (f) => f.generator?.ratePerSecond,
      bound: { kind: 'within', from: p.myotonicRateLow, to: p.myotonicRateHigh, width: 8 },
      weight: 1.5,
      against: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'myotonic-local-regularity',
      unit: '',
      value: (f) => f.generator?.detrendedCov,
      bound: { kind: 'below', threshold: 0.2, width: 0.1 },
      weight: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'myotonic-amplitude',
      unit: '',
      value: (f) => f.generator?.rateAmplitudeCorrelation,
      bound: { kind: 'above', threshold: 0.5, width: 0.3 },
      weight: 1,
      moment: middle,
    },
    {
      name: 'myotonic-single',
      unit: '',
      value: (f) => f.generator?.part,
      bound: { kind: 'above', threshold: 0.5, width: 0.2 },
      weight: 1,
      against: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'myotonic-waxing',
      unit: '',
      value: (f) => f.generator?.monotoneDrift && Math.abs(f.generator.monotoneDrift),
      bound: { kind: 'below', threshold: 0.85, width: 0.15 },
      weight: 0.5,
      against: 2,
      moment: middle,
    },
  ];
}

function neuromyotonic(p: DecisionParameters): readonly Test[] {
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

function insertion(p: DecisionParameters): readonly Test[] {
  return [
    {
      name: 'insertion-duration',
      unit: 's',
      value: (f) => f.durationSeconds,
      bound: { kind: 'within', from: 0.1, to: p.insertionLongest, width: 0.15 },
      weight: 2,
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
      name: 'insertion-reported',
      unit: '',
      value: (f) => (f.insertionReported ? 1 : undefined),
      bound: { kind: 'above', threshold: 0, width: 1 },
      weight: 2,
      moment: onset,
    },
    {
      name: 'insertion-density',
      unit: '1/s',
      value: (f) => f.potentials / f.activeSeconds,
      bound: { kind: 'above', threshold: 60, width: 60 },
      weight: 1.5,
      moment: onset,
    },
  ];
}

/** Electrical stimuli: periodic to a hundredth, and narrower than any potential. */
function stimulus(p: DecisionParameters & ArtifactParameters): readonly Test[] {
  return [
    {
      name: 'stimulus-periodic',
      unit: '',
      value: (f) => f.lead?.rawVariation,
      bound: { kind: 'below', threshold: p.stimulusVariation, width: p.stimulusVariation },
      weight: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'stimulus-width',
      unit: 'ms',
      value: (f) => f.leadShape && 1000 * f.leadShape.peakWidthSeconds,
      bound: { kind: 'below', threshold: 1000 * p.stimulusWidth, width: 500 * p.stimulusWidth },
      weight: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'stimulus-duration',
      unit: 'ms',
      value: (f) => f.leadShape && 1000 * f.leadShape.durationSeconds,
      bound: { kind: 'below', threshold: 4000 * p.stimulusWidth, width: 1000 * p.stimulusWidth },
      weight: 1,
      against: 2,
      moment: middle,
    },
    {
      name: 'stimulus-single',
      unit: '',
      value: (f) => f.leadPart,
      bound: { kind: 'above', threshold: 0.6, width: 0.2 },
      weight: 1,
      required: true,
      moment: middle,
    },
  ];
}

/** An open input: steady noise, whatever its level, in which nothing repeats and no potential stands out. */
function openElectrode(p: ClassParameters): readonly Test[] {
  return [
    {
      name: 'open-steady',
      unit: '',
      value: (f) => f.unsteadiness,
      bound: { kind: 'below', threshold: p.openSteadiness, width: 0.3 },
      weight: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'open-band',
      unit: 'Hz',
      // An interference pattern at full effort is near to noise too, but of a narrower band than this.
      value: (f) => f.bandHighHz,
      bound: { kind: 'above', threshold: 2000, width: 100 },
      weight: 0,
      against: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'open-crest',
      unit: '',
      value: (f) => f.crest,
      bound: { kind: 'below', threshold: 3.2, width: 0.3 },
      weight: 1,
      required: true,
      moment: middle,
    },
    {
      name: 'open-aperiodic',
      unit: '',
      value: (f) => Math.max(f.period?.correlation ?? 0, f.fast?.correlation ?? 0),
      bound: { kind: 'below', threshold: 0.35, width: 0.15 },
      weight: 1,
      against: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'open-duration',
      unit: 's',
      value: (f) => f.activeSeconds,
      bound: { kind: 'above', threshold: 0.5, width: 0.5 },
      weight: 1,
      against: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'open-level',
      unit: '',
      value: (f) => f.peakOverNoise,
      bound: { kind: 'above', threshold: 4 * p.openNoise, width: 4 },
      weight: 0.5,
      moment: middle,
    },
  ];
}

/** An electrode that moves or has a loose contact: deflections wider than any potential, with a shifting baseline. */
function movingElectrode(p: ClassParameters): readonly Test[] {
  return [
    {
      name: 'moving-baseline',
      unit: '',
      value: (f) => f.movementAtOnset,
      bound: { kind: 'above', threshold: p.popOverNoise, width: p.popOverNoise },
      weight: 2,
      required: true,
      moment: onset,
    },
    {
      name: 'moving-width',
      unit: 'ms',
      value: (f) => f.leadShape && 1000 * f.leadShape.peakWidthSeconds,
      bound: { kind: 'above', threshold: 6, width: 3 },
      weight: 2,
      against: 1,
      moment: middle,
    },
    {
      name: 'moving-sparse',
      unit: '1/s',
      value: (f) => f.pooledRatePerSecond,
      bound: { kind: 'below', threshold: 15, width: 8 },
      weight: 1.5,
      against: 2,
      moment: middle,
    },
  ];
}
