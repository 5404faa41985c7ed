/** Fasciculations (DETECTION.md §A.4): isolated, irregular potentials of whole motor units. */
import { chosen, count, fixedNumbers, seconds } from '../../numbers/fixedNumbers';
import { type ActivityCriteria, type Features, middle, potentialMilliseconds } from './activityCriterion';
import { againstEdges, againstFibres, againstSharpWaves } from './motorUnits';

export const fasciculationNumbers = fixedNumbers('fasciculation-sparse', {
  fewSeconds: seconds(1, [0.1, 5], 'An episode up to this long has nothing but quiet around it', chosen),
  fewPotentials: count(
    6,
    [1, 20],
    'Where it holds no more potentials than this: a needle’s burst holds more',
    'own: two of a motor unit, each with its late parts',
  ),
  loneSeconds: seconds(
    0.15,
    [0.02, 1],
    'Where no potential is seen by itself an episode up to this long may be one',
    'own: a motor unit potential under surface electrodes and the smoothing of its envelope; as isolatedLength',
  ),
});
const { fewSeconds, fewPotentials, loneSeconds } = fasciculationNumbers.values;

/** A potential or two, with nothing but quiet around. */
function isAlone({ durationSeconds, potentials }: Features): boolean {
  return potentials === undefined
    ? durationSeconds <= loneSeconds
    : durationSeconds < fewSeconds && potentials <= fewPotentials;
}

export const fasciculation: ActivityCriteria = [
  {
    name: 'fasciculation-interval',
    meaning: 'Median interval of groups of potentials',
    unit: 's',
    value: (f, p) => {
      const interval = isAlone(f) ? undefined : f.groupIntervalSeconds;
      const isUnknown = f.potentials === undefined && !isAlone(f);
      return isUnknown ? undefined : (interval ?? f.durationSeconds + p.fasciculationInterval);
    },
    bound: { kind: 'above', threshold: { of: 'fasciculationInterval' }, width: 0.2 },
    source: '§A.4 (median above 200 ms)',
    range: [0, 10],
    weight: 2,
    against: 3,
    moment: middle,
  },
  {
    name: 'fasciculation-sparse',
    meaning: 'Part of its duration in which it stands above the noise',
    unit: '',
    value: (f) => (isAlone(f) ? 0 : f.raisedPart),
    bound: { kind: 'below', threshold: 0.3, width: 0.2 },
    source: `§A.4 (isolated); ${chosen}`,
    range: [0, 1],
    weight: 1.5,
    against: 3,
    moment: middle,
  },
  {
    name: 'fasciculation-duration',
    meaning: 'Duration of the mean potential',
    unit: 'ms',
    value: potentialMilliseconds,
    bound: { kind: 'above', threshold: { of: 'fibreDuration', in: 'ms' }, width: 2 },
    source: '§A.4 (as a MUAP; a fibre’s is 1 to 5 ms)',
    range: [0, 30],
    weight: 1.5,
    moment: middle,
  },
  {
    name: 'fasciculation-large',
    meaning: 'Largest deflection',
    unit: 'µV',
    value: (f) => f.peakMicrovolts,
    bound: { kind: 'above', threshold: 500, width: 500 },
    source:
      '§A.4 (fibres 10 to 200 µV, a motor unit at the needle some mV); own: of a near one only the spike stands out, so that it looks short',
    range: [0, 5000],
    weight: 2,
    against: 0,
    moment: (f) => f.at.peak,
  },
  {
    name: 'fasciculation-irregular',
    meaning: 'Robust CoV of the intervals of the unit that fires most',
    unit: '',
    value: (f) => f.lead?.irregularity,
    bound: { kind: 'above', threshold: 0.3, width: 0.2 },
    source: `§A.4 (very irregular; a unit that is held fires regularly, 0.1 to 0.3); ${chosen}`,
    range: [0, 2],
    weight: 1,
    against: 3,
    moment: middle,
  },
  againstFibres('fasciculation', '§A.4 (no rhythm)'),
  againstSharpWaves('fasciculation'),
  againstEdges('fasciculation'),
  {
    name: 'fasciculation-size',
    meaning: 'Largest deflection',
    unit: 'µV',
    value: (f) => f.peakMicrovolts,
    bound: { kind: 'above', threshold: 25, width: 15 },
    source:
      '§A.4 (above 100 µV from peak to peak; own: half of that to either side, and half again for the far ones)',
    range: [0, 1000],
    weight: 0.3,
    against: 3,
    moment: (f) => f.at.peak,
  },
  {
    name: 'fasciculation-stands-out',
    meaning: 'Largest deflection, in times the noise',
    unit: '',
    value: (f) => f.peakOverNoise,
    bound: { kind: 'above', threshold: 9, width: 3 },
    source:
      '§A.5 S2 (a potential is above 5 σ0); own: nearly twice that to be sure, since being isolated, which speaks for a fasciculation, peaks of noise and of far fibres are as well',
    range: [0, 100],
    weight: 0,
    against: 4,
    moment: (f) => f.at.peak,
  },
];
