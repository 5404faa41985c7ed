/** How a reading stands on record in the shared file: a review of what was decided, with the reader's own span in its note. */
import type { LabelRecord, Review, SidecarHeader } from '../labels/labelDocument';
import { spanSeconds } from '../labels/time';

/** Seconds to the microsecond, without zeros that say nothing. */
function seconds(value: number): string {
  return `${Number(value.toFixed(6))} s`;
}

const remarks = { accepted: '', rejected: ', rejected', proposed: ', not decided' } as const;

/** `Blind reading: rest from 1.5 s to 2 s on Biceps. And what the reader remarked.` */
export function readingNote(record: LabelRecord | undefined, header: SidecarHeader): string {
  if (!record) return 'Blind reading: nothing marked here.';
  const span = spanSeconds(record, header);
  const place = span
    ? `from ${seconds(span.onsetSeconds)} to ${seconds(span.endSeconds)}`
    : `from sample ${record.start} to ${record.end}`;
  const said = `Blind reading: ${record.label} ${place} on ${record.channels.join(', ')}${remarks[record.status]}.`;
  return record.note === undefined ? said : `${said} ${record.note}`;
}

/**
 * A reader's word on what was decided. Who has marked nothing, or has rejected it, rejects it.
 * @param label the one decided on
 */
export function reviewOf(record: LabelRecord | undefined, label: string, header: SidecarHeader): Review {
  const note = readingNote(record, header);
  if (!record || record.status === 'rejected') return { verdict: 'reject', note };
  const other = record.label === label ? {} : { label: record.label };
  if (record.status === 'proposed') return { verdict: 'unsure', ...other, note };
  return { verdict: record.label === label ? 'accept' : 'reject', ...other, note };
}
