/** Puts markers of units' potentials into the document, or takes them away: one edit each, on the undo stack. */
import { allMarkersOf, markedRecord } from '../../corrections/markers';
import { editBetween } from '../../corrections/operations/operation';
import type { MarkersIntent } from '../../protocol/unitViews';
import { RecordError } from '../../records/recordError';
import type { EmgDocument } from '../document/emgDocument';
import { reviewerName } from '../study/reviewer';
import { homeFor } from './unitSegments';

/** Does it. @throws RecordError with a sentence where it can't be done */
export function markUnit(document: EmgDocument, intent: MarkersIntent): Promise<void> {
  return document.editsUnderWay.units.make(() => mark(document, intent));
}

async function mark(document: EmgDocument, intent: MarkersIntent): Promise<void> {
  document.requireUnitsEditable();
  const who = await reviewerName(document.uri);
  const { span: home, discharges } = await homeFor(document, intent);
  if (discharges !== intent.discharges) {
    throw new RecordError(
      `Unit ${intent.unit} has other discharges by now, and with them another potential: put its markers again.`,
    );
  }
  const before = allMarkersOf(document.units.units, { channel: home.channel, number: intent.unit });
  const { span } = intent;
  const after = span
    ? [markedRecord(before, home, intent.unit, { markers: { ...span, discharges }, who })]
    : [];
  const edit = editBetween(before, after);
  if (edit) document.editUnits(edit, span ? 'Move markers of motor unit' : 'Remove markers of motor unit');
}
