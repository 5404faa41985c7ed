/** What is said of a unit's potential: what it was measured on. */
import type { MeasuredMorphology } from '../../src/protocol/page';
import { frequency } from './format';

/** `average of 84 discharges, 5 Hz to 10 kHz, onset and end by level and slope`: a figure holds for that alone. */
export function measuredOn({ discharges, band, durationRule }: MeasuredMorphology, isByHand = false): string {
  const from = `average of ${dischargeCount(discharges)}`;
  return `${from}, ${frequency(band.lowHertz)} to ${frequency(band.highHertz)}, ${isByHand ? 'onset and end by hand' : ruleWords[durationRule]}`;
}

const ruleWords: Readonly<Record<MeasuredMorphology['durationRule'], string>> = {
  'level-and-slope': 'onset and end by level and slope',
};

function dischargeCount(count: number): string {
  return count === 1 ? '1 discharge' : `${count.toLocaleString('en-US')} discharges`;
}
