/**
 * Requests take turns: a few run at once, the others wait in the order in which they came. Whoever asks without end
 * then costs no more than a list, and what is cancelled while it waits costs nothing.
 */

/** A page or a worker gone wild does not get more. */
const mostRunning = 4;

/** Our own page never has more than a few waiting. */
const mostWaiting = 10_000;

/** The requests of one method. */
export class Turns<T> {
  private readonly run: (item: T) => Promise<void>;
  private readonly waiting = new Map<number, T>();
  private running = 0;

  /** `run` does not reject. */
  constructor(run: (item: T) => Promise<void>) {
    this.run = run;
  }

  /** Runs it now or when its turn comes; false where too many wait already. */
  add(id: number, item: T): boolean {
    if (this.waiting.size >= mostWaiting) return false;
    this.waiting.set(id, item);
    this.next();
    return true;
  }

  /** Takes one out that has not begun; false where it has, or never came. */
  drop(id: number): boolean {
    return this.waiting.delete(id);
  }

  /** Takes out all that have not begun. */
  clear(): void {
    this.waiting.clear();
  }

  private next(): void {
    for (const [id, item] of this.waiting) {
      if (this.running >= mostRunning) return;
      this.waiting.delete(id);
      this.running++;
      void this.run(item).finally(() => {
        this.running--;
        this.next();
      });
    }
  }
}
