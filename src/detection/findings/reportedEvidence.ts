/** What is reported beside a finding and decides nothing. */
import { fixedNumbers, perSecond } from '../numbers/fixedNumbers';
import type { Recruitment } from '../result/background';
import type { Evidence } from '../result/detectedEvent';

export const reportedRateNumbers = fixedNumbers('findingRates', {
  fastestUsual: perSecond(
    15,
    [5, 50],
    'A unit that fires faster than this while few fire is said to do so; reported, never decided by',
    '§D.1 (97th centile 12 to 15 /s in 111 subjects, Clin Neurophysiol 2024, 10.1016/j.clinph.2024.05.001)',
  ),
});
const { fastestUsual } = reportedRateNumbers.values;

/** A measure that is only reported. */
export function measuredEvidence(criterion: string, value: number, unit: string): Evidence {
  return { criterion, value, unit, contribution: 0, met: true };
}

/** The rates of the effort that gave most of them, with the moment at which it begins. */
export function rateEvidence(efforts: readonly Recruitment[]): readonly Evidence[] {
  const known = ({ onsetRate, recruitmentRate, fastestRate }: Recruitment): number =>
    [onsetRate, recruitmentRate, fastestRate].filter((rate) => rate !== undefined).length;
  const [best] = [...efforts].sort((a, b) => known(b) - known(a) || b.units - a.units);
  if (!best) return [];
  const { onsetRate, recruitmentRate, fastestRate, onsetSeconds } = best;
  const rate = (criterion: string, value: number | undefined): readonly Evidence[] =>
    value === undefined ? [] : [{ ...measuredEvidence(criterion, value, '1/s'), atSeconds: onsetSeconds }];
  // Only a rate beyond the usual is shown beside it: one within speaks against nothing.
  const isFast = fastestRate !== undefined && fastestRate > fastestUsual;
  return [
    ...rate('recruitment-onset-rate', onsetRate),
    ...rate('recruitment-second-unit-rate', recruitmentRate),
    ...rate('recruitment-fastest-rate', fastestRate).map((each) =>
      isFast ? { ...each, threshold: fastestUsual } : each,
    ),
  ];
}
