/** Complex repetitive discharges (DETECTION.md §A.4): the same complex again and again, without jitter. */
import { milliseconds } from '../../numbers/conversions';
import { chosen, fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import {
  type ActivityCriteria,
  type Features,
  middle,
  onset,
  leastJitter,
  steadiestVariation,
} from './activityCriterion';

export const complexRepetitiveNumbers = fixedNumbers('repetitive-parts', {
  keepsTime: ratio(
    0.03,
    [0.005, 0.1],
    'A train that varies by less than this beside its slow course keeps time as a circuit does',
    '§A.4 (cycle CoV below 0.02); own: a margin; motor units have many turns too, but vary by more',
  ),
  repeats: ratio(
    0.1,
    [0, 0.9],
    'The period of a signal that repeats itself less than this is by chance: the generator’s rate counts',
    'own: of stimuli a third of a second apart, of which the search sees nothing come back, it is a hundredth',
  ),
});
const { keepsTime, repeats } = complexRepetitiveNumbers.values;

function turnsInStep({ generator, leadTurns }: Features): number | undefined {
  return (generator?.detrendedCov ?? Infinity) < keepsTime ? leadTurns : undefined;
}

function cycleRate({ period, generator }: Features): number | undefined {
  const isByChance = period !== undefined && period.correlation < repeats && generator !== undefined;
  return period && !isByChance ? 1 / period.periodSeconds : generator?.ratePerSecond;
}

export const complexRepetitive: ActivityCriteria = [
  {
    name: 'repetitive-correlation',
    meaning: 'Correlation of a stretch with itself one cycle later',
    unit: '',
    value: (f) => f.period?.correlation,
    bound: { kind: 'above', threshold: { of: 'repetitiveCorrelation', plus: -0.07 }, width: 0.07 },
    source: '§A.4 (above 0.95); own: the margin, for noise and overlap lower the correlation',
    range: [0, 1],
    weight: 3,
    against: 2,
    moment: middle,
  },
  {
    name: 'repetitive-clockwork',
    meaning: 'Least variation of the intervals of any unit, or beside their slow course',
    unit: '',
    value: leastJitter,
    bound: { kind: 'below', threshold: 0.005, width: 0.002 },
    source:
      '§A.4 (near-zero jitter); own: nothing else in a muscle keeps time like this, however noise hides the shape',
    range: [0, 1],
    weight: 3,
    against: 0,
    moment: middle,
  },
  {
    name: 'repetitive-parts',
    meaning: 'Turns of the mean potential, and of all that is in step with it, where it keeps time',
    unit: '',
    value: turnsInStep,
    bound: { kind: 'above', threshold: 4, width: 2 },
    source: '§A.4 (a complex of 5 to 10 spikes); own: of a fibre by itself two or three',
    range: [1, 20],
    weight: 2,
    against: 0,
    moment: middle,
  },
  {
    name: 'repetitive-variation',
    meaning: 'Least variation of the intervals of any unit',
    unit: '',
    value: steadiestVariation,
    // Of a complex that the sorter took apart no unit keeps time.
    bound: { kind: 'below', threshold: { of: 'repetitiveVariation' }, width: 0.02 },
    source: '§A.4 (cycle CoV below 0.02)',
    range: [0, 1],
    weight: 2,
    against: 0.5,
    moment: middle,
  },
  {
    name: 'repetitive-rate',
    meaning: 'Cycles per second',
    unit: '1/s',
    value: cycleRate,
    bound: { kind: 'within', from: 4.5, to: 160, width: 2 },
    source: '§A.4 (5 to 150); own: a margin for either end',
    range: [1, 300],
    weight: 1,
    against: 2,
    required: true,
    moment: middle,
  },
  {
    name: 'repetitive-clock',
    meaning: 'How much more likely a clock is than a discharge that keeps its cycle as well as any (ln)',
    unit: '',
    value: (f) => f.clock?.evidence,
    bound: { kind: 'below', threshold: 5, width: 2 },
    source: 'own: as clock-evidence; circuits with a jitter of 10 µs come to less than -20',
    range: [1, 50],
    weight: 0,
    against: 4,
    required: 'where-known',
    moment: middle,
  },
  {
    name: 'repetitive-complex',
    meaning: 'Duration of the mean potential',
    unit: 'ms',
    value: (f) => milliseconds(f.leadShape?.durationSeconds),
    bound: { kind: 'above', threshold: 2.2, width: 0.8 },
    source: `§A.4 (a complex of 5 to 10 spikes); ${chosen}`,
    range: [0, 30],
    weight: 0.3,
    against: 1,
    moment: middle,
  },
  {
    name: 'repetitive-duration',
    meaning: 'How long it is active',
    unit: 's',
    value: (f) => f.activeSeconds,
    bound: { kind: 'above', threshold: 0.3, width: 0.3 },
    source: chosen,
    range: [0, 60],
    weight: 0.5,
    against: 2,
    required: true,
    moment: onset,
  },
  {
    name: 'repetitive-abrupt',
    meaning: 'Time from a tenth to nine tenths of its height',
    unit: 's',
    value: (f) => f.envelope.buildUpSeconds,
    bound: { kind: 'below', threshold: 0.3, width: 0.2 },
    source: `§A.4 (abrupt on and off); ${chosen}`,
    range: [0, 10],
    weight: 0.5,
    moment: onset,
  },
];
