/** Carries out what a person wants of labels, in that order: finds out who it is, makes the edit, puts it on the undo stack. */
import type { LabelStatus } from '../../labels/labelDocument';
import type { EmgDocument } from '../document/emgDocument';
import * as intents from './labelIntents';
import { reviewerName } from '../study/reviewer';

const statusDescription = {
  accepted: 'Accept label',
  rejected: 'Reject label',
  proposed: 'Put label back among the proposals',
} as const;

/** Labels [startSeconds, endSeconds) of the channels with these names; answers the new label's id. @throws RecordError */
export function addLabel(
  document: EmgDocument,
  intent: { channels: readonly string[]; startSeconds: number; endSeconds: number; label: string },
): Promise<string> {
  return document.editsUnderWay.labels.make(async () => {
    const reviewer = await reviewerName(document.uri);
    document.requireEditable();
    const { id, edit } = intents.addLabelEdit(document.labels, intent, reviewer);
    document.edit(edit, 'Add label');
    return id;
  });
}

/** Moves a label's edges. @throws RecordError */
export function changeSpan(
  document: EmgDocument,
  intent: { id: string; startSeconds: number; endSeconds: number },
): Promise<void> {
  return document.editsUnderWay.labels.make(() =>
    document.edit(intents.changeSpanEdit(document.labels, intent), 'Move label edge'),
  );
}

/** Names a label anew, which accepts it. @throws RecordError */
export function changeLabel(document: EmgDocument, intent: { id: string; label: string }): Promise<void> {
  return document.editsUnderWay.labels.make(async () => {
    const reviewer = await reviewerName(document.uri);
    document.edit(intents.changeLabelEdit(document.labels, intent, reviewer), 'Change label');
  });
}

/** Writes a note; an empty one takes it away. @throws RecordError */
export function changeNote(document: EmgDocument, intent: { id: string; note: string }): Promise<void> {
  return document.editsUnderWay.labels.make(() =>
    document.edit(intents.changeNoteEdit(document.labels, intent), 'Change note'),
  );
}

/** Accepts, rejects, or puts back among the proposals. @throws RecordError */
export function changeStatus(
  document: EmgDocument,
  intent: { id: string; status: LabelStatus },
): Promise<void> {
  return document.editsUnderWay.labels.make(async () => {
    const reviewer = await reviewerName(document.uri);
    document.edit(
      intents.changeStatusEdit(document.labels, intent, reviewer),
      statusDescription[intent.status],
    );
  });
}

/** Removes a label. @throws RecordError */
export function removeLabel(document: EmgDocument, id: string): Promise<void> {
  return document.editsUnderWay.labels.make(() =>
    document.edit(intents.removeLabelEdit(document.labels, id), 'Remove label'),
  );
}

/** Keeps every version of a label in conflict. @throws RecordError */
export function keepVersions(document: EmgDocument, intent: { id: string; key: string }): Promise<void> {
  return document.editsUnderWay.labels.make(() =>
    document.edit(intents.keepVersionsEdit(document.labels, intent), 'Keep all versions'),
  );
}

/** Decides a conflict for one of its versions. @throws RecordError */
export function resolveConflict(
  document: EmgDocument,
  intent: { id: string; version: number; key: string },
): Promise<void> {
  return document.editsUnderWay.labels.make(() =>
    document.edit(intents.resolveConflictEdit(document.labels, intent), 'Choose version'),
  );
}
