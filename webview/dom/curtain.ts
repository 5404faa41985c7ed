/**
 * Keeps what is not ready from being painted: the page appears once, with its traces, rather than piece by piece. Each
 * frame before them would also delay them, since laying out and painting take the thread that their tiles arrive on.
 */

/** A page whose traces take longer than this shows itself without them. */
const longestMilliseconds = 250;

export class Curtain {
  private readonly root: HTMLElement;
  private readonly lifted: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param lifted is called when it is lifted because nothing came in time */
  constructor(root: HTMLElement, lifted: () => void) {
    this.root = root;
    this.lifted = lifted;
    // Transparent rather than hidden: it can have the keyboard.
    root.style.opacity = '0';
    this.timer = setTimeout(() => {
      this.lift();
      this.lifted();
    }, longestMilliseconds);
  }

  /** Nothing that is painted now would be seen. */
  get isDown(): boolean {
    return this.timer !== undefined;
  }

  /** In the frame that paints the first traces. */
  lift(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.root.style.opacity = '';
  }
}

/** For whoever measures how long opening takes; a message posted in a frame comes when that has been handed over. */
export function markFirstTraces(): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    performance.mark('first-traces');
    port1.close();
  };
  port2.postMessage(null);
}
