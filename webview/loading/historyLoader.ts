/** Asks who last changed a label, for the one that is selected and for rows that are pointed at. */
import type { HistoryView, LabelView } from '../../src/protocol/page';
import { selectedLabel, type Model } from '../state/model';
import type { Store } from '../state/store';

export class HistoryLoader {
  private readonly store: Store<Model>;
  private readonly ask: (id: string) => Promise<HistoryView | null>;
  /** A label that changes is another object: what was said of it goes with it. */
  private asked = new WeakMap<LabelView, Promise<HistoryView | null>>();
  private followed: LabelView | undefined;

  constructor(store: Store<Model>, ask: (id: string) => Promise<HistoryView | null>) {
    this.store = store;
    this.ask = ask;
    store.subscribe((model) => this.follow(model));
  }

  /** Who last changed a label, asked for once; null where nobody knows. */
  of(label: LabelView): Promise<HistoryView | null> {
    const known = this.asked.get(label);
    if (known) return known;
    // Nobody has asked for this, so nobody is told where it fails.
    const asking = this.ask(label.id).catch(() => null);
    this.asked.set(label, asking);
    return asking;
  }

  /** The history is another one: what was said is asked anew, and stands until that is answered. */
  renew(): void {
    this.asked = new WeakMap();
    if (this.followed) void this.load(this.followed);
  }

  private follow(model: Model): void {
    const label = selectedLabel(model);
    if (label === this.followed) return;
    this.followed = label;
    if (label) void this.load(label);
  }

  private async load(label: LabelView): Promise<void> {
    const asking = this.of(label);
    const said = await asking;
    // One that was asked before the history moved may be the last to come.
    const isLast = this.followed === label && this.asked.get(label) === asking;
    if (isLast) this.store.update({ history: { label, said } });
  }
}
