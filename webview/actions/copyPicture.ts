/** Puts a picture of the selected label's trace on the clipboard, as PNG: what is pasted into a review is uploaded there. */
import { focusTraces } from '../dom/keyboardFocus';
import { selectedLabel } from '../state/model';
import { isInView, showWhole } from '../view/timeWindow';
import { attempt, report, type Actor } from './actor';

/** So long the traces are waited for that come into view. */
const patienceMilliseconds = 3000;

/** Copies what is seen of the label, which is brought into view where it is not. */
export async function copyPicture(actor: Actor): Promise<void> {
  const model = actor.store.get();
  const label = selectedLabel(model);
  if (!label) {
    report(actor, 'Select a label first: the picture is of its trace.');
    return;
  }
  const { startSeconds, endSeconds } = label;
  if (!isInView(model, startSeconds, endSeconds)) {
    actor.store.update(showWhole(model, startSeconds, endSeconds, model.recording.durationSeconds));
  }
  try {
    // The command's list may still have the keyboard, and a page without it may not write.
    focusTraces();
    const picture = await actor.pictureOfTraces(patienceMilliseconds);
    await navigator.clipboard.write([new ClipboardItem({ [picture.type]: picture })]);
  } catch {
    report(
      actor,
      'The picture could not be copied: the clipboard takes none from this page. Copy Label as Markdown copies its text.',
    );
    return;
  }
  await attempt(actor, actor.host.call('copyLabel', { id: label.id, as: 'picture' }));
}
