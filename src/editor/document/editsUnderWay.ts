/**
 * Edits that a person has asked for and that are being made: who it is has to be found out first, or which motor unit is
 * meant. They are made in the order they were asked for, and what is saved has them in it.
 */

/** Edits that are made one after the other. */
class EditsInOrder {
  /** Settles, and never rejects, when those asked for until now are made. */
  last: Promise<unknown> = Promise.resolve();

  /** Makes an edit once those before it are made, whatever has become of them. Nothing in it may wait for a person. */
  make<T>(edit: () => T | Promise<T>): Promise<T> {
    const made = this.last.then(edit);
    this.last = made.catch(() => undefined);
    return made;
  }
}

/** Those of one document. No label waits for a motor unit that is looked for. */
export class EditsUnderWay {
  readonly labels = new EditsInOrder();
  readonly units = new EditsInOrder();

  /** Resolves when those asked for until now are made. @throws the signal's reason as soon as it is aborted */
  async made(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const all = Promise.all([this.labels.last, this.units.last]);
    await new Promise<void>((resolve, reject) => {
      const abort = (): void => reject(signal?.reason as Error);
      signal?.addEventListener('abort', abort, { once: true });
      void all.then(() => {
        signal?.removeEventListener('abort', abort);
        resolve();
      });
    });
  }
}
