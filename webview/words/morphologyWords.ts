/** What is said of a unit's potential: what it was measured on. */
import type { MarkersView, MeasuredMorphology, UnitView } from '../../src/protocol/page';
import { frequency } from './format';

/** What is said of markers by hand. */
type ByHand = Pick<MarkersView, 'hasVersions'>;

/** What its figures were measured on, or that they are on their way; empty where there are none. */
export function potentialOrigin(unit: UnitView, markers: ByHand | undefined): string {
  const { morphology, isOutdated } = unit;
  if (morphology.kind === 'awaited' || isOutdated === true) return 'being measured…';
  return morphology.kind === 'measured' ? measuredOn(morphology, markers) : '';
}

/** `average of 84 discharges, 5 Hz to 10 kHz, onset and end by level and slope`: a figure holds for that alone. */
function measuredOn(
  { discharges, band, durationRule }: MeasuredMorphology,
  markers: ByHand | undefined,
): string {
  const from = `average of ${dischargeCount(discharges)}`;
  const edges = markers ? byHand(markers) : ruleWords[durationRule];
  return `${from}, ${frequency(band.lowHertz)} to ${frequency(band.highHertz)}, ${edges}`;
}

function byHand({ hasVersions }: ByHand): string {
  return hasVersions
    ? 'onset and end by hand in several versions: move or remove one to decide'
    : 'onset and end by hand';
}

const ruleWords: Readonly<Record<MeasuredMorphology['durationRule'], string>> = {
  'level-and-slope': 'onset and end by level and slope',
};

function dischargeCount(count: number): string {
  return count === 1 ? '1 discharge' : `${count.toLocaleString('en-US')} discharges`;
}
