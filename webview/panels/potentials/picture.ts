/**
 * The averaged potentials as they are drawn: all of them over each other at one scale, and beside them the chosen one as
 * large as there is room, with the markers that its duration and amplitude are measured between. Only what it is given.
 */
import { el, setAttribute } from '../../dom/elements';
import type { Box, CanvasSize } from '../../drawing/box';
import { Layer, paintersOf, type FrameOf, type Setting } from '../../drawing/layer';
import type { Palette } from '../../drawing/palette';
import { Disposables, type Disposable } from '../../lifetime/disposables';
import { styleOf } from '../../plots/series';
import { derived } from '../../state/derived';
import { extentOf, measuredExtent, type Course, type Extent, type Shape } from './extents';
import { MarkerHandles, type MarkerActions } from './markerHandles';
import { paintMarkers } from './markers';
import { placesOf } from './places';
import { paintScaleBars, paintShape, projectionOf } from './shapes';

export interface PotentialsView {
  /** One for each unit that has a template. */
  readonly shapes: readonly Shape[];
  /** The index of the chosen unit. */
  readonly chosen: number;
  readonly negativeUp: boolean;
  /** Of the chosen unit, to be seen behind its average. */
  readonly sweeps: readonly Course[];
  /** As a screen reader says it. */
  readonly label: string;
}

interface Sized extends Setting {
  readonly size: CanvasSize;
}

type Frame = FrameOf<Sized>;
type Drawn = Omit<PotentialsView, 'label'> & {
  /** What is seen of the chosen one; undefined where nothing is. */
  readonly extent: Extent | undefined;
};

const faint = 0.65;

/** Of one sweep behind the average. */
const sweepStrength = 0.3;

const painter = paintersOf<Sized, Drawn>();

const potentials = painter(['shapes', 'chosen', 'negativeUp', 'sweeps', 'extent'], (frame, view) => {
  const { all, one } = placesOf(frame.size, view.shapes, view.chosen);
  if (all) paintAll(frame, view, all);
  if (one && view.extent) paintOne(frame, view, one.shape, one.box, view.extent);
});

function paintAll(frame: Frame, { shapes, chosen, negativeUp }: Drawn, box: Box): void {
  const { pen, palette } = frame;
  const extent = extentOf(shapes);
  const projection = projectionOf(box, extent, negativeUp);
  heading(frame, 'All units', box.left);
  const last = [...shapes].sort((a, b) => Number(a.unit === chosen) - Number(b.unit === chosen));
  for (const shape of last) {
    const isChosen = shape.unit === chosen;
    const opacity = isChosen || palette.highContrast ? 1 : faint;
    const { colour, dash } = styleOf(shape.unit, palette.series);
    paintShape(pen, box, shape, projection, { colour, dash, opacity, thickness: isChosen ? 2 : 1.25 });
  }
  paintScaleBars(frame, box, projection, extent);
}

function paintOne(frame: Frame, { negativeUp, sweeps }: Drawn, shape: Shape, box: Box, extent: Extent): void {
  const { pen, palette } = frame;
  const projection = projectionOf(box, extent, negativeUp);
  const { colour } = styleOf(shape.unit, palette.series);
  heading(frame, shape.name, box.left);
  pen.horizontal(palette.gridCentre, projection.y(0), box.left, box.left + box.width);
  const behind = { colour, opacity: palette.highContrast ? 0.5 : sweepStrength, thickness: 1 };
  for (const sweep of sweeps) paintShape(pen, box, sweep, projection, behind);
  if (shape.measured) paintMarkers(frame, box, projection, shape, shape.measured);
  const front = sweeps.length > 0 ? palette.foreground : colour;
  paintShape(pen, box, shape, projection, { colour: front, opacity: 1, thickness: 2 });
  paintScaleBars(frame, box, projection, extent);
}

function heading({ pen, palette }: Frame, text: string, x: number): void {
  pen.useFont(palette, 11);
  pen.context.textAlign = 'left';
  pen.context.textBaseline = 'middle';
  pen.context.fillStyle = palette.muted;
  pen.context.fillText(text, x, pen.px(7));
}

export class PotentialsPicture implements Disposable {
  readonly element: HTMLElement;
  private readonly drawing: HTMLElement;
  private readonly listening = new Disposables();
  private readonly layer: Layer<Sized, Drawn>;
  private readonly handles: MarkerHandles;
  private size: CanvasSize = { width: 0, height: 0, density: 1 };
  private shown: { readonly view: PotentialsView; readonly palette: Palette } | undefined;
  /** What is seen of the chosen one; the same as long as one of its markers is held. */
  private extent: Extent | undefined;

  constructor(actions: MarkerActions) {
    const draw = (): void => this.draw();
    this.layer = new Layer([potentials], () => void requestAnimationFrame(draw));
    this.handles = new MarkerHandles(actions, draw);
    const { canvas } = this.layer;
    const drawing = el('div', 'potentials-canvas', { role: 'img', 'data-testid': 'potentials-picture' }, [
      canvas,
    ]);
    this.element = el('div', 'potentials-picture', {}, [drawing, ...this.handles.elements]);
    canvas.setAttribute('aria-hidden', 'true');
    this.drawing = drawing;
    this.listening.onResize(this.element, () => this.measure());
  }

  /** Shows this from now on; paints what of it is another. */
  render(view: PotentialsView, palette: Palette): void {
    this.shown = { view, palette };
    setAttribute(this.drawing, 'aria-label', view.label);
    this.draw();
  }

  dispose(): void {
    this.listening.dispose();
  }

  private measure(): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    this.size = { width, height, density: window.devicePixelRatio };
    this.draw();
  }

  private draw(): void {
    const { shown, size } = this;
    if (!shown || size.width === 0 || size.height === 0) return;
    const { view, palette } = shown;
    const { one } = placesOf(size, view.shapes, view.chosen);
    if (!this.handles.isHeld || !one) this.extent = one && this.extentOf(one.shape);
    const { extent } = this;
    this.layer.render(size, { palette, size }, { ...view, extent });
    this.handles.render(one && extent && { box: one.box, density: size.density, extent, shape: one.shape });
  }

  private readonly extentOf = derived(measuredExtent);
}
