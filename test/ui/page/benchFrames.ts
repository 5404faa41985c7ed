/** Times frames in a page that is panned and zoomed from within, one step a frame, as fast as it can show them. */
import type { Page } from 'playwright-core';

/** Milliseconds. */
export interface FrameTimes {
  /** What a frame keeps the main thread: from the first callback for it until style, layout and painting are done. */
  readonly frames: readonly number[];
  /** From one frame's beginning to the next one's. */
  readonly intervals: readonly number[];
}

/** One step: the wheel over the middle of our traces, or other ten seconds in uPlot. */
export type FrameStep =
  | { readonly kind: 'wheel'; readonly deltaY: number; readonly shiftKey: boolean }
  | { readonly kind: 'uplot'; readonly fromSeconds: number; readonly toSeconds: number };

/** Takes the steps, each in a frame of its own. */
export function timeFrames(page: Page, steps: readonly FrameStep[]): Promise<FrameTimes> {
  return page.evaluate(
    (all) =>
      new Promise<FrameTimes>((resolve) => {
        const [frames, intervals]: [number[], number[]] = [[], []];
        const traces = document.querySelector<HTMLElement>('[data-testid=traces]');
        const box = traces?.getBoundingClientRect();
        let [next, began, before] = [0, 0, 0];
        // A message that is posted in a frame comes when that frame is painted.
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          if (next > 0) frames.push(performance.now() - began);
          const step = all[next++];
          if (!step) {
            resolve({ frames, intervals });
            return;
          }
          requestAnimationFrame(() => {
            began = performance.now();
            if (before > 0) intervals.push(began - before);
            before = began;
            // What a microtask draws is done before the next callback.
            if (step.kind === 'uplot') window.uplotBench.show(step.fromSeconds, step.toSeconds);
          });
          if (step.kind === 'wheel' && traces && box) {
            const { deltaY, shiftKey } = step;
            const [clientX, clientY] = [box.x + box.width / 2, box.y + box.height / 2];
            const wheel = { deltaY, shiftKey, clientX, clientY, bubbles: true, cancelable: true };
            // The page asks for a frame of its own, after ours has begun the clock.
            traces.dispatchEvent(new WheelEvent('wheel', wheel));
          }
          requestAnimationFrame(() => channel.port2.postMessage(null));
        };
        channel.port2.postMessage(null);
      }),
    steps,
  );
}
