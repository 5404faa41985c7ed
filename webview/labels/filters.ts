/** Which labels the list shows. */
import type { LabelView } from '../../src/protocol/page';

export const labelFilters = ['all', 'proposed', 'accepted', 'rejected', 'conflicts'] as const;
export type LabelFilter = (typeof labelFilters)[number];

/** Whether someone is to look at a label: at a proposal, and again at what the engine no longer finds. */
export function isToReview({ status, stale }: Pick<LabelView, 'status' | 'stale'>): boolean {
  return status === 'proposed' || stale;
}

/** Whether a filter lets a label through. */
export function passesFilter(label: LabelView, filter: LabelFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'proposed':
      return isToReview(label);
    case 'conflicts':
      return label.conflict;
    case 'accepted':
    case 'rejected':
      return label.status === filter;
  }
}
