/** What an action may touch: the state, the host, and two things only the page's parts know. */
import type { HistoryView, LabelDetails, LabelView, PageCommand } from '../../src/protocol/page';
import type { Host } from '../host/host';
import type { Model } from '../state/model';
import type { Store } from '../state/store';
import type { Seen } from '../view/sensitivity';

export interface Actor {
  readonly store: Store<Model>;
  readonly host: Host;
  /** What is visible of a channel; undefined while nothing of it is known. */
  seen(channel: number): Seen | undefined;
  /** Puts the keyboard into the selected label's note. */
  focusNote(): void;
  /** Gives the keyboard to the panel below the traces, as it is now. */
  focusAligned(): void;
  /** What the host says of a label beyond its view. */
  detailsOf(label: LabelView): Promise<LabelDetails>;
  /** Who last changed a label; null where nobody knows. */
  historyOf(label: LabelView): Promise<HistoryView | null>;
  /** Puts the keyboard on the choice between the selected label's versions. */
  focusVersions(): void;
  /** The traces as they are seen once they are whole, or after so long. */
  pictureOfTraces(milliseconds: number): Promise<Blob>;
  /** Leads to the evidence of the selected label, or back to the traces from there. */
  toggleEvidence(): void;
}

export type Action = (actor: Actor) => void;

/**
 * Shows a sentence about what failed, or was refused, until the next thing works. Why nothing can be edited stands above
 * the traces already, whoever says it again: then that is brought to one's attention.
 */
export function report(actor: Actor, error: unknown): void {
  const problem = error instanceof Error ? error.message : String(error);
  const { readOnlyReason, refusals } = actor.store.get();
  actor.store.update(problem === readOnlyReason ? { refusals: refusals + 1 } : { problem });
}

/** Runs one of VS Code's commands that the page has a button for; a refusal is shown. */
export function runCommand(actor: Actor, command: PageCommand): void {
  void attempt(actor, actor.host.call('runCommand', { command }));
}

/** Waits for the host; its refusal is shown. Answers whether it worked. */
export async function attempt(actor: Actor, work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    actor.store.update({ problem: null });
    return true;
  } catch (error) {
    report(actor, error);
    return false;
  }
}
