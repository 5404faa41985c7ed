/** Who says which part of x a plot shows: something that it is linked with, or the plot itself. */
import type { PlotSpan } from './view';

/** What keyboard and wheel do to what is shown of x. */
export interface PlotRange {
  /** Shows less or more around a place; absent: around wherever seems best. */
  zoom(direction: 'in' | 'out', around?: number): void;
  /** Moves by a part of what is shown; negative: to smaller x. */
  pan(part: number): void;
  /** Shows all. */
  reset(): void;
}

/** What one step of zooming makes of the shown part. */
const zoomStep = 2;

/** The range of a plot that is linked with nothing. */
export class FreeRange implements PlotRange {
  private readonly all: PlotSpan;
  private readonly changed: () => void;
  private current: PlotSpan;

  /** @param all what there is of x; @param changed called when something else is shown */
  constructor(all: PlotSpan, changed: () => void) {
    this.all = all;
    this.current = all;
    this.changed = changed;
  }

  /** What is shown: inside all there is. */
  get shown(): PlotSpan {
    return this.current;
  }

  zoom(direction: 'in' | 'out', around?: number): void {
    const { from, to } = this.current;
    const centre = around ?? (from + to) / 2;
    const factor = direction === 'in' ? 1 / zoomStep : zoomStep;
    this.show(centre + (from - centre) * factor, (to - from) * factor);
  }

  pan(part: number): void {
    const { from, to } = this.current;
    this.show(from + part * (to - from), to - from);
  }

  reset(): void {
    this.show(this.all.from, this.all.to - this.all.from);
  }

  private show(from: number, length: number): void {
    const { all } = this;
    const fitting = Math.min(length, all.to - all.from);
    const begin = Math.min(Math.max(from, all.from), all.to - fitting);
    this.current = { from: begin, to: begin + fitting };
    this.changed();
  }
}
