/** Pulses that a clock sets (DETECTION.md §B.5), by their times alone. */
import { chosen, fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import { type ActivityCriteria, type Features, middle } from './activityCriterion';

export const clockworkNumbers = fixedNumbers('clock-part', {
  sameBeat: ratio(
    0.01,
    [0, 0.1],
    'A signal repeats itself at the clock’s beat within this part of it',
    chosen,
  ),
});

/** Of the deflections, those that come with the pulses; of the whole signal, what comes back from beat to beat. */
function partOfClock({ clock, period }: Features): number | undefined {
  if (!clock || !period) return clock?.part;
  const beats = period.periodSeconds / clock.periodSeconds;
  const isSame =
    Math.round(beats) > 0 && Math.abs(beats - Math.round(beats)) < clockworkNumbers.values.sameBeat;
  return isSame ? Math.max(clock.part, period.correlation) : clock.part;
}

/**
 * Pulses that a clock sets, whatever their shape: a stimulator's with what the muscle answers, a pacemaker's, a telephone's.
 * No discharge is on a beat for ever: each starts the wait for the next, and what it varies by adds up.
 */
export const clockwork: ActivityCriteria = [
  {
    name: 'clock-evidence',
    meaning: 'How much more likely a clock is than a discharge that keeps its cycle as well as any (ln)',
    unit: '',
    value: (f) => f.clock?.evidence,
    bound: { kind: 'above', threshold: 5, width: 2 },
    source: 'own: a hundred times as likely; circuits with a jitter of 10 µs come to less than -20',
    range: [1, 50],
    weight: 4,
    required: true,
    moment: middle,
  },
  {
    name: 'clock-part',
    meaning: 'Part of the activity that comes with the clock’s pulses',
    unit: '',
    value: partOfClock,
    bound: { kind: 'above', threshold: 0.6, width: 0.2 },
    source: 'own: stimuli beside a contraction make no artifact of the contraction',
    range: [0, 1],
    weight: 1,
    required: true,
    moment: middle,
  },
];
