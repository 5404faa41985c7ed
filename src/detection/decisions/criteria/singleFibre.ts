/** Fibrillation and positive sharp waves (DETECTION.md §A.4): single fibres that fire regularly. */
import { approachOf } from '../../features/fibres';
import { chosen, fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import {
  type ActivityCriteria,
  type Features,
  middle,
  potentialMilliseconds,
  sharpWavePart,
} from './activityCriterion';

export const singleFibreNumbers = fixedNumbers('single-fibre', {
  runningDown: ratio(
    0.8,
    [0, 1],
    'A rate that falls so steadily is that of a fibre that runs down: only waxing and waning speaks against it',
    chosen,
  ),
});
const { runningDown } = singleFibreNumbers.values;

/** Of the one generator beside its drift, or of a train that can be trusted as it is. */
function ofGenerator({ generator, irregularity }: Features): number | undefined {
  return generator && Math.min(generator.detrendedCov, irregularity ?? Infinity);
}

/** Whether several fibres beside one another explain the discharges better than one generator of all. */
function areSeveral(f: Features): boolean {
  return (f.fibres?.variation ?? Infinity) < (ofGenerator(f) ?? Infinity);
}

function variation(f: Features): number | undefined {
  return areSeveral(f) ? f.fibres?.variation : ofGenerator(f);
}

function rate(f: Features): number | undefined {
  return areSeveral(f) ? f.fibres?.ratePerSecond : f.generator?.ratePerSecond;
}

function driftOf(f: Features): number | undefined {
  if (areSeveral(f)) return f.fibres?.driftRatio;
  return Math.abs(f.generator?.monotoneDrift ?? 0) > runningDown ? 1 : f.generator?.driftRatio;
}

function beginsLesser({ fibres, leadShape }: Features): number | undefined {
  return fibres?.approach ?? (leadShape && approachOf(leadShape));
}

function partOf({ generator, fibres }: Features): number | undefined {
  return generator || fibres ? Math.max(generator?.part ?? 0, fibres?.regularPart ?? 0) : undefined;
}

/**
 * What fibrillation and positive sharp waves share: fibres, each of which fires regularly.
 * @param rateRequired whether a train of which no rate is known may be theirs
 */
function singleFibre(prefix: string, rateRequired: true | 'where-known'): ActivityCriteria {
  return [
    {
      name: `${prefix}-regularity`,
      meaning: 'Variation of the intervals once their slow course is taken out',
      unit: '',
      value: variation,
      bound: { kind: 'below', threshold: { of: 'fibrillationVariation' }, width: 0.06 },
      source: '§A.4 (robust CoV below 0.1)',
      range: [0, 1],
      weight: 2,
      moment: middle,
    },
    {
      name: `${prefix}-jitter`,
      meaning: 'The same variation',
      unit: '',
      value: variation,
      bound: { kind: 'above', threshold: 0.006, width: 0.004 },
      source: 'own: what keeps time better than this is no fibre',
      range: [0, 1],
      weight: 0,
      against: 4,
      moment: middle,
    },
    {
      name: `${prefix}-rate`,
      meaning: 'Rate of a fibre',
      unit: '1/s',
      value: rate,
      bound: {
        kind: 'within',
        from: { of: 'fibrillationRateLow' },
        to: { of: 'fibrillationRateHigh' },
        width: 1,
      },
      source: '§A.4 (0.5 to 15, up to 30)',
      range: [0, 60],
      weight: 1,
      against: 2,
      required: rateRequired,
      moment: middle,
    },
    {
      name: `${prefix}-lasting`,
      meaning: 'How long it lasts',
      unit: 's',
      value: ({ durationSeconds }) => durationSeconds,
      bound: { kind: 'above', threshold: 2, width: 1 },
      source:
        '§A.4 (more than 3 s); own: less where something else cut it; the fibres that a needle tears fire for half a second, each as it may',
      range: [0, 20],
      weight: 0,
      against: 4,
      moment: middle,
    },
    {
      name: `${prefix}-single`,
      meaning: 'Part of the discharges that one generator, or several regular fibres, make',
      unit: '',
      value: partOf,
      bound: { kind: 'above', threshold: 0.7, width: 0.2 },
      source: `§A.4 (one shape); ${chosen}`,
      range: [0, 1],
      weight: 1,
      moment: middle,
    },
    {
      name: `${prefix}-simple`,
      meaning: 'Turns of the mean potential, and of all that is in step with it',
      unit: '',
      value: ({ leadTurns }) => leadTurns,
      bound: { kind: 'below', threshold: 4, width: 2 },
      source: 'own: the spike of a fibre has two or three, a circuit or a motor unit more',
      range: [1, 20],
      weight: 0,
      against: 3,
      moment: middle,
    },
    {
      name: `${prefix}-electrode`,
      meaning: 'Whether the electrode may be inside the muscle: 0 for one that is said to lie on the skin',
      unit: '',
      value: ({ isOnSkin }) => (isOnSkin ? 0 : undefined),
      bound: { kind: 'above', threshold: 0.5, width: 0.5 },
      source:
        '§A.4 (found with a needle); own: skin and fat leave nothing of the potential of a single fibre',
      range: [0, 1],
      weight: 0,
      against: 4,
      required: 'where-known',
      moment: middle,
    },
    {
      name: `${prefix}-steady`,
      meaning: 'Fastest over slowest rate, 1 where it only runs down',
      unit: '',
      value: driftOf,
      bound: { kind: 'below', threshold: { of: 'fibrillationDrift' }, width: 0.3 },
      source: '§A.4, §M',
      range: [1, 10],
      weight: 1,
      against: 2,
      moment: middle,
    },
  ];
}

export const fibrillation: ActivityCriteria = [
  ...singleFibre('fibrillation', true),
  {
    name: 'fibrillation-onset',
    meaning: 'How surely the potentials begin with a lesser phase before their greatest peak',
    unit: '',
    value: beginsLesser,
    bound: { kind: 'above', threshold: 0.5, width: 0.5 },
    source:
      '§A.4 (positive onset; an end-plate spike begins with its greatest peak); own: whatever is called positive',
    range: [0, 1],
    weight: 1,
    against: 1.5,
    moment: middle,
  },
  {
    name: 'fibrillation-size',
    meaning: 'Largest deflection',
    unit: 'µV',
    value: ({ peakMicrovolts }) => peakMicrovolts,
    bound: { kind: 'below', threshold: 500, width: 500 },
    source: '§A.4 (10 to 200 µV from peak to peak); own: those of weeks are larger',
    range: [0, 5000],
    weight: 0.5,
    against: 3,
    moment: (f) => f.at.peak,
  },
  {
    name: 'fibrillation-duration',
    meaning: 'Duration of the mean potential',
    unit: 'ms',
    value: potentialMilliseconds,
    bound: { kind: 'below', threshold: { of: 'fibreDuration', in: 'ms' }, width: 2 },
    source: '§A.4 (1 to 5 ms)',
    range: [0, 30],
    weight: 2,
    moment: middle,
  },
];

export const positiveSharpWave: ActivityCriteria = [
  // Of small ones a few are found; their shape, which nothing else has, tells them without a rate.
  ...singleFibre('sharp-wave', 'where-known'),
  {
    name: 'sharp-wave-onset',
    meaning: 'How surely the potentials begin with a lesser phase before their greatest peak',
    unit: '',
    value: beginsLesser,
    bound: { kind: 'below', threshold: 0.5, width: 0.5 },
    source: '§A.4 (begins with its sharp phase); own: whatever is called positive',
    range: [0, 1],
    weight: 1,
    against: 1.5,
    moment: middle,
  },
  {
    name: 'sharp-wave-shape',
    meaning: 'Part of the discharges that have the shape of a positive sharp wave',
    unit: '',
    value: sharpWavePart,
    bound: { kind: 'above', threshold: 0.5, width: 0.3 },
    source: '§A.4 (positive sharp wave); own: a shape that nothing else has counts, however the fibre fires',
    range: [0, 1],
    weight: 1.5,
    against: 0,
    moment: middle,
  },
  {
    name: 'sharp-wave-duration',
    meaning: 'Duration of the mean potential',
    unit: 'ms',
    value: potentialMilliseconds,
    bound: { kind: 'above', threshold: { of: 'sharpWaveDuration', in: 'ms' }, width: 2 },
    source: '§A.4 (10 to 30 ms)',
    range: [0, 50],
    weight: 1,
    against: 2,
    moment: middle,
  },
  {
    name: 'sharp-wave-slow-phase',
    meaning: 'How much longer the phase after the greatest peak lasts than that peak',
    unit: '',
    value: (f) => (f.fibres ?? f.leadShape)?.slowPhase,
    bound: { kind: 'above', threshold: 2, width: 1 },
    source: `§A.4 (sharp positive, slow negative); ${chosen}`,
    range: [0, 20],
    weight: 1,
    against: 2,
    moment: middle,
  },
  {
    name: 'sharp-wave-peak',
    meaning: 'Greatest peak over that of the other sign',
    unit: '',
    value: (f) => (f.fibres ?? f.leadShape)?.peakRatio,
    bound: { kind: 'above', threshold: 1.3, width: 0.5 },
    source: `§A.4 (sharp positive, slow negative); ${chosen}`,
    range: [0, 20],
    weight: 1,
    moment: middle,
  },
];
