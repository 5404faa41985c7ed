/** The strip above the traces: the whole recording at a glance, its labels, and a frame around what is shown. */
import type { ChannelView, RecordingView } from '../../src/protocol/page';
import type { Actor } from '../actions/actor';
import { channelName } from '../dom/channelName';
import { el } from '../dom/elements';
import { duration } from '../words/format';
import { isMainPress } from '../keys';
import { layoutOf, type Model } from '../state/model';
import { Layer } from '../drawing/layer';
import type { Palette } from '../drawing/palette';
import { button } from '../dom/toolkit';
import { clampWindow, windowSeconds } from '../view/timeWindow';
import { newSpans } from '../drawing/spans';
import { derived, onChange } from '../state/derived';
import { fillLane } from '../tiles/lane';
import type { TileLoader, TileViewer } from '../tiles/tileLoader';
import { envelope, marks, shownPart } from './painters';
import { columnsOf, type OverviewColumns } from './strip';

const height = 52;

export class OverviewView {
  readonly element = el('div', 'overview', { 'data-testid': 'overview' });
  /** The whole recording, over it its labels, over these the frame. */
  private readonly layers;
  private readonly caption = el('div', 'overview-caption');
  private readonly ask;
  private readonly tiles: TileLoader;
  private readonly viewer: TileViewer;
  /** Counts what has come from the host. */
  private arrivals = 0;
  private wanted: boolean;

  constructor(actor: Actor, tiles: TileLoader, requestFrame: () => void) {
    const { recording } = actor.store.get();
    this.layers = [envelope, marks, shownPart].map((each) => new Layer([each], requestFrame));
    this.wanted = recording.overview === 'automatic';
    this.tiles = tiles;
    this.viewer = {
      arrived: () => {
        this.arrivals++;
        requestFrame();
      },
      answered: (problem) => {
        if (problem) actor.store.update({ problem: problem.message });
      },
    };
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
    const canvases = this.layers.map(({ canvas }) => canvas);
    this.element.append(this.caption, ...canvases, this.ask);
    const top = canvases.at(-1);
    if (top) attachPointer(top, actor);
  }

  render(model: Model, palette: Palette): void {
    const { channels, durationSeconds } = model.recording;
    if (model.viewport.width === 0 || channels.length === 0 || !(durationSeconds > 0)) return;
    const layout = layoutOf(model);
    this.ask.hidden = this.wanted;
    this.showCaption(model.recording, model.activeChannel);
    this.caption.style.width = `${layout.plotLeft - 8}px`;
    for (const { canvas } of this.layers) {
      canvas.style.left = `${layout.plotLeft}px`;
      canvas.style.width = `${layout.plotWidth}px`;
    }
    this.ask.style.left = `${layout.plotLeft + 8}px`;
    const width = Math.round(layout.plotWidth * layout.density);
    const size = { width: layout.plotWidth, height, density: layout.density };
    const strip = {
      columns: this.wanted ? this.columns(model, width) : undefined,
      labels: model.labels,
      durationSeconds,
      from: model.startSeconds / durationSeconds,
      to: (model.startSeconds + windowSeconds(model)) / durationSeconds,
    };
    for (const layer of this.layers) layer.render(size, { palette }, strip);
  }

  /** How long it is, and of which channel the strip is. */
  private readonly showCaption = onChange(
    ({ durationSeconds, channels }: RecordingView, activeChannel: number) => {
      const length = duration(durationSeconds).replaceAll(' ', '\u00a0');
      const name = channels[activeChannel]?.name ?? '';
      const whose = channels.length > 1 ? [channelName('overview-channel', name)] : [];
      this.caption.replaceChildren(el('span', '', {}, [`Whole recording, ${length}`]), ...whose);
      this.caption.title = name;
    },
  );

  /** What is known of the active channel in `width` columns; asks for the rest. */
  private columns({ activeChannel, recording }: Model, width: number): OverviewColumns | undefined {
    const channel = recording.channels[activeChannel];
    if (!channel) return undefined;
    const secondsPerColumn = recording.durationSeconds / width;
    const all = { channels: [activeChannel], secondsPerColumn, firstColumn: 0, endColumn: width };
    this.tiles.want(this.viewer, all);
    return this.columnsOf(activeChannel, channel, secondsPerColumn, width, this.arrivals);
  }

  /** The same object until more has come. */
  private readonly columnsOf = derived<
    [index: number, channel: ChannelView, secondsPerColumn: number, width: number, arrivals: number],
    OverviewColumns
  >((index, { samplingRate, samples }, secondsPerColumn, width) => {
    const spans = newSpans(width);
    const lane = { cache: this.tiles.cache, channel: { index, samplingRate, samples } };
    fillLane(spans, lane, { secondsPerColumn, firstColumn: 0, endColumn: width });
    return columnsOf(spans);
  });
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
