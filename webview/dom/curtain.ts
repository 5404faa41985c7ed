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

/** Runs `work` when the next frame has been handed over to be shown: then a message that was posted in it comes. */
export function afterNextFrame(work: () => void): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      work();
    };
    port2.postMessage(null);
  });
}
