/** Keys that act on the selected label show it first where it is out of sight: nobody edits what they cannot see. */
import type { ViewCommand } from '../../src/protocol/page';
import { selectedLabel } from '../state/model';
import { isInView } from '../view/timeWindow';
import { report, type Actor } from './actor';
import { revealLabel } from './labels';

const acting: ReadonlySet<ViewCommand | 'applyLabel'> = new Set<ViewCommand | 'applyLabel'>([
  'applyLabel',
  'startAtCursor',
  'endAtCursor',
  'acceptLabel',
  'rejectLabel',
  'deleteLabel',
  'editNote',
]);

/** Brings the selected label into view where the command would act on it unseen. Answers whether it did. */
export function revealBeforeActing(actor: Actor, command: ViewCommand | 'applyLabel'): boolean {
  const model = actor.store.get();
  const label = selectedLabel(model);
  if (!label || !acting.has(command)) return false;
  if (isInView(model, label.startSeconds, label.endSeconds)) return false;
  revealLabel(actor, label);
  report(actor, 'The selected label was out of sight; here it is. Press the key again to change it.');
  return true;
}
