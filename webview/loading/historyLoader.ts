/** Asks who last changed a label, for the one that is selected and for rows that are pointed at. */
import type { HistoryView, LabelView } from '../../src/protocol/page';
import type { Host } from '../host/host';
import { selectedLabel, type Model } from '../state/model';
import type { Store } from '../state/store';

export class HistoryLoader {
  private readonly store: Store<Model>;
  private readonly host: Pick<Host, 'call'>;
  /** A label that changes is another object: what was said of it goes with it. */
  private asked = new WeakMap<LabelView, Promise<HistoryView | null>>();
  private followed: LabelView | undefined;

  constructor(store: Store<Model>, host: Pick<Host, 'call'>) {
    this.store = store;
    this.host = host;
    store.subscribe((model) => this.follow(model));
  }

  /** Who last changed a label, asked for once; null where nobody knows. */
  of(label: LabelView): Promise<HistoryView | null> {
    const known = this.asked.get(label);
    if (known) return known;
    // Nobody has asked for this, so nobody is told where it fails.
    const asking = this.host.call('history', { id: label.id }).catch(() => null);
    this.asked.set(label, asking);
    return asking;
  }

  private follow(model: Model): void {
    const label = selectedLabel(model);
    if (label === this.followed) return;
    this.followed = label;
    if (label) void this.load(label);
  }

  private async load(label: LabelView): Promise<void> {
    const said = await this.of(label);
    if (this.followed === label) this.store.update({ history: { label, said } });
  }
}
