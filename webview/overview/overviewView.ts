/** The strip above the traces: the whole recording at a glance, its labels, and a frame around what is shown. */
import type { Actor } from '../actions/actor';
import { el, setText } from '../dom';
import { duration } from '../format';
import { layoutOf, type Model } from '../state';
import { Pen } from '../traces/pen';
import { onThemeChange, readPalette, withAlpha, type Palette } from '../traces/palette';
import { button } from '../toolkit';
import { changeDetector, onChange } from '../store';
import { clampWindow, windowSeconds } from '../view/timeWindow';
import { OverviewLoader } from './overviewLoader';
import { columnBar, extent, stripInputs, type OverviewColumns, type StripInputs } from './strip';

const height = 52;

export class OverviewView {
  readonly element = el('div', 'overview', { 'data-testid': 'overview' });
  /** The whole recording, and over it the frame: moving the frame paints nothing else. */
  private readonly pen = new Pen(el('canvas', ''));
  private readonly framePen = new Pen(el('canvas', ''));
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
    this.element.append(this.caption, this.pen.canvas, this.framePen.canvas, this.ask);
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
    for (const { canvas } of [this.pen, this.framePen]) {
      canvas.style.left = `${layout.plotLeft}px`;
      canvas.style.width = `${layout.plotWidth}px`;
    }
    this.ask.style.left = `${layout.plotLeft + 8}px`;
    const width = Math.round(layout.plotWidth * layout.density);
    if (this.wanted) {
      this.columns = this.loader.want(model.activeChannel, width, durationSeconds);
    }
    this.paintStrip(stripInputs(model, layout, this.columns), this.palette);
    this.paintFrame(
      layout.plotWidth,
      layout.density,
      model.startSeconds / durationSeconds,
      (model.startSeconds + windowSeconds(model)) / durationSeconds,
      this.palette,
    );
  }

  private readonly differs = changeDetector();

  private paintStrip(inputs: StripInputs, palette: Palette): void {
    if (!this.differs(palette, ...(Object.values(inputs) as readonly unknown[]))) return;
    this.pen.begin(inputs.width, height, inputs.density);
    paintEnvelope(this.pen, inputs, palette);
    paintLabels(this.pen, inputs, palette);
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
function paintEnvelope(pen: Pen, { columns }: StripInputs, palette: Palette): void {
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

function paintLabels(pen: Pen, { labels, durationSeconds }: StripInputs, palette: Palette): void {
  const { width, height: bottom } = pen.canvas;
  const x = (seconds: number): number => (seconds / durationSeconds) * width;
  for (const label of labels.list) {
    const left = Math.round(x(label.startSeconds));
    const markWidth = Math.max(pen.px(2), Math.round(x(label.endSeconds)) - left);
    const colour = palette.categories[label.category];
    const faint = label.status === 'rejected';
    pen.fill(withAlpha(colour, faint ? 0.05 : 0.16), left, 0, markWidth, bottom);
    pen.fill(withAlpha(colour, faint ? 0.4 : 1), left, bottom - pen.px(5), markWidth, pen.px(4));
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
    if (event.button !== 0) return;
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
