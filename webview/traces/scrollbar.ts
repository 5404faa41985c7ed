/** The browser's own scroll bar for lanes that do not fit, kept in step with the state in both directions. */
import { el } from '../dom/elements';
import { scrollbarWidth, type Layout } from '../view/layout';

export class LaneScrollbar {
  private readonly content = el('div', '');
  readonly element = el('div', 'lane-scrollbar', { 'aria-hidden': 'true' }, [this.content]);
  private shown = 0;

  constructor(onScroll: (scroll: number) => void) {
    this.element.addEventListener('scroll', () => {
      const scroll = Math.round(this.element.scrollTop);
      if (scroll !== this.shown) onScroll(scroll);
    });
  }

  render(layout: Layout): void {
    const { element, content } = this;
    element.hidden = layout.mostScroll === 0;
    if (element.hidden) return;
    element.style.top = `${layout.lanesTop}px`;
    element.style.width = `${scrollbarWidth}px`;
    element.style.height = `${layout.lanesHeight}px`;
    content.style.height = `${layout.lanesHeight + layout.mostScroll}px`;
    this.shown = layout.scroll;
    if (Math.round(element.scrollTop) !== layout.scroll) element.scrollTop = layout.scroll;
  }
}
