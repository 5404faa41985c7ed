/** Labels as a kind of record. */
import { recordKind } from '../records/kind';
import { isCount } from '../records/schema/values';
import { isUntouchedProposal } from './claim';
import type { LabelDocument } from './labelDocument';
import { labelShape, type LabelRecord } from './labelRecord';
import { clockOf, orderByPlace, spanWarning } from './place';

function spanProblem({ start, end }: LabelRecord): string | undefined {
  if (!isCount(start) || !isCount(end)) {
    return `its span must be whole sample numbers from 0, not ${start} to ${end}`;
  }
  return start < end ? undefined : `its end (${end}) must come after its start (${start})`;
}

/** What reading, writing, edits and merges know of labels. */
export const labelKind = recordKind<LabelRecord, LabelDocument>({
  format: 'emg-labels',
  list: 'labels',
  record: labelShape,
  problem: spanProblem,
  oddity: spanWarning,
  orderBy: orderByPlace,
  bound: {
    name: 'place',
    parts: ['channels', 'span'],
    // A channel, or channels equally fast.
    measureOf: (record, header) => clockOf(record, header)?.samplingRate ?? record.channels[0],
  },
  // Another run of the engine replaces it, and brings it back.
  isWork: (record) => !isUntouchedProposal(record),
  recordsOf: ({ labels }) => labels,
  documentOf: (header, labels) => ({ header, labels }),
});
