/** Ends comparing with another version of the labels. */
import { attempt, type Actor } from './actor';

/** At once to the eye; the host is told. */
export function endComparing(actor: Actor): void {
  actor.store.update({ comparison: null, walkedChange: null });
  void attempt(actor, actor.host.call('endComparison', null));
}
