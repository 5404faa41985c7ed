/** What is said of a unit's potential: what it was measured on. */
import type { MeasuredMorphology, UnitView } from '../../src/protocol/page';
import { frequency } from './format';

/** What its figures were measured on, or that they are on their way; empty where there are none. */
export function potentialOrigin(unit: UnitView, isByHand: boolean): string {
  const { morphology, isOutdated } = unit;
  if (morphology.kind === 'awaited' || isOutdated === true) return 'being measured…';
  return morphology.kind === 'measured' ? measuredOn(morphology, isByHand) : '';
}

/** `average of 84 discharges, 5 Hz to 10 kHz, onset and end by level and slope`: a figure holds for that alone. */
function measuredOn({ discharges, band, durationRule }: MeasuredMorphology, isByHand: boolean): string {
  const from = `average of ${dischargeCount(discharges)}`;
  return `${from}, ${frequency(band.lowHertz)} to ${frequency(band.highHertz)}, ${isByHand ? 'onset and end by hand' : ruleWords[durationRule]}`;
}

const ruleWords: Readonly<Record<MeasuredMorphology['durationRule'], string>> = {
  'level-and-slope': 'onset and end by level and slope',
};

function dischargeCount(count: number): string {
  return count === 1 ? '1 discharge' : `${count.toLocaleString('en-US')} discharges`;
}
