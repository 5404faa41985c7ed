/** What is no muscle (DETECTION.md §B.5): stimuli, an open input, an electrode that moves. */
import type { ValidityParameters } from '../../validity/parameters';
import { type ActivityCriteria, middle, onset } from './activityCriterion';

/** Thresholds of what is no muscle. */
export type ArtifactParameters = Pick<
  ValidityParameters,
  'stimulusVariation' | 'stimulusWidth' | 'openNoise' | 'openSteadiness' | 'popOverNoise'
>;

/** Electrical stimuli: at one interval to a hundredth, and narrower than any potential. */
export function stimulus(p: ArtifactParameters): ActivityCriteria {
  return [
    {
      name: 'stimulus-periodic',
      unit: '',
      value: (f) => f.pulses?.intervalChange,
      bound: { kind: 'below', threshold: p.stimulusVariation, width: p.stimulusVariation },
      weight: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'stimulus-width',
      unit: 'ms',
      // Either phase of a pulse is half of it at most.
      value: (f) => f.pulses && 1000 * f.pulses.shape.peakWidthSeconds,
      bound: { kind: 'below', threshold: 500 * p.stimulusWidth, width: 250 * p.stimulusWidth },
      weight: 2,
      required: true,
      moment: middle,
    },
    {
      name: 'stimulus-duration',
      unit: 'ms',
      // The recorder's filter adds something to the pulse.
      value: (f) => f.pulses && 1000 * f.pulses.shape.durationSeconds,
      bound: { kind: 'below', threshold: 1300 * p.stimulusWidth, width: 300 * p.stimulusWidth },
      weight: 1,
      required: true,
      moment: middle,
    },
    {
      name: 'stimulus-alone',
      unit: '',
      // Stimuli beside a contraction make no artefact of the contraction.
      value: (f) => f.pulses?.part,
      bound: { kind: 'above', threshold: 0.6, width: 0.2 },
      weight: 1,
      required: true,
      moment: middle,
    },
  ];
}

/** An open input: steady noise, whatever its level, in which nothing repeats and no potential stands out. */
export function openElectrode(p: ArtifactParameters): ActivityCriteria {
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
export function movingElectrode(p: ArtifactParameters): ActivityCriteria {
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
