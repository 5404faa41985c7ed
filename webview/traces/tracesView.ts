/**
 * The traces: five canvases over each other (grid and bands, curves, discharges, selection, cursor), the gutter, and what
 * the mouse does. Each canvas is painted only when something it shows has changed, at most once a frame.
 */
import { report, type Actor } from '../actions/actor';
import { activate } from '../actions/cursor';
import { fitSensitivity } from '../actions/scales';
import { el, setAttribute, setText } from '../dom/elements';
import { spokenLabel } from '../words/labelWords';
import { activeChannel, layoutOf, selectedLabel, type Model } from '../state/model';
import { visibleLanes, type Layout } from '../view/layout';
import { fitNewScales } from '../view/newScales';
import { scaleOf, type Seen } from '../view/sensitivity';
import { timeScale, type TimeScale } from '../view/timeScale';
import { ChoiceMenu } from './choiceMenu';
import { Layer } from '../drawing/layer';
import type { Palette } from '../drawing/palette';
import { Disposables, type Disposable } from '../lifetime/disposables';
import type { SamplesLoader } from '../loading/samplesLoader';
import { derived } from '../state/derived';
import type { TileLoader, TileViewer } from '../tiles/tileLoader';
import { pictureOf } from './copiedPicture';
import { Curves } from './curves';
import { Gutter } from './gutter';
import { discharges, whereDischarges } from './discharges';
import { comparisonLane } from './comparisonLane';
import { findingsLane } from './findingsLane';
import { labelsLane } from './labelsLane';
import { aroundCursor, cursor } from './cursor';
import { chosen, whereChosen } from './chosen';
import { Residual, type ShownResidual } from './residual';
import type { TileReply, TileRequest } from '../../src/protocol/traces';
import { painter, type Gap, type Picture, type Reading, type Scene } from './picture';
import { readingLanes } from './readingLanes';
import { timeAxis } from './timeAxis';
import { underlay } from './underlay';
import { attachPointer } from './pointer';
import { readingText, type Value } from '../words/readings';
import { LaneScrollbar } from './scrollbar';

/** Where what is drawn comes from. */
export interface TraceSources {
  readonly tiles: TileLoader;
  readonly samples: SamplesLoader;
  readonly residual: (request: TileRequest, signal: AbortSignal) => Promise<TileReply>;
}

export class TracesView implements Disposable {
  readonly element = el('div', 'traces', {
    'data-testid': 'traces',
    'data-state': 'loading',
    tabindex: 0,
    role: 'application',
    'aria-label': 'EMG traces',
    'aria-roledescription': 'signal display',
  });
  private readonly actor: Actor;
  private readonly samples: SamplesLoader;
  private readonly listening = new Disposables();
  /** Curves come before what lies under them: they tell where there are gaps. */
  private readonly layers: readonly Layer<Picture, Scene>[];
  private readonly curves: Curves;
  private readonly tiles: TileLoader;
  private readonly viewer: TileViewer;
  private readonly residual: Residual;
  private readonly gutter: Gutter;
  private readonly menu: ChoiceMenu;
  private readonly scrollbar: LaneScrollbar;
  private readonly strip = el('div', 'trace-problem', { role: 'alert' });
  private gaps: readonly Gap[] = [];
  /** Counts what has come from the host. */
  private arrivals = 0;
  private readonly onFirst: () => void;
  private isFirst = true;
  private picture: Picture | undefined;

  /** `onFirst` is called once: in the frame that paints the first traces, or says why it can't. */
  constructor(
    actor: Actor,
    { tiles, samples, residual }: TraceSources,
    requestFrame: () => void,
    onFirst: () => void,
  ) {
    this.actor = actor;
    this.samples = samples;
    this.onFirst = onFirst;
    const { recording } = actor.store.get();
    this.curves = new Curves(tiles.cache, recording.channels);
    this.tiles = tiles;
    this.viewer = {
      arrived: () => {
        this.arrivals++;
        requestFrame();
      },
      answered: (problem) => actor.store.update({ traceProblem: problem?.message ?? null }),
    };
    this.residual = new Residual(recording.channels, residual, {
      arrived: this.viewer.arrived,
      answered: (problem) => (problem ? report(actor, problem) : undefined),
    });
    this.gutter = new Gutter(recording.channels, {
      activate: (channel) => activate(actor, channel),
      fit: (channel) => fitSensitivity(actor, channel),
    });
    this.menu = new ChoiceMenu(actor);
    this.scrollbar = new LaneScrollbar((laneScroll) => actor.store.update({ laneScroll }));
    const lines = painter(['scales', 'settings', 'arrivals', 'residual'], (frame, inputs) => {
      const gaps = this.curves.paint(frame, inputs);
      if (gaps.length > 0 || this.gaps.length > 0) this.gaps = gaps;
    });
    const bitmap = el('canvas', '', { 'data-testid': 'curves' });
    const curves = new Layer([lines], requestFrame, { canvas: bitmap, readBack: true });
    const lanes = [labelsLane, comparisonLane, findingsLane, readingLanes];
    const under = new Layer([underlay, ...lanes, timeAxis], requestFrame);
    const marked = el('canvas', '', { 'data-testid': 'discharges' });
    const marks = new Layer([discharges], requestFrame, { canvas: marked, covers: whereDischarges });
    const over = new Layer([chosen], requestFrame, { covers: whereChosen });
    const mark = new Layer([cursor], requestFrame, { covers: aroundCursor });
    this.layers = [curves, under, marks, over, mark];
    this.element.append(
      ...[under, curves, marks, over, mark].map(({ canvas }) => canvas),
      this.residual.badge,
      this.gutter.element,
      this.scrollbar.element,
      this.strip,
      this.menu.element,
    );
    attachPointer(this.element, actor, () => this.picture, this.listening);
    this.listening.onResize(this.element, () => this.measure());
  }

  dispose(): void {
    this.listening.dispose();
  }

  /** Brings everything up to date with the state; as long as it is not seen, paints nothing but whole traces. */
  frame(model: Model, palette: Palette, isSeen: boolean): void {
    if (model.viewport.width === 0) return;
    const layout = layoutOf(model);
    const { density } = layout;
    const [left, width] = [Math.round(layout.plotLeft * density), Math.round(layout.plotWidth * density)];
    const scale = this.scaleOf(model.startSeconds, model.secondsPerDivision, left, width);
    const picture = { layout, scale, palette };
    this.picture = picture;
    const complete = this.want(layout, scale);
    if (!isSeen && !complete && model.traceProblem === null) return;
    // Painted with the scales that it has now, and not a frame later.
    if (complete && this.fitScales(model, layout, scale)) {
      this.frame(this.actor.store.get(), palette, isSeen);
      return;
    }
    const scene = this.scene(model, this.residual.want(model, layout, scale));
    for (const layer of this.layers) layer.render(layout, picture, scene);
    this.gutter.render(model, picture);
    this.scrollbar.render(layout);
    this.menu.render(model, layout);
    this.strip.hidden = model.traceProblem === null;
    setText(this.strip, model.traceProblem ?? '');
    this.describe(model, layout, scale, complete);
    if (this.isFirst && (complete || model.traceProblem !== null)) {
      this.isFirst = false;
      this.onFirst();
    }
  }

  /** The sample of a channel at a moment: the one that is drawn, where samples are drawn one by one, else the host's. */
  valueAt(channel: number, seconds: number): Value | undefined {
    const drawn = this.picture && this.curves.valueAt(channel, seconds, this.picture.scale);
    return drawn ?? this.samples.valueAt(channel, seconds);
  }

  /** What is seen of a channel in the present picture. */
  seen(channel: number): Seen | undefined {
    return this.picture && this.curves.seen(channel, this.picture.scale);
  }

  /** A picture of what is seen, once the frame to come is painted and whole, or after so long. */
  async picturedOnceWhole(milliseconds: number): Promise<Blob> {
    const end = performance.now() + milliseconds;
    do await new Promise(requestAnimationFrame);
    while (this.element.dataset['state'] === 'loading' && performance.now() < end);
    await new Promise(requestAnimationFrame);
    return pictureOf(this.element);
  }

  /** Takes over the size that it has now. */
  measure(): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    const { viewport } = this.actor.store.get();
    const density = window.devicePixelRatio;
    if (viewport.width === width && viewport.height === height && viewport.density === density) return;
    this.actor.store.update({ viewport: { width, height, density } });
  }

  private want(layout: Layout, scale: TimeScale): boolean {
    const { first, end } = visibleLanes(layout);
    const { channels } = this.actor.store.get().recording;
    return this.tiles.want(this.viewer, {
      channels: [...channels.keys()].slice(first, end),
      secondsPerColumn: scale.secondsPerColumn,
      firstColumn: scale.firstColumn,
      endColumn: scale.firstColumn + scale.width,
    });
  }

  /** Chooses the scales that are the page's to choose; true where one is another now. */
  private fitScales({ recording, scales }: Model, layout: Layout, scale: TimeScale): boolean {
    const { first, end } = visibleLanes(layout);
    const seen = (channel: number): Seen | undefined => this.curves.seen(channel, scale);
    const fitted = fitNewScales(scales, recording.channels, {
      visible: { first, end },
      divisionsPerLane: layout.divisionsPerLane,
      seen,
    });
    if (fitted === scales) return false;
    this.actor.store.update({ scales: fitted });
    return true;
  }

  /** The same object while it shows the same times in the same place. */
  private readonly scaleOf = derived(
    (startSeconds: number, secondsPerDivision: number, left: number, width: number) =>
      timeScale({ startSeconds, secondsPerDivision }, left, width),
  );

  private scene(model: Model, residual: ShownResidual | undefined): Scene {
    const { arrivals, gaps } = this;
    return { ...model, arrivals, gaps, residual, reading: this.reading(model) };
  }

  private reading(model: Model): Reading | undefined {
    const channel = activeChannel(model);
    const value = this.valueAt(model.activeChannel, model.cursorSeconds);
    if (!channel || !value) return undefined;
    const { unitsPerDivision } = scaleOf(model.scales, channel, model.activeChannel);
    const text = readingText(value, channel.unit, unitsPerDivision);
    return this.readingOf(text, value.kind === 'sample' ? value.value : undefined);
  }

  private readonly readingOf = derived((text: string, value: number | undefined): Reading => ({
    text,
    value,
  }));

  /** What tests (and assistive tools) read off the element. */
  private describe(model: Model, layout: Layout, scale: TimeScale, complete: boolean): void {
    const channel = activeChannel(model);
    const state = model.traceProblem !== null ? 'error' : complete ? 'ready' : 'loading';
    const { selection } = model;
    const span = selection.kind === 'span' ? selection.span : undefined;
    const attributes: Readonly<Record<string, string | number | null>> = {
      state,
      'start-seconds': model.startSeconds,
      'seconds-per-division': model.secondsPerDivision,
      sensitivity: channel ? scaleOf(model.scales, channel, model.activeChannel).unitsPerDivision : null,
      'cursor-seconds': model.cursorSeconds,
      'active-channel': model.activeChannel,
      selection: span ? `${span.startSeconds},${span.endSeconds}` : null,
      'selected-label': selection.kind === 'label' ? selection.id : null,
      'plot-left': scale.left / layout.density,
      'plot-width': scale.width / layout.density,
      'division-width': layout.divisionWidth,
      'division-height': layout.divisionHeight,
      'lanes-top': layout.lanesTop,
      compared: model.comparison?.head.name ?? null,
    };
    for (const [name, value] of Object.entries(attributes)) {
      setAttribute(this.element, `data-${name}`, value === null ? null : String(value));
    }
    const label = selectedLabel(model);
    const spoken = label && `Selected: ${spokenLabel(label, model.recording.channels)}`;
    setAttribute(this.element, 'aria-description', spoken ?? null);
  }
}
