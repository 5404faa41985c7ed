/** The open page: builds its parts, redraws them at most once a frame, and listens to the host. */
import type { PageEvent, PageState, TilesAhead } from '../src/protocol/page';
import type { Actor } from './actions/actor';
import { beginAdjudication } from './actions/adjudication';
import { applyLabel, goTo } from './actions/labels';
import { InOrder } from './actions/inOrder';
import { revealBeforeActing } from './actions/outOfSight';
import { viewActions } from './actions/viewActions';
import { fitWholeRecording } from './actions/wholeScales';
import { el } from './dom/elements';
import { StudyColors } from './dom/studyColors';
import { Theme } from './drawing/theme';
import type { Host } from './host/host';
import { Disposables, type Disposable } from './lifetime/disposables';
import { afterNextFrame, Curtain } from './dom/curtain';
import { ComparisonLoader } from './loading/comparisonLoader';
import { DetailsLoader } from './loading/detailsLoader';
import { FiguresLoader } from './loading/figuresLoader';
import { HistoryLoader } from './loading/historyLoader';
import { LabelsLoader } from './loading/labelsLoader';
import { PatternLoader } from './loading/patternLoader';
import { SamplesLoader } from './loading/samplesLoader';
import { SweepsLoader } from './loading/sweepsLoader';
import { UnitsLoader } from './loading/unitsLoader';
import { OverviewView } from './overview/overviewView';
import { AdjudicationPanel } from './panels/adjudication';
import { AlignedPane } from './panels/alignedPane';
import { ChangeList } from './panels/changes/changeList';
import { Details } from './panels/details';
import { HostSilence } from './panels/hostSilence';
import { LabelList } from './panels/labelList';
import { Notices } from './panels/notices';
import { PanelHost } from './panels/panelHost';
import { PatternPanel } from './panels/pattern/patternPanel';
import { PotentialsPanel } from './panels/potentials/potentialsPanel';
import { StatusLine } from './panels/statusLine';
import { Toolbar } from './panels/toolbar';
import { UnitsPanel } from './panels/units/unitsPanel';
import { pickSavedView, readSavedView } from './state/savedView';
import { initialModel, type Model } from './state/model';
import { firstPanels } from './state/panelsView';
import { Store } from './state/store';
import { TileLoader } from './tiles/tileLoader';
import { TracesView, type TraceSources } from './traces/tracesView';
import { watchHost } from './host/watchedHost';

/** What a page begins with: its state, and tiles that may have come before it. */
interface Beginning {
  readonly page: PageState;
  readonly ahead: TilesAhead | undefined;
}

/** Shows an open recording inside `root` and keeps it up to date. */
export function startApp(root: HTMLElement, unwatched: Host, { page, ahead }: Beginning): Disposable {
  const listening = new Disposables();
  const host = watchHost(unwatched, (hostSilence) => store.update({ hostSilence }), listening);
  const store = new Store(
    initialModel(page, readSavedView(unwatched.getState()), firstPanels(window.innerWidth)),
  );
  const loader = new DetailsLoader(store, host);
  const history = new HistoryLoader(store, (id) => host.call('history', { id }));
  const requestFrame = oncePerFrame(() => render(store.get()));
  const actor: Actor = {
    store,
    host,
    seen: (channel) => traces.seen(channel),
    focusNote: () => {
      revealDetails();
      details.focusNote();
    },
    focusAligned: () => {
      isSurrounded = true;
      render(store.get());
      aligned.focus();
    },
    detailsOf: (label) => loader.of(label),
    historyOf: (label) => history.of(label),
    focusVersions: () => {
      revealDetails();
      details.focusVersions();
    },
    pictureOfTraces: (milliseconds) => traces.picturedOnceWhole(milliseconds),
    toggleEvidence: () => {
      revealDetails();
      details.toggleEvidence();
    },
  };
  const theme = new Theme(requestFrame);
  const studyColors = new StudyColors();
  const labels = new LabelsLoader(actor);
  const samples = new SamplesLoader(
    page.recording.channels,
    (span, signal) => host.call('samples', span, { signal }),
    requestFrame,
  );
  const tiles = new TileLoader(page.recording.channels, (request, signal) =>
    host.call('tiles', request, { signal }),
  );
  const residual: TraceSources['residual'] = (request, signal) => host.call('residual', request, { signal });
  // Nobody waits for what surrounds the traces, and making it takes as long as they do: it comes a frame later.
  let isSurrounded = false;
  const surround = (): void => {
    isSurrounded = true;
    requestFrame();
  };
  const curtain = new Curtain(root, surround);
  const traces = new TracesView(actor, { tiles, samples, residual }, requestFrame, () => {
    curtain.lift();
    afterNextFrame(() => {
      // For whoever measures how long opening takes.
      performance.mark('first-traces');
      surround();
      labels.begin();
      comparison.begin();
    });
  });
  const overview = new OverviewView(actor, tiles, requestFrame);
  const toolbar = new Toolbar(actor);
  const notices = new Notices(actor);
  const details = new Details(actor);
  const status = new StatusLine(actor, traces, samples);
  const silence = new HostSilence();
  const units = new UnitsLoader(store, {
    units: (channel, options) => host.call('units', { channel }, options),
    potentials: (channel, options) => host.call('potentials', { channel }, options),
    alsoOn: (channel, options) => host.call('alsoOn', { channel }, options),
  });
  const sweeps = new SweepsLoader(store, (request, signal) => host.call('tiles', request, { signal }));
  new FiguresLoader(store, (question) => host.call('figures', question));
  const pattern = new PatternLoader(store, {
    pattern: (question, options) => host.call('pattern', question, options),
    recruitment: (question, options) => host.call('recruitment', question, options),
  });
  const again = (): void => units.retry();
  const aligned = new AlignedPane(actor, () => stage, [
    new UnitsPanel(actor, theme, again),
    new PotentialsPanel(actor, theme, again),
    new PatternPanel(actor, theme, () => pattern.retry()),
  ]);
  const below = [...aligned.elements, silence.element];
  const stage: HTMLElement = el('main', 'stage', {}, [overview.element, traces.element, ...below]);
  const changes = new ChangeList(actor);
  const panels = new PanelHost(actor, stage, [
    [new LabelList(actor), changes],
    [new AdjudicationPanel(actor)],
    [details],
  ]);
  const comparison = new ComparisonLoader(actor, () => {
    panels.reveal(changes.id);
    surround();
  });

  function render(model: Model): void {
    studyColors.render(model.choices, theme.palette);
    notices.render(model);
    if (isSurrounded) for (const part of [toolbar, silence, aligned, panels]) part.render(model);
    traces.frame(model, theme.palette, !curtain.isDown);
    if (!isSurrounded) return;
    overview.render(model, theme.palette);
    status.render(model);
  }

  function revealDetails(): void {
    isSurrounded = true;
    panels.reveal(details.id);
    render(store.get());
  }

  root.replaceChildren(toolbar.element, notices.element, panels.element, status.element);
  const save = later(() => host.setState(pickSavedView(store.get())));
  store.subscribe(() => {
    requestFrame();
    save();
  });
  listening.add(() => curtain.lift());
  const order = new InOrder();
  listening.add(
    host.onEvent((event) => handle(actor, { labels, comparison, history, units, pattern }, order, event)),
  );
  for (const part of [
    theme,
    studyColors,
    traces,
    samples,
    units,
    sweeps,
    pattern,
    aligned,
    panels,
    silence,
  ]) {
    listening.add(() => part.dispose());
  }
  if (ahead?.content === page.content) tiles.cache.insert(ahead.tiles);
  // The first tiles are asked for before anything else is done: all of it takes the thread that the question leaves by.
  for (const part of [notices, silence]) part.render(store.get());
  for (const part of [panels, aligned]) part.arrange(store.get());
  traces.measure();
  traces.frame(store.get(), theme.palette, false);
  requestFrame();
  void loadAnnotations(actor);
  if (page.adjudication) beginAdjudication(actor, page.adjudication);
  void fitWholeRecording(actor, tiles);
  return listening;
}

/** What is loaded again when the host says that it is another. */
interface Loaders {
  readonly labels: LabelsLoader;
  readonly comparison: ComparisonLoader;
  readonly history: HistoryLoader;
  readonly units: UnitsLoader;
  readonly pattern: PatternLoader;
}

/** What the host tells unasked. */
function handle(actor: Actor, loaders: Loaders, order: InOrder, event: PageEvent): void {
  const { labels, comparison, history, units, pattern } = loaders;
  switch (event.name) {
    case 'labels': {
      labels.take(event.value);
      return;
    }
    case 'comparison': {
      comparison.take(event.value);
      return;
    }
    case 'history': {
      history.renew();
      return;
    }
    case 'page': {
      const isOtherReason = event.value.readOnlyReason !== undefined;
      actor.store.update({ ...event.value, ...(isOtherReason ? { refusals: 0 } : {}) });
      if (event.value.adjudication !== undefined) beginAdjudication(actor, event.value.adjudication);
      return;
    }
    case 'units': {
      units.outdate(event.value);
      pattern.outdate(event.value);
      return;
    }
    case 'settings': {
      actor.store.update({ settings: event.value });
      return;
    }
    case 'view': {
      order.run(() => {
        if (!revealBeforeActing(actor, event.value)) viewActions[event.value](actor);
        return undefined;
      });
      return;
    }
    case 'goTo': {
      goTo(actor, event.value);
      return;
    }
    case 'applyLabel':
      order.run(() => (revealBeforeActing(actor, 'applyLabel') ? undefined : applyLabel(actor, event.value)));
      return;
    case 'detection': {
      actor.store.update({ detection: event.value });
      return;
    }
    case 'ahead': // comes before the page begins, or not at all
    case 'keys': // the keyboard's watch listens to it
      return;
  }
}

async function loadAnnotations(actor: Actor): Promise<void> {
  try {
    actor.store.update({ annotations: await actor.host.call('annotations', null) });
  } catch (error) {
    actor.store.update({ problem: error instanceof Error ? error.message : String(error) });
  }
}

/** `work`, at most once in a frame however often it is asked for. */
function oncePerFrame(work: () => void): () => void {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      work();
    });
  };
}

/** `work`, a moment after it was last asked for. */
function later(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, 200);
  };
}
