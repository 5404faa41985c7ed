/**
 * Everything page and host say to each other, beside `rpc.ts`, which carries it. The page asks for what it shows
 * and passes on a person's intents; the host decides, and tells every page what has changed.
 */
import type { AdjudicationView, GivenSpan, ItemTake } from './adjudicationViews';
import type { PageCommand, ViewCommand } from './commands/commands';
import type { ComparisonChange } from './comparisonViews';
import type { HistoryView, LabelChoice, LabelDetails, LabelsChange } from './labelViews';
import type { PatternView, RecruitmentView, SpansQuestion } from './patternViews';
import type { SampleSpan, SampleStatistics } from './samples';
import type { TileReply, TileRequest } from './traces';
import type {
  FiguresQuestion,
  MarkersIntent,
  MeasuredUnitView,
  UnitElsewhere,
  PotentialFigures,
  UnitIntent,
  UnitsView,
} from './unitViews';

export type { PageCommand, ViewCommand } from './commands/commands';
export type * from './comparisonViews';
export type * from './adjudicationViews';
export { takes } from './adjudicationViews';
export type * from './labelViews';
export type * from './patternViews';
export type * from './unitViews';
export { unitDeeds } from './unitViews';

/** A channel as the page needs it. */
export interface ChannelView {
  readonly name: string;
  /** Unit of the values in `TileReply`: potentials of the body always come as `µV`. */
  readonly unit: string;
  readonly kind: 'emg' | 'mechanical' | 'target' | 'trigger' | 'other';
  /** By what the kind was told, in a few words; empty where that is not known. */
  readonly kindReason: string;
  readonly samplingRate: number;
  readonly samples: number;
}

/** The recording as the page needs it. */
export interface RecordingView {
  readonly name: string;
  readonly format: string;
  readonly durationSeconds: number;
  readonly startTime?: string;
  readonly channels: readonly ChannelView[];
  readonly warnings: readonly string[];
  /** Whether the overview strip may read the whole recording unasked (small files), or waits for a click. */
  readonly overview: 'automatic' | 'on-request';
}

/** How a person likes the traces; VS Code settings, told to every page when they change. */
export interface DisplaySettings {
  readonly negativeUp: boolean;
}

/** What a notice may offer. A closed list: no text of a file or a message can name anything else. */
export const noticeActions = [
  'keep',
  'discard',
  'reload',
  'retry',
  'open',
  'stage',
  'dismiss',
  'ours',
  'theirs',
] as const;
export type NoticeAction = (typeof noticeActions)[number];

/** One sentence about the whole document that stands above the traces until it is settled, with what can be done. */
export interface NoticeView {
  readonly id: string;
  readonly severity: 'info' | 'warning' | 'error';
  readonly sentence: string;
  /** In the order in which they are offered; `title` says what it does in this case: `Keep the 40 labels`. */
  readonly actions: readonly { readonly id: NoticeAction; readonly title: string }[];
}

/** What can be said of the document as a whole; every part can change while it is open. */
export interface PageStatus {
  readonly recording: RecordingView;
  readonly choices: readonly LabelChoice[];
  /** Why labels cannot be saved or edited now; null when they can. */
  readonly readOnlyReason: string | null;
  /** What is said where the recording is read blind; null where it is not. */
  readonly blindReading: string | null;
  /** Two readings that are being adjudicated; null while none are. */
  readonly adjudication: AdjudicationView | null;
  /** Keys of its items that have been decided. */
  readonly decided: readonly string[];
  readonly notices: readonly NoticeView[];
}

/** What the page gets when it opens. */
export interface PageState extends PageStatus {
  /** The first of them; the traces need not wait for the others. */
  readonly labels: LabelsChange;
  readonly settings: DisplaySettings;
  /** What the labels are compared with, and the first of what lies between; null where they are not. */
  readonly comparison: ComparisonChange | null;
  /** Numbers what the traces come from: another one after every opening of the recording. */
  readonly content: number;
}

/** Tiles of the recording's beginning, which most pages show first. */
export interface TilesAhead {
  readonly content: number;
  readonly tiles: TileReply;
}

/** A remark found in the recording itself. */
export interface AnnotationView {
  readonly onsetSeconds: number;
  readonly durationSeconds: number;
  readonly text: string;
}

/** The problem of an opening that a person has given up: nothing has failed. */
export const openingCancelled = 'opening-cancelled';

/** What a page may ask of the host: nothing else is answered. */
export type HostMethods = {
  /** The first thing a page asks; reports how far the opening has got. */
  open: { params: null; result: PageState };
  /** Gives up an opening that takes too long: its answer is then a failure. */
  cancelOpening: { params: null; result: null };
  /** Answered at once: tells a host that is there from one that is not. */
  ping: { params: null; result: null };
  /** The next of the labels that have not been told yet. */
  labels: { params: null; result: LabelsChange };
  details: { params: { id: string }; result: LabelDetails };
  /** Who last changed a label, as git has it; null where there is no history. May take long. */
  history: { params: { id: string }; result: HistoryView | null };
  /** The next of the changes that have not been told yet; null where nothing is compared any more. */
  changes: { params: null; result: ComparisonChange | null };
  /** Ends comparing. */
  endComparison: { params: null; result: null };
  /** Answered with what has been read where reading takes long: what is incomplete is to be asked for again. */
  tiles: { params: TileRequest; result: TileReply };
  /** Null where the span holds no valid sample. */
  samples: { params: SampleSpan; result: SampleStatistics | null };
  /**
   * The motor units of a channel, without their potentials; takes long where they have not been asked for before, and reports
   * how far it has got.
   */
  units: { params: { channel: number }; result: UnitsView };
  /** The potentials of these units; what of them was measured before and is not of another train is not measured again. */
  potentials: { params: { channel: number }; result: readonly MeasuredUnitView[] };
  /** Units of a channel that are also on others, where the units of all that may be of one electrode have been asked for. */
  alsoOn: { params: { channel: number }; result: readonly UnitElsewhere[] };
  /** Tiles of what is left of a channel without its units, as `tiles` gives them of the channel itself. */
  residual: { params: TileRequest; result: TileReply };
  /** The interference pattern of some spans; may take long, and reports how far it has got. */
  pattern: { params: SpansQuestion; result: PatternView };
  /** How units are recruited in each of some spans of voluntary effort; may take long, as `units` does. */
  recruitment: { params: SpansQuestion; result: readonly RecruitmentView[] };
  /** The figures between markers that a person has put on an averaged potential. */
  figures: { params: FiguresQuestion; result: PotentialFigures };
  /** Writes a table of the page's, as comma-separated values, where a person says; false where he says nowhere. */
  saveTable: { params: { name: string; text: string }; result: boolean };
  /** Corrects the units of a channel; may ask the person something first. */
  correctUnits: { params: UnitIntent; result: null };
  /** Puts the markers of a unit's potential, or takes them away. */
  markUnit: { params: MarkersIntent; result: null };
  /** Remarks in the file; may take long, so it comes after the first traces. */
  annotations: { params: null; result: readonly AnnotationView[] };
  /** Adds a label of [startSeconds, endSeconds) and answers its id. */
  addLabel: {
    params: { channels: readonly number[]; startSeconds: number; endSeconds: number; label: string };
    result: string;
  };
  changeSpan: { params: { id: string; startSeconds: number; endSeconds: number }; result: null };
  changeLabel: { params: { id: string; label: string }; result: null };
  /** An empty note removes it. */
  changeNote: { params: { id: string; note: string }; result: null };
  changeStatus: { params: { id: string; status: 'accepted' | 'rejected' | 'proposed' }; result: null };
  removeLabel: { params: { id: string }; result: null };
  /** Keeps every version of a label in conflict: the first as it, the others as labels of their own. */
  keepVersions: { params: { id: string; key: string }; result: null };
  /** Copies a link to a label, or the label in words with that link. */
  copyLabel: { params: { id: string; as: 'link' | 'markdown' | 'picture' }; result: null };
  /** Decides a conflict for one of its versions; `key` is that of the versions a person has seen. */
  resolveConflict: { params: { id: string; version: number; key: string }; result: null };
  /** Decides on an item of the adjudication under way for one of its readings, or for neither. */
  decide: { params: { key: string; take: ItemTake }; result: null };
  /** Decides on it for a span of the adjudicator's own. */
  decideSpan: { params: GivenSpan; result: null };
  /** Takes all that both readers say the same of. */
  takeAgreed: { params: null; result: null };
  /** Does what a notice offers. */
  noticeAction: { params: { id: string; action: NoticeAction }; result: null };
  /** Runs one of the commands that the page has a button for. */
  runCommand: { params: { command: PageCommand }; result: null };
  /**
   * Tells whether the traces (not a text field, not another part of VS Code) have the keyboard, and whether a panel of
   * motor units has it. `turn` is another whole number each time; the event `keys` says it back when VS Code knows.
   */
  keyboardFocus: { params: { traces: boolean; units: boolean; turn: number }; result: null };
};

/** What the host tells a page unasked. */
export type PageEvent =
  /** Sent before the page asks for anything, where it is there by then. */
  | { readonly name: 'ahead'; readonly value: TilesAhead }
  | { readonly name: 'labels'; readonly value: LabelsChange }
  /** What the labels are compared with, or that they are not any more. */
  | { readonly name: 'comparison'; readonly value: ComparisonChange | null }
  /** The parts of the status that are not what they were. */
  | { readonly name: 'page'; readonly value: Partial<PageStatus> }
  /** The units of these channels were corrected, or are not any more. */
  | { readonly name: 'units'; readonly value: readonly number[] }
  | { readonly name: 'settings'; readonly value: DisplaySettings }
  | { readonly name: 'view'; readonly value: ViewCommand }
  /** From now on VS Code gives keys to our commands: it knows what `keyboardFocus` told with this turn. */
  | { readonly name: 'keys'; readonly value: number }
  /** Go to a moment; the label there is to be selected. */
  | {
      readonly name: 'goTo';
      readonly value: { readonly startSeconds: number; readonly endSeconds: number; readonly id?: string };
    }
  /** Label the selected span, or change the selected label, to this. */
  | { readonly name: 'applyLabel'; readonly value: string }
  /** Detection is under way (0 to 1), or over (null). */
  | { readonly name: 'detection'; readonly value: number | null }
  /** HEAD, the index or the label file's state in git has moved: `history` may answer another. */
  | { readonly name: 'history'; readonly value: null };
