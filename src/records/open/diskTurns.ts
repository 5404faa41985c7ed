/**
 * One look at the sidecar, or write of it, at a time: reading many records takes a while, and what was read before a save
 * must not be taken for a change after it. Edits do not wait.
 */
export class DiskTurns {
  private last: Promise<unknown> = Promise.resolve();
  private waitingLook: Promise<void> | undefined;

  /** Does this when all before it is done. */
  take<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }

  /** As `take`; a look that still waits for its turn will see what is there then, so another one is not needed. */
  look(work: () => Promise<void>): Promise<void> {
    this.waitingLook ??= this.take(() => {
      this.waitingLook = undefined;
      return work();
    });
    return this.waitingLook;
  }
}
