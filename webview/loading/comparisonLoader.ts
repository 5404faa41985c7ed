/** Takes over what the host tells of a comparison, brings its list into view, and asks for what has not been told yet. */
import type { ComparisonChange } from '../../src/protocol/page';
import { attempt, type Actor } from '../actions/actor';
import { ChangeSet } from '../labels/changeSet';

export class ComparisonLoader {
  private readonly actor: Actor;
  private readonly reveal: () => void;
  private isAsking = false;

  /** @param reveal brings the list of changes into view */
  constructor(actor: Actor, reveal: () => void) {
    this.actor = actor;
    this.reveal = reveal;
  }

  /** The first traces are there: what the page began with may be completed. */
  begin(): void {
    if (!this.isAsking) void attempt(this.actor, this.askForMore());
  }

  /** Takes over a change; null where nothing is compared any more. */
  take(told: ComparisonChange | null): void {
    const { store } = this.actor;
    const { comparison: before, walkedChange } = store.get();
    const comparison = ChangeSet.after(before, told);
    store.update({ comparison, walkedChange: comparison ? walkedChange : null });
    if (comparison && told?.fresh === true && before?.head.name !== comparison.head.name) this.reveal();
    if (told?.more === true) this.begin();
  }

  private async askForMore(): Promise<void> {
    this.isAsking = true;
    try {
      while (this.actor.store.get().comparison?.complete === false) {
        this.take(await this.actor.host.call('changes', null));
      }
    } finally {
      this.isAsking = false;
    }
  }
}
