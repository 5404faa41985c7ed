/**
 * A plot: areas with series over one x axis, and a cursor that keyboard, mouse and whoever shows the plot can move. Every
 * chart of the page is one: axes, marks, colours, high contrast, keys and the words for a screen reader are here, once. It
 * keeps nothing of its own but its size and which rows are in sight: what it shows is given to it whole, and what someone does on it is passed on.
 *
 * The folder: nothing here knows EMG, the host or the page's state.
 */
import { el, setAttribute, setText } from '../dom/elements';
import type { CanvasSize } from '../drawing/box';
import { Layer } from '../drawing/layer';
import type { Palette } from '../drawing/palette';
import { derived } from '../state/derived';
import { Disposables, type Disposable } from '../lifetime/disposables';
import { axesPainter } from './axesPainter';
import { cursorPainter } from './cursorPainter';
import { firstRowShowing, placeAreas, type PlotGeometry } from './geometry';
import { attachInput, type PlotActions } from './input';
import type { PlotPicture } from './picture';
import { readoutOf } from './readout';
import { SeriesPainter } from './seriesPainter';
import type { PlotMargins, PlotView, PlotArea } from './view';
import { pointedAt, type Pointed } from './walk';

export class Plot implements Disposable {
  /** Takes the keyboard. It is drawn on only while it has a size. */
  readonly element: HTMLElement;
  /** What the cursor reads, in words; a screen reader says it while the keyboard is on the plot. */
  readonly readout: HTMLElement;
  private readonly listening = new Disposables();
  private readonly layers: readonly Layer<PlotPicture, PlotView>[];
  private size: CanvasSize = { width: 0, height: 0, density: 1 };
  private shown: { readonly view: PlotView; readonly palette: Palette } | undefined;
  private geometry: PlotGeometry | undefined;
  private firstRow = 0;
  /** The chosen track's row is to come into sight: someone has chosen it, or there are other rows, or less room for them. */
  private isSought = true;

  /** @param id of the element, unique on the page; @param actions what someone does on the plot */
  constructor(id: string, actions: PlotActions) {
    this.readout = el('output', 'plot-readout', { id: `${id}-readout`, 'aria-live': 'off' });
    const draw = (): void => this.draw();
    const again = (): void => void requestAnimationFrame(draw);
    const series = new Layer([new SeriesPainter().painter], again, { readBack: true });
    this.layers = [new Layer([axesPainter], again), series, new Layer([cursorPainter], again)];
    this.element = el(
      'div',
      'plot',
      {
        id,
        tabindex: 0,
        role: 'application',
        'aria-roledescription': 'chart',
        'aria-describedby': `${id}-keys ${id}-readout`,
        'data-testid': id,
      },
      [...this.layers.map(({ canvas }) => canvas), el('span', 'plot-keys', { id: `${id}-keys` }, [keysText])],
    );
    for (const { canvas } of this.layers) canvas.setAttribute('aria-hidden', 'true');
    attachInput(
      this.element,
      {
        view: () => this.shown?.view,
        pointed: (event) => this.pointed(event),
        scrollRows: (count) => this.scrollRows(count),
        partOf: (pixels) => pixels / Math.max(1, this.shown?.view.margins.width ?? 1),
      },
      actions,
    );
    // Whoever moves the cursor elsewhere reads it there.
    this.element.addEventListener('focus', () => this.readout.setAttribute('aria-live', 'polite'));
    this.element.addEventListener('blur', () => this.readout.setAttribute('aria-live', 'off'));
    this.listening.onResize(this.element, () => this.measure());
  }

  /** Shows this from now on; paints what of it is another. */
  render(view: PlotView, palette: Palette): void {
    const before = this.shown?.view;
    this.isSought ||= before?.chosen !== view.chosen || before.areas !== view.areas;
    this.shown = { view, palette };
    setAttribute(this.element, 'aria-label', view.label);
    setText(this.readout, readoutOf(view));
    this.draw();
  }

  dispose(): void {
    this.listening.dispose();
  }

  private measure(): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    this.size = { ...this.size, width, height };
    this.isSought = true;
    this.draw();
  }

  private draw(): void {
    const { shown } = this;
    const { width, height } = this.size;
    if (!shown || width === 0 || height === 0) return;
    const { view, palette } = shown;
    const density = window.devicePixelRatio;
    this.size = { width, height, density };
    const geometry = this.place(view);
    this.geometry = geometry;
    for (const layer of this.layers) layer.render(this.size, { palette, geometry }, view);
    this.describe(view);
  }

  private place({ margins, areas, isXWritten, chosen }: PlotView): PlotGeometry {
    const { width, height, density } = this.size;
    const placed = (): PlotGeometry =>
      this.placed(width, height, density, margins, areas, isXWritten, this.firstRow);
    for (const [index, { y }] of this.isSought ? areas.entries() : []) {
      const row = y.kind === 'rows' ? y.tracks.indexOf(chosen) : -1;
      const rows = placed().areas[index]?.rows;
      if (row >= 0 && rows) this.firstRow = firstRowShowing(rows, row);
    }
    this.isSought = false;
    return placed();
  }

  private scrollRows(count: number): void {
    const window = this.geometry?.areas.find(({ rows }) => rows.shown < rows.all)?.rows;
    if (!window) return;
    const { first, shown, all } = window;
    this.firstRow = Math.min(all - shown, Math.max(0, first + count));
    this.draw();
  }

  /** The same object while everything stands where it did. */
  private readonly placed = derived(
    (
      width: number,
      height: number,
      density: number,
      margins: PlotMargins,
      areas: readonly PlotArea[],
      isXWritten: boolean,
      firstRow: number,
    ) => placeAreas({ width, height, density }, margins, areas, isXWritten, firstRow),
  );

  private pointed(event: MouseEvent): Pointed | undefined {
    const { shown, geometry, size } = this;
    if (!shown || !geometry) return undefined;
    const box = this.element.getBoundingClientRect();
    const place = {
      x: (event.clientX - box.left) * size.density,
      y: (event.clientY - box.top) * size.density,
    };
    return pointedAt(shown.view, geometry, size, place);
  }

  /** What tests read off the element. */
  private describe({ margins, x, cursor, chosen }: PlotView): void {
    const attributes = {
      from: x.from,
      to: x.to,
      cursor: cursor ?? '',
      chosen,
      'plot-left': margins.left,
      'plot-width': margins.width,
    };
    for (const [name, value] of Object.entries(attributes)) {
      setAttribute(this.element, `data-${name}`, String(value));
    }
  }
}

const keysText =
  'Left and right arrow keys, Home and End go from point to point, up and down arrow keys to another row. Plus and minus zoom, 0 shows all, Escape goes back to the traces.';
