/** The strip above the traces: the whole recording at a glance, its labels, and a frame around what is shown. */
import type { Actor } from '../actions/actor';
import { el, setText } from '../dom/elements';
import { duration } from '../words/format';
import { isMainPress } from '../keys';
import { layoutOf, type Model } from '../state/model';
import { Pen } from '../drawing/pen';
import { onThemeChange, readPalette, withAlpha, type Palette } from '../drawing/palette';
import { button } from '../dom/toolkit';
import { changeDetector, onChange } from '../state/store';
import { clampWindow, windowSeconds } from '../view/timeWindow';
import { OverviewLoader } from './overviewLoader';
import {
  columnBar,
  extent,
  labelMarks,
  stripInputs,
  type EnvelopeInputs,
  type MarksInputs,
  type OverviewColumns,
} from './strip';

const height = 52;

export class OverviewView {
  readonly element = el('div', 'overview', { 'data-testid': 'overview' });
  /** The whole recording, over it its labels, over these the frame: a change of one paints nothing else. */
  private readonly pen = new Pen(el('canvas', ''));
  private readonly marksPen = new Pen(el('canvas', ''));
  private readonly framePen = new Pen(el('canvas', ''));
  private readonly pens = [this.pen, this.marksPen, this.framePen];
  private readonly caption = el('div', 'overview-caption');
  private readonly ask;
  private readonly loader: OverviewLoader;
  private palette: Palette = readPalette();
  private wanted: boolean;
  private columns: OverviewColumns | undefined;

  constructor(actor: Actor, requestFrame: () => void) {
    const { recording } = actor.store.get();
    this.wanted = recording.overview === 'automatic';
    this.loader = new OverviewLoader(actor.host, requestFrame, (error) =>
      actor.store.update({ problem: error instanceof Error ? error.message : String(error) }),
    );
    this.ask = button({
      text: 'Read whole recording for the overview',
      title: 'This recording is large: reading all of it may take a while',
      testId: 'read-overview',
      onClick: () => {
        this.wanted = true;
        requestFrame();
      },
    });
    this.ask.classList.add('overview-ask');
    setText(this.caption, `Whole recording, ${duration(recording.durationSeconds)}`);
    const canvases = this.pens.map(({ canvas }) => canvas);
    this.element.append(this.caption, ...canvases, this.ask);
    onThemeChange(() => {
      this.palette = readPalette();
      requestFrame();
    });
    attachPointer(this.framePen.canvas, actor);
  }

  render(model: Model): void {
    const { channels, durationSeconds } = model.recording;
    if (model.viewport.width === 0 || channels.length === 0 || !(durationSeconds > 0)) return;
    const layout = layoutOf(model);
    this.ask.hidden = this.wanted;
    this.caption.style.width = `${layout.plotLeft - 8}px`;
    for (const { canvas } of this.pens) {
      canvas.style.left = `${layout.plotLeft}px`;
      canvas.style.width = `${layout.plotWidth}px`;
    }
    this.ask.style.left = `${layout.plotLeft + 8}px`;
    const width = Math.round(layout.plotWidth * layout.density);
    if (this.wanted) {
      this.columns = this.loader.want(model.activeChannel, width, durationSeconds);
    }
    const inputs = stripInputs(model, layout, this.columns);
    this.paintEnvelope(inputs.envelope);
    this.paintMarks(inputs.marks);
    this.paintFrame(
      layout.plotWidth,
      layout.density,
      model.startSeconds / durationSeconds,
      (model.startSeconds + windowSeconds(model)) / durationSeconds,
      this.palette,
    );
  }

  private readonly envelopeDiffers = changeDetector();
  private readonly marksDiffer = changeDetector();

  private paintEnvelope(inputs: EnvelopeInputs): void {
    if (!this.envelopeDiffers(this.palette, ...(Object.values(inputs) as readonly unknown[]))) return;
    this.pen.begin(inputs.width, height, inputs.density);
    paintEnvelope(this.pen, inputs, this.palette);
  }

  private paintMarks(inputs: MarksInputs): void {
    if (!this.marksDiffer(this.palette, ...(Object.values(inputs) as readonly unknown[]))) return;
    this.marksPen.begin(inputs.width, height, inputs.density);
    paintMarks(this.marksPen, inputs, this.palette);
  }

  /** From and to as parts of the recording. */
  private readonly paintFrame = onChange(
    (width: number, density: number, from: number, to: number, palette: Palette) => {
      const pen = this.framePen;
      pen.begin(width, height, density);
      paintFrame(pen, from * pen.canvas.width, to * pen.canvas.width, palette);
    },
  );
}

/** The envelope, scaled so that the largest excursion fills the strip. */
function paintEnvelope(pen: Pen, { columns }: EnvelopeInputs, palette: Palette): void {
  const range = columns && extent(columns);
  if (!range) return;
  const top = pen.px(4);
  const span = pen.canvas.height - pen.px(10) - top;
  pen.context.fillStyle = withAlpha(palette.foreground, 0.7);
  for (let k = 0; k < columns.known; k++) {
    const bar = columnBar(columns, k, range, top, span);
    if (bar) pen.context.fillRect(k, bar.top, 1, Math.max(pen.hair, bar.bottom - bar.top));
  }
}

function paintMarks(pen: Pen, { labels, durationSeconds }: MarksInputs, palette: Palette): void {
  const { width, height: bottom } = pen.canvas;
  for (const { from, end, category, rejected } of labelMarks(
    labels.list,
    durationSeconds,
    width,
    pen.px(2),
  )) {
    const colour = palette.categories[category];
    pen.fill(withAlpha(colour, rejected ? 0.05 : 0.16), from, 0, end - from, bottom);
    pen.fill(withAlpha(colour, rejected ? 0.4 : 1), from, bottom - pen.px(5), end - from, pen.px(4));
  }
}

/** What is shown below is framed; the rest is dimmed. */
function paintFrame(pen: Pen, from: number, to: number, palette: Palette): void {
  const left = Math.max(0, Math.round(from));
  const right = Math.min(pen.canvas.width, Math.max(left + pen.px(3), Math.round(to)));
  const dim = withAlpha(palette.background, palette.highContrast ? 0.5 : 0.45);
  pen.fill(dim, 0, 0, left, pen.canvas.height);
  pen.fill(dim, right, 0, pen.canvas.width - right, pen.canvas.height);
  pen.frame(palette.focus, left, 0, right - left, pen.canvas.height, false);
}

/** Drag moves the frame; a press outside it centres it there first. */
function attachPointer(canvas: HTMLCanvasElement, actor: Actor): void {
  let grip: number | undefined;
  const secondsAt = (event: PointerEvent): number => {
    const box = canvas.getBoundingClientRect();
    return ((event.clientX - box.left) / box.width) * actor.store.get().recording.durationSeconds;
  };
  const moveTo = (startSeconds: number): void => {
    const { recording, secondsPerDivision } = actor.store.get();
    actor.store.update(clampWindow({ startSeconds, secondsPerDivision }, recording.durationSeconds));
  };
  canvas.addEventListener('pointerdown', (event) => {
    if (!isMainPress(event)) return;
    canvas.setPointerCapture(event.pointerId);
    const model = actor.store.get();
    const seconds = secondsAt(event);
    const length = windowSeconds(model);
    const inside = seconds >= model.startSeconds && seconds <= model.startSeconds + length;
    grip = inside ? seconds - model.startSeconds : length / 2;
    moveTo(seconds - grip);
  });
  canvas.addEventListener('pointermove', (event) => {
    if (grip !== undefined) moveTo(secondsAt(event) - grip);
  });
  for (const end of ['pointerup', 'pointercancel'] as const) {
    canvas.addEventListener(end, () => (grip = undefined));
  }
}
