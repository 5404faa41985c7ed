/** Asks the host for the details of the selected label, and keeps them until that label changes. */
import type { LabelDetails, LabelView } from '../../src/protocol/page';
import type { Host } from '../host/host';
import { selectedLabel, type Model } from '../state/model';
import type { Store } from '../state/store';

export class DetailsLoader {
  private readonly store: Store<Model>;
  private readonly host: Pick<Host, 'call'>;
  /** A label that changes is another object: what was said of it goes with it. */
  private readonly asked = new WeakMap<LabelView, Promise<LabelDetails>>();
  private followed: LabelView | undefined;

  constructor(store: Store<Model>, host: Pick<Host, 'call'>) {
    this.store = store;
    this.host = host;
    store.subscribe((model) => this.follow(model));
  }

  /** The details of a label, asked for once. */
  of(label: LabelView): Promise<LabelDetails> {
    const known = this.asked.get(label);
    if (known) return known;
    const asking = this.host.call('details', { id: label.id });
    this.asked.set(label, asking);
    // What failed once may be asked for again.
    asking.catch(() => this.asked.delete(label));
    return asking;
  }

  private follow(model: Model): void {
    const label = selectedLabel(model);
    if (label === this.followed) return;
    this.followed = label;
    if (label) void this.load(label);
  }

  private async load(label: LabelView): Promise<void> {
    try {
      const said = await this.of(label);
      if (this.followed === label) this.store.update({ details: { label, said } });
    } catch (error) {
      // Another label is selected by now, or this one is not there any more.
      if (this.followed !== label) return;
      this.followed = undefined;
      this.store.update({ problem: error instanceof Error ? error.message : String(error) });
    }
  }
}
