/** What the chosen potential's markers are held by: a slider on each, for the mouse as for the keyboard. */
import type { ChosenMarkers } from '../../actions/markers';
import { el, setAttribute } from '../../dom/elements';
import type { Box } from '../../drawing/box';
import { isMainPress } from '../../keys';
import type { MarkerSide } from '../../state/handMarkers';
import type { Extent, Shape } from './extents';

/** What is done with markers of the chosen unit. */
export interface MarkerActions extends ChosenMarkers {
  /** Gives the keyboard back to the table. */
  leave(): void;
}

/** Where the markers stand; the box in device pixels. */
interface Placed {
  readonly box: Box;
  readonly density: number;
  readonly extent: Extent;
  readonly shape: Shape;
}

/** By a key, in milliseconds; with Shift, with Alt. */
const steps = { plain: 0.1, large: 1, fine: 0.01 } as const;

const names: Readonly<Record<MarkerSide, string>> = {
  startMilliseconds: 'Onset',
  endMilliseconds: 'End',
};
const sides = Object.keys(names) as readonly MarkerSide[];

export class MarkerHandles {
  readonly elements: readonly HTMLElement[];
  private readonly actions: MarkerActions;
  private readonly changed: () => void;
  private placed: Placed | undefined;
  /** Where someone has taken hold of one: how far beside it, in milliseconds. */
  private held: { readonly side: MarkerSide; readonly beside: number } | undefined;

  /** @param changed told when one is let go */
  constructor(actions: MarkerActions, changed: () => void) {
    this.actions = actions;
    this.changed = changed;
    this.elements = sides.map((side) => this.handle(side));
  }

  /** As long as it is, nothing should move but it. */
  get isHeld(): boolean {
    return this.held !== undefined;
  }

  render(placed: Placed | undefined): void {
    this.placed = placed;
    const measured = placed?.shape.measured;
    for (const [index, side] of sides.entries()) {
      const element = this.elements[index];
      if (!element) continue;
      element.hidden = !measured;
      if (!placed || !measured) continue;
      const { box, density, extent } = placed;
      const at = measured.span[side];
      const x = box.left + ((at - extent.from) / (extent.to - extent.from)) * box.width;
      Object.assign(element.style, {
        left: `${x / density}px`,
        top: `${box.top / density}px`,
        height: `${box.height / density}px`,
      });
      const duration = measured.span.endMilliseconds - measured.span.startMilliseconds;
      const how = measured.isByHand ? 'by hand' : 'by the rule';
      setAttribute(element, 'aria-valuenow', at.toFixed(2));
      setAttribute(element, 'aria-busy', String(!measured.isKept));
      setAttribute(
        element,
        'aria-valuetext',
        `${at.toFixed(2)} ms, duration ${duration.toFixed(1)} ms, markers ${how}`,
      );
    }
  }

  private handle(side: MarkerSide): HTMLElement {
    const element = el('div', 'potential-marker', {
      role: 'slider',
      tabindex: 0,
      'aria-label': `${names[side]} of the potential`,
      'aria-orientation': 'horizontal',
      'data-testid': side === 'startMilliseconds' ? 'onset-marker' : 'end-marker',
      title: `${names[side]}: drag it, or use the arrow keys (Shift: 1 ms, Alt: 0.01 ms). Delete or a double click: the rule’s markers.`,
    });
    element.addEventListener('pointerdown', (event) => {
      const at = this.millisecondsAt(event);
      const now = this.placed?.shape.measured?.span[side];
      if (!isMainPress(event) || at === undefined || now === undefined) return;
      element.setPointerCapture(event.pointerId);
      this.held = { side, beside: at - now };
    });
    element.addEventListener('pointermove', (event) => {
      const at = this.millisecondsAt(event);
      if (this.held?.side === side && at !== undefined) this.actions.move(side, at - this.held.beside);
    });
    for (const end of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) {
      element.addEventListener(end, () => this.letGo());
    }
    element.addEventListener('dblclick', () => this.actions.reset());
    element.addEventListener('keydown', (event) => this.pressed(event, side));
    // However long a key is held, its steps are one.
    for (const end of ['keyup', 'blur'] as const) element.addEventListener(end, () => this.actions.keep());
    return element;
  }

  private letGo(): void {
    if (!this.held) return;
    this.held = undefined;
    this.actions.keep();
    this.changed();
  }

  private pressed(event: KeyboardEvent, side: MarkerSide): void {
    const { key, shiftKey, altKey } = event;
    if (event.ctrlKey || event.metaKey || key === 'Tab') return;
    const step = shiftKey ? steps.large : altKey ? steps.fine : steps.plain;
    if (key === 'ArrowLeft') this.actions.step(side, -step);
    else if (key === 'ArrowRight') this.actions.step(side, step);
    else if (key === 'Delete' || key === 'Backspace') this.actions.reset();
    else if (key === 'Escape') this.actions.leave();
    else return;
    event.preventDefault();
    // VS Code would move the traces with the same key.
    event.stopPropagation();
  }

  private millisecondsAt({ clientX }: MouseEvent): number | undefined {
    const parent = this.elements[0]?.parentElement;
    if (!parent || !this.placed) return undefined;
    const { box, density, extent } = this.placed;
    const x = (clientX - parent.getBoundingClientRect().left) * density;
    return extent.from + ((x - box.left) / box.width) * (extent.to - extent.from);
  }
}
