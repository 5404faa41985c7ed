/**
 * Notices a host that does not answer. A page outlives VS Code's extension host: it still draws what it has, and would
 * let someone work on with nobody listening. No clock of its own: whoever owns one calls `tick`.
 */

/** Milliseconds between two ticks. */
export const watchMilliseconds = 2000;

/** Ticks without an answer until the host counts as silent: a host may be busy for some seconds. */
const patience = 4;
/** The same while an edit waits for its answer: then someone should know sooner. */
const patienceWithEdit = 2;

export class HostWatch {
  private readonly ping: () => Promise<unknown>;
  private readonly tell: (silence: { readonly unconfirmedEdits: number } | null) => void;
  private isWaiting = false;
  private unanswered = 0;
  private editsWaiting = 0;
  private silent = false;

  /** `tell` is called when the host falls silent, and (with null) when it answers again. */
  constructor(
    ping: () => Promise<unknown>,
    tell: (silence: { readonly unconfirmedEdits: number } | null) => void,
  ) {
    this.ping = ping;
    this.tell = tell;
  }

  get isSilent(): boolean {
    return this.silent;
  }

  /** Time has passed. Counted in ticks, not by the clock: a computer that slept has not waited for an answer. */
  tick(): void {
    if (!this.isWaiting) {
      this.isWaiting = true;
      this.unanswered = 0;
      this.ping().then(
        () => this.heard(),
        () => this.heard(),
      );
      return;
    }
    this.unanswered++;
    if (this.unanswered < (this.editsWaiting > 0 ? patienceWithEdit : patience) || this.silent) return;
    this.silent = true;
    this.tell({ unconfirmedEdits: this.editsWaiting });
  }

  /** Something came from the host. */
  heard(): void {
    this.isWaiting = false;
    this.unanswered = 0;
    if (!this.silent) return;
    this.silent = false;
    this.tell(null);
  }

  /** Counts an edit until it is answered. */
  async edit<T>(work: Promise<T>): Promise<T> {
    this.editsWaiting++;
    try {
      return await work;
    } finally {
      this.editsWaiting--;
    }
  }
}
