/** The browser's own scroll bar for lanes that do not fit, kept in step with the state in both directions. */
import { el } from '../dom/elements';
import { scrollbarWidth, type Layout } from '../view/layout';

export class LaneScrollbar {
  private readonly content = el('div', '');
  readonly element = el('div', 'lane-scrollbar', { 'aria-hidden': 'true' }, [this.content]);
  /** Undefined while the bar is not there: one that comes back begins at its top. */
  private shown: number | undefined;

  constructor(onScroll: (scroll: number) => void) {
    this.element.addEventListener('scroll', () => {
      const scroll = Math.round(this.element.scrollTop);
      if (scroll !== this.shown) onScroll(scroll);
    });
  }

  render(layout: Layout): void {
    const { element, content } = this;
    element.hidden = layout.mostScroll === 0;
    if (element.hidden) {
      this.shown = undefined;
      return;
    }
    element.style.top = `${layout.lanesTop}px`;
    element.style.width = `${scrollbarWidth}px`;
    element.style.height = `${layout.lanesHeight}px`;
    content.style.height = `${layout.lanesHeight + layout.mostScroll}px`;
    // Set only where it is another: setting it lays out the page.
    if (this.shown === layout.scroll) return;
    this.shown = layout.scroll;
    element.scrollTop = layout.scroll;
  }
}
