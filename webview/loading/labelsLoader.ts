/** Takes over what the host tells of the labels, and asks for those that it has not told yet. */
import type { LabelsChange } from '../../src/protocol/page';
import { attempt, type Actor } from '../actions/actor';
import { revealChange } from '../actions/revealChange';
import type { Selection } from '../state/model';
import type { LabelSet } from '../labels/labelSet';

export class LabelsLoader {
  private readonly actor: Actor;
  private isAllowed = false;
  private isAsking = false;

  constructor(actor: Actor) {
    this.actor = actor;
  }

  /** The first traces are there (or won't come): from now on labels may be asked for. */
  begin(): void {
    this.isAllowed = true;
    if (!this.isAsking) void attempt(this.actor, this.askForMore());
  }

  /** Takes over a change. A selected label that has gone is no longer selected. */
  take(change: LabelsChange): void {
    const { labels: before, selection, filter } = this.actor.store.get();
    const labels = before.after(change);
    const gone = isGone(selection, before, labels);
    this.actor.store.update({
      labels,
      ...(gone ? { selection: { kind: 'none' } } : {}),
      ...(filter === 'conflicts' && labels.filter('conflicts').length === 0 ? { filter: 'all' } : {}),
    });
    if (change.reveal === true) revealChange(this.actor, before, change);
    if (this.isAllowed && change.more && !this.isAsking) this.begin();
  }

  private async askForMore(): Promise<void> {
    this.isAsking = true;
    try {
      while (!this.actor.store.get().labels.complete) this.take(await this.actor.host.call('labels', null));
    } finally {
      this.isAsking = false;
    }
  }
}

/** A label just made may be selected before it is told; one that was told and is not any more has gone. */
function isGone(selection: Selection, before: LabelSet, now: LabelSet): boolean {
  if (selection.kind !== 'label' || !now.complete) return false;
  return before.get(selection.id) !== undefined && now.get(selection.id) === undefined;
}
