/** What the page knows and shows once a recording is open. The labels are the host's; the rest is the view. */
import type {
  AdjudicationView,
  AnnotationView,
  ChangeView,
  ChannelView,
  DisplaySettings,
  HistoryView,
  LabelChoice,
  LabelDetails,
  LabelView,
  NoticeView,
  PageState,
  RecordingView,
  UnitsView,
} from '../../src/protocol/page';
import type { LabelFilter } from '../labels/filters';
import { ChangeSet } from '../labels/changeSet';
import { LabelSet } from '../labels/labelSet';
import { layOut, type Layout, type Viewport } from '../view/layout';
import { clampWindow, firstWindow } from '../view/timeWindow';
import type { Scales } from '../view/sensitivity';
import { derived } from './derived';
import type { HandFigures, MovedMarkers } from './handMarkers';
import type { PanelsView } from './panelsView';
import type { PatternState } from './patternState';
import { firstOrder, type PotentialOrder } from './potentials';
import type { SavedView } from './savedView';

/** A stretch [startSeconds, endSeconds) of some channels. */
export interface Span {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly channels: readonly number[];
}

/** What the next label key acts on. */
export type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'span'; readonly span: Span }
  | { readonly kind: 'label'; readonly id: string };

/** What is known of the units of a channel. */
export type UnitsState = { readonly channel: number } & (
  | {
      readonly kind: 'waiting';
      /** Of what the host has reported; null before it has taken long enough to say so. */
      readonly progress: number | null;
    }
  | { readonly kind: 'known'; readonly view: UnitsView }
  | { readonly kind: 'failed'; readonly sentence: string }
);

/** The signal around one discharge, from the baseline on. */
export interface Sweep {
  readonly values: Float32Array;
  /** Of the first value, from the discharge, and between two. */
  readonly firstMilliseconds: number;
  readonly stepMilliseconds: number;
}

export interface Model {
  readonly recording: RecordingView;
  readonly labels: LabelSet;
  /** What the host has said of the selected label; of an earlier version of it until the new answer is there. */
  readonly details: { readonly label: LabelView; readonly said: LabelDetails } | null;
  /** What the labels are compared with; null where they are not. */
  readonly comparison: ChangeSet | null;
  /** The change that was walked to last, by its label. */
  readonly walkedChange: string | null;
  /** Who last changed the selected label; null until that is known. */
  readonly history: { readonly label: LabelView; readonly said: HistoryView | null } | null;
  readonly choices: readonly LabelChoice[];
  readonly settings: DisplaySettings;
  readonly readOnlyReason: string | null;
  /** How often someone has tried to edit since that is the reason: each time is to be seen. */
  readonly refusals: number;
  /** What is said where the recording is read blind. */
  readonly blindReading: string | null;
  readonly adjudication: AdjudicationView | null;
  /** Keys of its items that have been decided. */
  readonly decided: readonly string[];
  /** The item of it that is looked at. */
  readonly itemKey: string | null;
  /** The label chosen for a span of the adjudicator's own; null for that of a reading. */
  readonly itemLabel: string | null;
  readonly notices: readonly NoticeView[];
  readonly annotations: readonly AnnotationView[];

  readonly startSeconds: number;
  readonly secondsPerDivision: number;
  readonly scales: Scales;
  readonly viewport: Viewport;
  readonly laneScroll: number;

  readonly activeChannel: number;
  readonly cursorSeconds: number;
  /** The fixed end of a selection that grows with the cursor. */
  readonly anchorSeconds: number | null;
  /** One edge of a span to come, set by `[` or `]` and waiting for the other. */
  readonly pendingSeconds: number | null;
  readonly selection: Selection;
  /** The label that was selected when someone took the selection away: while the cursor stays there, a walk goes on from it. */
  readonly leftId: string | null;
  /** How a drag under way would leave a label's span. */
  readonly edgeDrag: { readonly id: string; readonly span: Span } | null;
  /** A span just dragged, and where its menu stands (CSS pixels in the traces element). */
  readonly menuAt: { readonly x: number; readonly y: number } | null;

  /** The motor units of the active channel; null where nobody has asked for them. */
  readonly units: UnitsState | null;
  /** Of these the one that the keyboard walks along, by its index. */
  readonly chosenUnit: number;
  /** Whether the active channel is to be seen without its units. */
  readonly showsResidual: boolean;
  /** Whether the chosen unit's potentials are to be seen over each other, and what is known of them; null while nothing is. */
  readonly showsSweeps: boolean;
  readonly sweeps: { readonly unit: number; readonly list: readonly Sweep[] } | null;
  /** The interference pattern of what is selected; null where nobody looks at it, or there is none. */
  readonly pattern: PatternState | null;
  /** Markers of a potential that a person is moving; and what was measured between those that people have put. */
  readonly movedMarkers: MovedMarkers | null;
  readonly handFigures: readonly HandFigures[];
  /** The order of their potentials' table. */
  readonly potentialOrder: PotentialOrder;

  readonly filter: LabelFilter;
  readonly panels: PanelsView;
  /** Progress of a detection under way, 0 to 1. */
  readonly detection: number | null;
  /** A sentence about what just failed. */
  readonly problem: string | null;
  /** A sentence about why traces are missing. */
  readonly traceProblem: string | null;
  /** Set while the host does not answer, with how many edits it has not confirmed. */
  readonly hostSilence: { readonly unconfirmedEdits: number } | null;
}

/** The state of a page that has just opened, where it was left if it was here before. */
export function initialModel(page: PageState, saved: SavedView | undefined, panels: PanelsView): Model {
  const { recording } = page;
  const window = clampWindow(saved ?? firstWindow(recording.durationSeconds), recording.durationSeconds);
  const channels = recording.channels.length;
  const firstEmg = recording.channels.findIndex((channel) => channel.kind === 'emg');
  return {
    recording,
    labels: new LabelSet([], false).after(page.labels),
    details: null,
    comparison: ChangeSet.after(null, page.comparison),
    walkedChange: null,
    history: null,
    choices: page.choices,
    settings: page.settings,
    readOnlyReason: page.readOnlyReason,
    refusals: 0,
    blindReading: page.blindReading,
    adjudication: page.adjudication,
    decided: page.decided,
    itemKey: null,
    itemLabel: null,
    notices: page.notices,
    annotations: [],
    ...window,
    scales: saved?.scales ?? {},
    viewport: { width: 0, height: 0, density: 1 },
    laneScroll: saved?.laneScroll ?? 0,
    activeChannel: Math.min(saved?.activeChannel ?? Math.max(0, firstEmg), Math.max(0, channels - 1)),
    cursorSeconds: Math.min(saved?.cursorSeconds ?? 0, recording.durationSeconds),
    anchorSeconds: null,
    pendingSeconds: null,
    selection: { kind: 'none' },
    leftId: null,
    edgeDrag: null,
    menuAt: null,
    units: null,
    chosenUnit: 0,
    showsResidual: false,
    showsSweeps: false,
    sweeps: null,
    pattern: null,
    movedMarkers: null,
    handFigures: [],
    potentialOrder: firstOrder,
    filter: 'all',
    panels: saved?.panels ?? panels,
    detection: null,
    problem: null,
    traceProblem: null,
    hostSilence: null,
  };
}

/** The active channel, or undefined in a recording without channels. */
export function activeChannel(model: Pick<Model, 'recording' | 'activeChannel'>): ChannelView | undefined {
  return model.recording.channels[model.activeChannel];
}

export function selectedLabel(model: Pick<Model, 'selection' | 'labels'>): LabelView | undefined {
  const { selection } = model;
  return selection.kind === 'label' ? model.labels.get(selection.id) : undefined;
}

/** The label from which a walk to the next one goes on: the selected one, or the one just left. */
export function walkedFrom(
  model: Pick<Model, 'selection' | 'labels' | 'leftId' | 'cursorSeconds'>,
): LabelView | undefined {
  const left = model.leftId === null ? undefined : model.labels.get(model.leftId);
  return selectedLabel(model) ?? (left?.startSeconds === model.cursorSeconds ? left : undefined);
}

/** The change that is looked at: that of the selected label, or the one walked to where its label is gone. */
export function chosenChange({
  comparison,
  selection,
  walkedChange,
}: Pick<Model, 'comparison' | 'selection' | 'walkedChange'>): ChangeView | undefined {
  if (selection.kind === 'label') return comparison?.get(selection.id);
  const walked = comparison?.get(walkedChange);
  return walked?.kind === 'removed' ? walked : undefined;
}

/** The span that is selected, be it free or a label's; during an edge drag, as it would become. */
export function selectedSpan(model: Pick<Model, 'selection' | 'labels' | 'edgeDrag'>): Span | undefined {
  if (model.selection.kind === 'span') return model.selection.span;
  const label = selectedLabel(model);
  return label && shownSpan(model, label);
}

/** A label's span as it is drawn: under a drag of its edge, where the edge is now. */
export function shownSpan(model: Pick<Model, 'edgeDrag'>, label: LabelView): Span {
  return model.edgeDrag?.id === label.id ? model.edgeDrag.span : label;
}

/** What the host has said of the selected label, where it has. */
export function selectedDetails(model: Pick<Model, 'selection' | 'details'>): LabelDetails | undefined {
  const { selection, details } = model;
  return selection.kind === 'label' && details?.label.id === selection.id ? details.said : undefined;
}

/** Labels the list shows, in the host's order. */
export function filteredLabels({ filter, labels }: Pick<Model, 'filter' | 'labels'>): readonly LabelView[] {
  return labels.filter(filter);
}

const laidOut = derived(
  (
    viewport: Viewport,
    lanes: number,
    labelRows: number,
    findingRows: number,
    comparisonRows: number,
    readingRows: number,
    remarks: boolean,
    scroll: number,
  ): Layout =>
    layOut(viewport, { lanes, labelRows, findingRows, comparisonRows, readingRows, remarks, scroll }),
);

/** Where everything in the traces element stands: the same object while nothing of it differs. */
export function layoutOf(
  model: Pick<
    Model,
    'viewport' | 'recording' | 'labels' | 'adjudication' | 'laneScroll' | 'annotations' | 'comparison'
  >,
): Layout {
  const { viewport, recording, labels, adjudication, laneScroll, annotations, comparison } = model;
  return laidOut(
    viewport,
    recording.channels.length,
    labels.rows.rows,
    labels.findingRows.rows,
    comparison?.rows.rows ?? 0,
    adjudication ? adjudication.readers.length : 0,
    annotations.length > 0,
    laneScroll,
  );
}
