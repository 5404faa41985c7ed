/** What keyboard, mouse and wheel do on a plot. */
import { wheelPixels, wheelSteps } from '../dom/wheelSteps';
import { isMainPress } from '../keys';
import type { PlotRange } from './range';
import { stepTo, type Pointed, type Step } from './walk';
import type { PlotView } from './view';

/** What a plot asks of whoever shows it; x in the unit of its axis. */
export interface PlotActions {
  readonly range: PlotRange;
  /** Puts the cursor there, and brings it into view. */
  moveTo(x: number): void;
  /** Chooses the track that the keyboard walks along. */
  choose(track: number): void;
  /** Gives the keyboard back to where it came from. */
  leave(): void;
}

/** What input needs to know of the plot. */
interface Shown {
  /** Undefined before it has shown anything. */
  view(): PlotView | undefined;
  pointed(event: MouseEvent): Pointed | undefined;
  /** Brings so many rows into sight that are below those shown, or above. */
  scrollRows(count: number): void;
  /** Part of the plot's width that some CSS pixels are. */
  partOf(pixels: number): number;
}

/** So many rows a notch of the wheel scrolls by, over their names. */
const rowsPerNotch = 3;

const steps: Readonly<Partial<Record<string, Step>>> = {
  ArrowLeft: 'previous',
  ArrowRight: 'next',
  Home: 'first',
  End: 'last',
};

/** Attaches all of it to the plot's element. */
export function attachInput(element: HTMLElement, shown: Shown, actions: PlotActions): void {
  element.addEventListener('keydown', (event) => {
    const view = shown.view();
    if (!view || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!pressed(event.key, view, actions)) return;
    event.preventDefault();
    // VS Code would move the traces with the same key.
    event.stopPropagation();
  });
  element.addEventListener('pointerdown', (event) => {
    if (isMainPress(event)) point(shown.pointed(event), actions);
  });
  const step = wheelSteps();
  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const pixels = wheelPixels(event);
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        actions.range.pan(shown.partOf((event.deltaX !== 0 ? event.deltaX : event.deltaY) * pixels));
        return;
      }
      const way = step(event.deltaY * pixels);
      if (way === 0) return;
      const pointed = shown.pointed(event);
      if (pointed?.kind === 'track') {
        shown.scrollRows(rowsPerNotch * way);
        return;
      }
      const around = pointed?.x;
      actions.range.zoom(way < 0 ? 'in' : 'out', around);
    },
    { passive: false },
  );
}

/** Answers whether the key was for the plot. */
function pressed(key: string, view: PlotView, actions: PlotActions): boolean {
  const step = steps[key];
  if (step) {
    const x = stepTo(view, step);
    if (x !== undefined) actions.moveTo(x);
    return true;
  }
  const last = view.tracks.length - 1;
  const cursor = view.cursor ?? undefined;
  const isInView = cursor !== undefined && cursor >= view.x.from && cursor <= view.x.to;
  const around = isInView ? cursor : undefined;
  switch (key) {
    case 'ArrowUp':
      actions.choose(Math.max(0, view.chosen - 1));
      return true;
    case 'ArrowDown':
      actions.choose(Math.max(0, Math.min(last, view.chosen + 1)));
      return true;
    case '+':
    case '=':
      actions.range.zoom('in', around);
      return true;
    case '-':
      actions.range.zoom('out', around);
      return true;
    case '0':
      actions.range.reset();
      return true;
    case 'Escape':
      actions.leave();
      return true;
    default:
      return false;
  }
}

function point(pointed: Pointed | undefined, { choose, moveTo }: PlotActions): void {
  switch (pointed?.kind) {
    case 'point':
      choose(pointed.track);
      moveTo(pointed.x);
      return;
    case 'track':
      choose(pointed.track);
      return;
    case 'place':
      moveTo(pointed.x);
      return;
    case undefined:
      return;
  }
}
