/** Walking through what lies between the labels and another version of them. */
import type { ChangeView } from '../../src/protocol/page';
import { laneSpan } from '../labels/changeSet';
import { chosenChange, type Model } from '../state/model';
import { showWhole } from '../view/timeWindow';
import { report, type Action, type Actor } from './actor';
import { activate } from './cursor';
import { endComparing } from './endComparing';
import { selectLabel } from './labels';

/** Shows a change: both versions of its label in view, and the label selected where it is there. */
export function revealChangeWith(actor: Actor, change: ChangeView): void {
  const { place } = change;
  const other = laneSpan(change);
  const label = actor.store.get().labels.get(change.id);
  if (label) selectLabel(actor, label);
  else {
    actor.store.update({
      selection: { kind: 'none' },
      cursorSeconds: place.startSeconds,
      anchorSeconds: null,
      pendingSeconds: null,
      menuAt: null,
      problem: null,
    });
  }
  const model = actor.store.get();
  const from = Math.min(place.startSeconds, other.startSeconds);
  const end = Math.max(place.endSeconds, other.endSeconds);
  actor.store.update({
    ...showWhole(model, from, end, model.recording.durationSeconds),
    walkedChange: change.id,
  });
  const channel = place.channels[0];
  if (channel !== undefined) activate(actor, channel);
}

/** The change after (or before) the one that is looked at; from the cursor where none is. */
function neighbourChange(model: Model, forwards: boolean): ChangeView | undefined {
  const list = model.comparison?.list ?? [];
  const walked = model.comparison?.get(model.walkedChange);
  // Somebody may have taken the selection away; the walk goes on from where it is.
  const chosen =
    chosenChange(model) ?? (walked?.place.startSeconds === model.cursorSeconds ? walked : undefined);
  if (chosen) return list[list.indexOf(chosen) + (forwards ? 1 : -1)];
  const { cursorSeconds } = model;
  return forwards
    ? (list.find(({ place }) => place.startSeconds >= cursorSeconds) ?? list[0])
    : (list.findLast(({ place }) => place.startSeconds <= cursorSeconds) ?? list.at(-1));
}

/** Goes to the next or the previous change. */
export function walkChanges(actor: Actor, forwards: boolean): void {
  const model = actor.store.get();
  if (!model.comparison) {
    report(actor, 'Nothing is compared: the command “EMG: Compare Labels With…” begins it.');
    return;
  }
  const change = neighbourChange(model, forwards);
  if (change) revealChangeWith(actor, change);
}

export const changeActions = {
  nextChange: (actor) => walkChanges(actor, true),
  previousChange: (actor) => walkChanges(actor, false),
  endComparing,
} satisfies Record<string, Action>;
