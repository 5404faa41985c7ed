/** Events and findings stand in one list and are shown apart: neither hides the other. */
import type { LabelView } from '../../src/protocol/page';

/** Whether a label says what the muscle is, rather than what happens. */
export function isFinding({ category }: Pick<LabelView, 'category'>): boolean {
  return category === 'finding';
}
