/** How full an interference pattern is, by the part of the time that is active: a proxy of what a reader sees in it. */
import { chosen, fixedNumbers, ratio } from '../numbers/fixedNumbers';

export const interferenceFullnessNumbers = fixedNumbers('interferenceFullness', {
  full: ratio(0.8, [0.5, 1], 'A pattern is full from this activity on', '§D.2 (default, at strong effort)'),
  reduced: ratio(0.4, [0.1, 0.8], 'From this on it is reduced; below it is discrete', chosen),
});
const { full, reduced } = interferenceFullnessNumbers.values;

/** What a pattern would be called at strong effort; at less, a healthy muscle's is reduced or discrete too. */
export type Fullness = 'full' | 'reduced' | 'discrete';

/** @param activity 0 to 1 */
export function fullnessOf(activity: number): Fullness {
  if (activity >= full) return 'full';
  return activity >= reduced ? 'reduced' : 'discrete';
}
