/**
 * Commands act in the order of their keys: one that comes while a label is still being made waits until it is there and
 * selected. Otherwise a second key would act on the span again, and a selection taken away would come back.
 */

export class InOrder {
  private last: Promise<void> | undefined;

  /** Does it now where nothing is under way, and else when that is over. What `work` promises never fails. */
  run(work: () => Promise<void> | undefined): void {
    const { last } = this;
    const running = last ? last.then(work) : work();
    if (!running) return;
    const over = running.finally(() => {
      if (this.last === over) this.last = undefined;
    });
    this.last = over;
  }
}
