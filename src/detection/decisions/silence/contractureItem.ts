/** One item of what a contracture needs, and what it weighs. */
import { roundedSeconds } from '../../../base/roundedSeconds';
import { fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import type { Evidence } from '../../result/detectedEvent';
import type { SilenceParameters } from '../../silence/parameters';
import type { SilenceFacts } from '../../silence/silenceFacts';

/** What the rules of silence read. */
export type SilenceRules = SilenceParameters & {
  readonly minimumQuiet: number;
  readonly silentRms: number;
  readonly liveNoise: number;
};

export const contractureNumbers = fixedNumbers('contracture', {
  met: ratio(1, [0, 2], 'Log-likelihood ratio of an item that is met', 'own: half the cap'),
  full: ratio(
    2,
    [0, 4],
    'That of force and of intent where they are met, and of every item that is not',
    '§A.3 (contributions are capped at ±2)',
  ),
  noise: ratio(0.5, [0, 2], 'That of live noise where it is met', 'own: any electrode in tissue has it'),
});
export const { full, noise: ofNoise } = contractureNumbers.values;
const { met: usual } = contractureNumbers.values;

/** An item by its numbers; what is not met speaks against a contracture. */
export function item(
  criterion: string,
  value: number,
  unit: string,
  threshold: number,
  met: boolean,
  atSeconds: number,
  weight = usual,
): Evidence {
  return {
    criterion,
    value,
    unit,
    threshold,
    contribution: met ? weight : -full,
    met,
    atSeconds: roundedSeconds(atSeconds),
  };
}

/**
 * Whether the examiner feels the muscle contract where the electrode is while a cramp is reported: then the force is this
 * muscle's, even where it began in silence (§A.5 S6).
 */
export function isFelt({ inRegion, isCrampOpen }: SilenceFacts): boolean {
  return inRegion === 'asserted' && isCrampOpen;
}
