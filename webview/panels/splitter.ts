/** A bar between two parts of the page: drag it, or focus it and use the arrow keys, Home and End. */
import { el, setAttribute } from '../dom/elements';
import { isMainPress } from '../keys';

/** The size that a splitter changes: of the part behind it, in CSS pixels of the axis it moves along. */
export interface SplitterSize {
  readonly now: number;
  readonly least: number;
  readonly most: number;
}

interface SplitterOptions {
  /** What it changes, as a screen reader says it. */
  readonly label: string;
  /** The id of the element whose size it changes. */
  readonly controls: string;
  /** The size at this moment. */
  measure(): SplitterSize;
  resize(size: number): void;
  /** Back to the size that the page chooses; double click and Enter. */
  reset(): void;
}

const keyStep = 16;

export class Splitter {
  readonly element: HTMLElement;
  private readonly options: SplitterOptions;
  private axis: 'x' | 'y' = 'x';
  private grip: { readonly at: number; readonly size: number } | undefined;

  constructor(options: SplitterOptions) {
    this.options = options;
    this.element = el('div', 'splitter', {
      role: 'separator',
      tabindex: 0,
      'aria-label': options.label,
      'aria-controls': options.controls,
      title: `${options.label}: drag, or use the arrow keys; double click for the usual size`,
    });
    const { element } = this;
    element.addEventListener('pointerdown', (event) => {
      if (!isMainPress(event)) return;
      element.setPointerCapture(event.pointerId);
      this.grip = { at: this.along(event), size: options.measure().now };
      event.preventDefault();
    });
    element.addEventListener('pointermove', (event) => {
      if (this.grip) this.resize(this.grip.size + this.grip.at - this.along(event));
    });
    for (const end of ['pointerup', 'pointercancel'] as const) {
      element.addEventListener(end, () => (this.grip = undefined));
    }
    element.addEventListener('dblclick', () => options.reset());
    element.addEventListener('keydown', (event) => {
      if (!this.pressed(event)) return;
      event.stopPropagation();
      event.preventDefault();
    });
  }

  /** Along x it moves left and right; the part behind it is at its right, or below it. */
  render(axis: 'x' | 'y', hidden: boolean): void {
    this.axis = axis;
    this.element.hidden = hidden;
    if (hidden) return;
    setAttribute(this.element, 'aria-orientation', axis === 'x' ? 'vertical' : 'horizontal');
    const { now, least, most } = this.options.measure();
    setAttribute(this.element, 'aria-valuenow', String(Math.round(now)));
    setAttribute(this.element, 'aria-valuemin', String(Math.round(least)));
    setAttribute(this.element, 'aria-valuemax', String(Math.round(most)));
  }

  private along({ clientX, clientY }: MouseEvent): number {
    return this.axis === 'x' ? clientX : clientY;
  }

  private resize(size: number): void {
    const { least, most } = this.options.measure();
    this.options.resize(Math.min(most, Math.max(least, size)));
  }

  /** Answers whether the key was for the splitter. */
  private pressed({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
    if (ctrlKey || metaKey || altKey || shiftKey) return false;
    const { now, least, most } = this.options.measure();
    const [more, less] = this.axis === 'x' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    if (key === more) this.resize(now + keyStep);
    else if (key === less) this.resize(now - keyStep);
    else if (key === 'Home') this.resize(least);
    else if (key === 'End') this.resize(most);
    else if (key === 'Enter') this.options.reset();
    else return false;
    return true;
  }
}
