/**
 * The notices of one document: sentences that every page of it shows above the traces until they are settled, with
 * what a person can do about each. Whoever finds something sets a notice and clears it; the pages follow.
 */
import type { NoticeAction, NoticeView } from '../../protocol/page';
import { RecordError } from '../../records/recordError';

/** What a notice offers, and what is done when it is chosen. */
export interface OfferedAction {
  readonly id: NoticeAction;
  readonly title: string;
  run(): void | Promise<void>;
}

/** A notice as whoever finds something sets it. */
export interface Notice extends Omit<NoticeView, 'id' | 'actions'> {
  readonly actions?: readonly OfferedAction[];
}

/** The open notices by id: setting one again replaces it in its place. */
export class Notices {
  private readonly open = new Map<string, Notice>();
  private readonly listeners = new Set<() => void>();
  private shown: readonly NoticeView[] = [];

  /** The notices as pages show them, in the order in which they came; the same array until one changes. */
  get views(): readonly NoticeView[] {
    return this.shown;
  }

  /** Calls `listener` after every change. */
  onDidChange(listener: () => void): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  }

  /** Shows a notice, or replaces the one with this id. */
  set(id: string, notice: Notice): void {
    this.open.set(id, notice);
    this.tell();
  }

  /** Takes a notice away; does nothing where there is none. */
  clear(id: string): void {
    if (this.open.delete(id)) this.tell();
  }

  /**
   * Does what an open notice offers. The notice stays until whoever set it clears it: what was chosen may fail.
   * @throws RecordError where the notice is gone or does not offer this.
   */
  async act(id: string, action: NoticeAction): Promise<void> {
    const offered = this.open.get(id)?.actions?.find((each) => each.id === action);
    if (!offered) throw new RecordError('This has been settled already; nothing was changed.');
    await offered.run();
  }

  private tell(): void {
    this.shown = [...this.open].map(([id, { severity, sentence, actions = [] }]) => ({
      id,
      severity,
      sentence,
      actions: actions.map((action) => ({ id: action.id, title: action.title })),
    }));
    for (const listener of [...this.listeners]) listener();
  }
}
