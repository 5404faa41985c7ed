/** What a proposal of the engine claims, and the id that is made of it: so what nobody has touched is recognised. */
import { sha256 } from '../base/hash';
import { canonicalJson } from '../records/canonicalJson';
import { idFromBytes } from './ids';
import type { LabelRecord } from './labelRecord';
import { vocabulary } from './vocabulary';

type Claim = Pick<LabelRecord, 'channels' | 'start' | 'end' | 'label' | 'by'>;

/**
 * A proposal's id is made of its claim, not of chance: colleagues who run the same engine on their own branches get
 * the same records, which merge into one, and a record that no longer fits its id has been changed by someone.
 */
export function claimId({ channels, start, end, label, by }: Claim): string {
  const claim = canonicalJson([by, channels, start, end, label]);
  return idFromBytes(sha256(claim));
}

/**
 * The label that an engine proposed with a record's id: undefined for a record that is none of an engine's, and for one that
 * somebody has moved.
 */
export function proposedLabel(record: LabelRecord): string | undefined {
  return vocabulary.find(({ label }) => claimId({ ...record, label }) === record.id)?.label;
}

/** True for a proposal exactly as an engine made it: nobody reviewed, noted, moved or renamed anything. */
export function isUntouchedProposal(record: LabelRecord): boolean {
  const { status, note, reviews, conflict, stale, unknownFields } = record;
  const remarks = [note, reviews, conflict, stale, unknownFields].some((remark) => remark !== undefined);
  return status === 'proposed' && !remarks && record.id === claimId(record);
}
