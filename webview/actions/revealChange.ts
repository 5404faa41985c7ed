/** Shows what an undone or redone edit has changed: an edit that nobody sees undone is done again by hand. */
import type { LabelsChange, LabelView } from '../../src/protocol/page';
import type { LabelSet } from '../labels/labelSet';
import { selectedLabel } from '../state/model';
import { isInView, showWhole } from '../view/timeWindow';
import type { Actor } from './actor';
import { revealLabel } from './labels';

/** Selects and shows a label of the change, where there are several one that is in view; or where one was that has gone. */
export function revealChange(actor: Actor, before: LabelSet, { changed, removed }: LabelsChange): void {
  const model = actor.store.get();
  const firstInView = (labels: readonly LabelView[]): LabelView | undefined =>
    labels.find(({ startSeconds, endSeconds }) => isInView(model, startSeconds, endSeconds)) ?? labels[0];
  const present = changed.map(({ label }) => label);
  const selected = selectedLabel(model);
  const label = selected && present.includes(selected) ? selected : firstInView(present);
  if (label) {
    revealLabel(actor, label);
    return;
  }
  const gone = firstInView(removed.flatMap((id) => before.get(id) ?? []));
  if (!gone) return;
  const { startSeconds, endSeconds } = gone;
  actor.store.update({
    ...showWhole(model, startSeconds, endSeconds, model.recording.durationSeconds),
    cursorSeconds: startSeconds,
    anchorSeconds: null,
  });
}
